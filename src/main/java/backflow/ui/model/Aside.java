package backflow.ui.model;

import backflow.train.Run;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is worked out of a run beside the screen, and fetched when it is there. What was
 * asked of another run than the one that is shown by then is dropped. For the UI thread.
 *
 * @param <T> what is worked out
 */
final class Aside<T> {
  private final AtomicReference<@Nullable Answer<T>> answer = new AtomicReference<>();

  /**
   * What came of it.
   *
   * @param of the run it was asked of
   * @param value null if there is none
   * @param failure why it could not be done, in one line; empty if it could
   */
  record Answer<T>(Run of, @Nullable T value, String failure) {}

  /**
   * Has it worked out.
   *
   * @param worker who does it
   * @param work what is done there; a null answer is none
   */
  void ask(Consumer<Runnable> worker, Run run, Callable<? extends @Nullable T> work) {
    worker.accept(() -> answer.set(done(run, work)));
  }

  private static <T> Answer<T> done(Run run, Callable<? extends @Nullable T> work) {
    try {
      return new Answer<>(run, work.call(), "");
    } catch (Exception | OutOfMemoryError e) {
      return new Answer<>(run, null, inWords(e));
    }
  }

  /** What came of it, once; null as long as nothing has, or if it was asked of another run. */
  @Nullable Answer<T> fetch(@Nullable Run shown) {
    Answer<T> there = answer.getAndSet(null);
    return there != null && there.of().equals(shown) ? there : null;
  }

  /** A failure in one line. */
  static String inWords(Throwable e) {
    String message = e.getMessage();
    return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
