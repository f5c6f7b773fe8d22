package backflow.ui.files;

import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Work that a worker does and the screen fetches: sent from the UI thread, answered there at the
 * first frame after it is done, in the order of the sending.
 */
final class Errands {
  private final Consumer<Runnable> hand;
  private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();

  /**
   * No errands yet.
   *
   * @param hand has something done on another thread, one thing after the other
   */
  Errands(Consumer<Runnable> hand) {
    this.hand = hand;
  }

  /**
   * Has something done.
   *
   * @param work there
   * @param done told here what came of it
   * @param failed told here in one line why nothing did
   */
  <T> void send(Callable<T> work, Consumer<T> done, Consumer<String> failed) {
    hand.accept(
        () -> {
          try {
            T result = work.call();
            answers.add(() -> done.accept(result));
          } catch (Exception | OutOfMemoryError e) {
            answers.add(() -> failed.accept(inWords(e)));
          }
        });
  }

  private static String inWords(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** Hands out what has come back; once per frame. */
  void fetch() {
    for (Runnable answer = answers.poll(); answer != null; answer = answers.poll()) {
      answer.run();
    }
  }
}
