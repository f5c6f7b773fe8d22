package backflow.lesson;

import backflow.diagnose.Diagnosis;
import backflow.diagnose.rule.Subject;
import backflow.diagnose.rule.ThresholdException;
import backflow.diagnose.rule.Thresholds;
import backflow.diagnose.vital.Memory;
import backflow.math.Blank;
import backflow.nn.loss.Loss;
import backflow.train.ExperimentSpec;
import backflow.train.InitializerSpec;
import backflow.train.LiveSettings;
import backflow.train.Run;
import backflow.train.Setup;
import backflow.train.SpecException;
import backflow.train.Watchers;
import org.jspecify.annotations.Nullable;

/**
 * Where training and diagnosis meet, who do not know each other: makes the diagnosis of each run of
 * a session, and tells what the rules must know of an experiment.
 */
public final class Diagnoses {
  /** For {@code Session.open}: every run is diagnosed. */
  public static final Watchers WATCHERS = Diagnoses::of;

  private Diagnoses() {}

  /** The diagnosis of a run whose session was opened with {@link #WATCHERS}; else null. */
  public static @Nullable Diagnosis of(Run run) {
    return run.watcher() instanceof Diagnosis diagnosis ? diagnosis : null;
  }

  /**
   * A diagnosis of an experiment at its start, by the thresholds that stand in it.
   *
   * @throws SpecException if one of them is not known or out of range
   */
  public static Diagnosis of(Setup setup) {
    return of(setup, LiveSettings.of(setup.spec()), null);
  }

  private static Diagnosis of(Setup setup, LiveSettings settings, @Nullable Object memory) {
    Subject subject = subject(setup, settings);
    Memory known = memory instanceof Memory m ? m : null;
    return new Diagnosis(subject, thresholds(setup.spec()), known);
  }

  /**
   * The thresholds of an experiment.
   *
   * @throws SpecException if one of them is not known or out of range
   */
  public static Thresholds thresholds(ExperimentSpec spec) {
    try {
      return Thresholds.of(spec.diagnosis());
    } catch (ThresholdException e) {
      throw SpecException.of(
          "diagnosis." + e.id(), e.value(), e.problem(), e.allowed(), e.nearest());
    }
  }

  private static Subject subject(Setup setup, LiveSettings settings) {
    ExperimentSpec spec = setup.spec();
    InitializerSpec start = spec.network().initializer();
    int classes = setup.targets().classes();
    Loss loss = setup.targets().loss();
    boolean entropy = classes > 1 && !loss.id().equals("mse");
    return new Subject(
        setup.network().architecture(),
        start.scheme(),
        start.gain(),
        settings.optimizer().kind().id(),
        settings.learningRate(),
        Math.min(spec.training().batchSize(), setup.train().size()),
        settings.clipping(),
        entropy ? StrictMath.log(classes) : Blank.VALUE,
        spec.training().precision(),
        spec.training().lossScale().dynamic());
  }

  /** The same subject with the settings that are now in force. */
  public static Subject with(Subject subject, LiveSettings now) {
    return new Subject(
        subject.architecture(),
        subject.scheme(),
        subject.gain(),
        now.optimizer().kind().id(),
        now.learningRate(),
        subject.batchSize(),
        now.clipping(),
        subject.guessing(),
        subject.precision(),
        subject.scalesDynamically());
  }
}
