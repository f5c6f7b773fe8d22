package backflow.probe;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is told of every measured step of a run: looks, keeps what it likes, and changes
 * nothing. Called on the training thread between two steps, so it must be quick, and cost the same
 * at every step.
 */
public interface Watcher {
  /** Who does not care. */
  Watcher NOBODY = snapshot -> {};

  /**
   * A step is complete.
   *
   * @param snapshot valid during the call only; not modified
   */
  void afterStep(StepSnapshot snapshot);

  /**
   * What a watcher of a branch must know of this run up to now; goes into every checkpoint.
   *
   * @return immutable and small; null if nothing
   */
  default @Nullable Object memory() {
    return null;
  }
}
