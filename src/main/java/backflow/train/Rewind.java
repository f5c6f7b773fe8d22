package backflow.train;

import backflow.math.KernelChoice;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a run once more, on a private copy: from the nearest checkpoint on, with every
 * change that was made on the way at its sub-step. Bit for bit what the run did, as far as the run
 * went; beyond that it goes on by itself. Belongs to one thread, any but the training thread.
 */
public final class Rewind {
  private final Trainer trainer;
  private final ChangeLog log;
  private int applied;

  private Rewind(Trainer trainer, ChangeLog log, int applied) {
    this.trainer = trainer;
    this.log = log;
    this.applied = applied;
  }

  /**
   * A private trainer that stands before a step of a run, changes made before that step applied.
   *
   * @param step from the run's first step to the number of its complete steps
   * @param cancelled asked before each step that is replayed
   * @return not measuring; null if it was cancelled
   * @throws IllegalArgumentException if the run begins later
   */
  public static @Nullable Trainer at(Run run, long step, BooleanSupplier cancelled) {
    Rewind rewind = of(run, step, Measuring.NOTHING);
    return rewind.advanceTo(step, cancelled) ? rewind.trainer() : null;
  }

  /**
   * A private trainer that stands where a checkpoint was taken.
   *
   * @param measuring what it looks at
   */
  public static Trainer from(Checkpoint checkpoint, Measuring measuring) {
    Trainer trainer = new Trainer(checkpoint.problem().blank(), KernelChoice.best(), measuring);
    trainer.restore(checkpoint);
    return trainer;
  }

  /**
   * Stands at the nearest checkpoint at or before a step, or at the run's start.
   *
   * @param step from the run's first step on
   * @param measuring what is looked at on the way; as in the run, the numbers are those of the run
   * @throws IllegalArgumentException if the run begins later
   */
  public static Rewind of(Run run, long step, Measuring measuring) {
    Checkpoint nearest = run.checkpoints().nearest(step);
    if (nearest != null) {
      return new Rewind(from(nearest, measuring), run.log(), nearest.logged());
    }
    if (step < 0 || run.origin() != null) {
      throw new IllegalArgumentException("the run begins after step " + step);
    }
    Setup setup = run.checkpoints().problem().start();
    return new Rewind(new Trainer(setup, KernelChoice.best(), measuring), run.log(), 0);
  }

  /**
   * A private trainer as it stands, with nothing to be changed on the way.
   *
   * @param trainer belongs to the rewind from now on
   */
  public static Rewind goingOn(Trainer trainer) {
    return new Rewind(trainer, new ChangeLog(), 0);
  }

  /**
   * Goes on to a step and applies what was changed before its first sub-step.
   *
   * @param step where to stop; nothing is done if that is over
   * @param cancelled asked before each step
   * @return false if it was cancelled
   */
  public boolean advanceTo(long step, BooleanSupplier cancelled) {
    while (trainer.steps() < step) {
      if (cancelled.getAsBoolean()) {
        return false;
      }
      step();
    }
    applyDue();
    return !cancelled.getAsBoolean();
  }

  /** Takes one step, or completes the one that was begun. */
  public void step() {
    do {
      subStep();
    } while (trainer.phase() != Progress.Phase.FORWARD);
  }

  /** Takes the next sub-step. */
  public void subStep() {
    applyDue();
    trainer.subStep();
  }

  private void applyDue() {
    while (applied < log.size() && log.get(applied).isDue(trainer.steps(), trainer.phase())) {
      log.get(applied).applyTo(trainer);
      applied++;
    }
  }

  /** The private trainer. */
  public Trainer trainer() {
    return trainer;
  }
}
