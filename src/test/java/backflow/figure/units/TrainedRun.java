package backflow.figure.units;

import backflow.export.FactsOfRun;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Needs;
import backflow.figure.frame.Readings;
import backflow.math.KernelChoice;
import backflow.probe.LayerQuantity;
import backflow.study.Death;
import backflow.study.DeathStudy;
import backflow.study.DistributionStudy;
import backflow.study.Interest;
import backflow.study.LayerDistributions;
import backflow.study.Moment;
import backflow.train.ExperimentSpec;
import backflow.train.Measuring;
import backflow.train.Progress;
import backflow.train.Run;
import backflow.train.Session;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/** A run that was really trained, as figures read it, with the findings of its last step. */
public final class TrainedRun {
  private static final Needs NEEDS =
      Needs.of(
              LayerQuantity.ZERO_SHARE,
              LayerQuantity.SATURATED_SHARE,
              LayerQuantity.INACTIVE_SHARE,
              LayerQuantity.DEAD_SHARE,
              LayerQuantity.SAMPLE_SIMILARITY)
          .and(Needs.ofHero());

  private TrainedRun() {}

  /** Trains an experiment up to where its view stands. */
  public static Readings of(ExperimentSpec spec, Focus focus) {
    Readings readings = new Readings();
    Run run = run(spec);
    readings.facts(FactsOfRun.of(run, spec, ""));
    readings.read(run.history(), focus, 900, NEEDS);
    Moment moment = moment(spec, readings.lastStep());
    DistributionStudy distributions = new DistributionStudy();
    LayerDistributions found =
        Objects.requireNonNull(distributions.of(moment, Interest.NONE, () -> false));
    readings.findings().put(LayerDistributions.class, found);
    if (focus.unit() > 0) {
      tellDeath(readings, moment, focus);
    }
    return readings;
  }

  /** The run itself, trained up to where its view stands. */
  public static Run run(ExperimentSpec spec) {
    try (Session session = Session.open(spec, true)) {
      while (session.progress().state() == Progress.State.OPENING) {
        LockSupport.parkNanos(1_000_000);
      }
      return Objects.requireNonNull(session.run());
    }
  }

  /** Tells how a unit died. */
  static void tellDeath(Readings readings, Moment moment, Focus focus) {
    Interest interest = new Interest(focus.layer(), focus.unit(), focus.chosenAt());
    Death death = Objects.requireNonNull(new DeathStudy().of(moment, interest, () -> false));
    readings.findings().put(Death.class, death);
  }

  /** A run stopped before the update of a step. */
  public static Moment moment(ExperimentSpec spec, long step) {
    Trainer trainer = new Trainer(Setup.of(spec), KernelChoice.best(), Measuring.NOTHING);
    while (trainer.steps() < step) {
      trainer.step();
    }
    return Moment.of(trainer);
  }
}
