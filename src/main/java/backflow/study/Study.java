package backflow.study;

import org.jspecify.annotations.Nullable;

/**
 * Works something out from a moment. Stateless; runs on a worker thread.
 *
 * @param <T> what it finds
 */
public interface Study<T extends Finding> {
  /** What it finds: findings are kept and looked up by this. */
  Class<T> kind();

  /**
   * Works it out.
   *
   * @param moment its network and batch; not modified beyond what the study puts back
   * @param interest what the reader has chosen
   * @param cancelled asked now and then; once true the study may give up
   * @return null if it gave up
   */
  @Nullable T of(Moment moment, Interest interest, Cancelled cancelled);

  /** Whether somebody no longer wants the answer. */
  @FunctionalInterface
  interface Cancelled {
    /** True from the moment on at which the answer is not wanted any more. */
    boolean now();
  }
}
