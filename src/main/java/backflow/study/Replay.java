package backflow.study;

import backflow.math.KernelChoice;
import backflow.train.Measuring;
import backflow.train.Rewind;
import backflow.train.Run;
import backflow.train.Trainer;
import org.jspecify.annotations.Nullable;

/**
 * The same run once more: a trainer of its own that stands before a step of it. From the run's
 * checkpoints, with what was changed on the way; where the run is not known, by repeating the
 * experiment from step 0.
 */
final class Replay {
  private Replay() {}

  /**
   * A trainer that stands before a step.
   *
   * @param moment of the run; not touched
   * @param cancelled asked before every step
   * @return null if it gave up
   */
  static @Nullable Trainer before(Moment moment, long step, Study.Cancelled cancelled) {
    Run run = moment.run();
    if (run != null) {
      return Rewind.at(run, step, cancelled::now);
    }
    Trainer trainer = new Trainer(moment.setup().again(), KernelChoice.best(), Measuring.NOTHING);
    while (trainer.steps() < step) {
      if (cancelled.now()) {
        return null;
      }
      trainer.step();
    }
    return trainer;
  }
}
