package backflow.train;

import java.util.ArrayList;
import java.util.List;

/**
 * What was changed while a run trained, in order: with it a replay is the run, bit for bit. Written
 * by the training thread, read by any; about 150 bytes an entry, one a change, none is ever lost.
 */
public final class ChangeLog {
  private final List<Change> changes = new ArrayList<>();

  /**
   * A change.
   *
   * @param step in force from this step on
   * @param phase and from this sub-step of it on
   * @param what new settings, or something done to a unit
   */
  public record Change(long step, Progress.Phase phase, LiveChange what) {
    /** Whether it comes before a sub-step. */
    boolean isDue(long nextStep, Progress.Phase nextPhase) {
      return step < nextStep || (step == nextStep && phase.compareTo(nextPhase) <= 0);
    }

    void applyTo(Trainer trainer) {
      if (what instanceof LiveSettings settings) {
        trainer.change(settings);
      } else if (what instanceof Intervention intervention) {
        trainer.intervene(intervention);
      }
    }
  }

  synchronized void add(Change change) {
    changes.add(change);
  }

  /** How many changes there were. */
  public synchronized int size() {
    return changes.size();
  }

  /**
   * One of them.
   *
   * @param index from 0, the oldest
   */
  public synchronized Change get(int index) {
    return changes.get(index);
  }
}
