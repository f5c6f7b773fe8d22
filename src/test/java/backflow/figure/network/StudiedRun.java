package backflow.figure.network;

import backflow.figure.frame.Readings;
import backflow.figure.units.TrainedRun;
import backflow.math.KernelChoice;
import backflow.study.DecisionMap;
import backflow.study.Finding;
import backflow.study.Interest;
import backflow.study.Moment;
import backflow.study.NetworkGraph;
import backflow.study.Study;
import backflow.study.UnitLens;
import backflow.train.ExperimentSpec;
import backflow.train.Measuring;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.util.Objects;

/** A run that was really trained, with what this board's studies find at its last step. */
public final class StudiedRun {
  private StudiedRun() {}

  /** Trains up to a step and looks at it. */
  public static Readings of(ExperimentSpec spec, long step, Interest interest) {
    Trainer trainer = new Trainer(Setup.of(spec), KernelChoice.best(), Measuring.DEFAULT);
    while (trainer.steps() <= step) {
      trainer.step();
    }
    Readings readings = new Readings();
    readings.layers(trainer.setup().network().layers().size());
    Objects.requireNonNull(trainer.snapshot()).copyInto(readings.snapshot());
    readings.lastStep(step);
    Moment moment = TrainedRun.moment(spec, step);
    tell(readings, new NetworkGraph(), moment, interest);
    tell(readings, new DecisionMap(), moment, interest);
    tell(readings, new UnitLens(), moment, interest);
    return readings;
  }

  private static <T extends Finding> void tell(
      Readings readings, Study<T> study, Moment moment, Interest interest) {
    T finding = Objects.requireNonNull(study.of(moment, interest, () -> false));
    readings.findings().put(study.kind(), finding);
  }
}
