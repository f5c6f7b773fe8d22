package backflow.ui;

import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The one thread beside the screen and the trainers: does what would take longer than a frame, one
 * thing after the other, at low priority. What it makes is fetched by the screen; it posts nothing.
 */
public final class Worker implements AutoCloseable {
  private final LinkedBlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();
  private @Nullable Thread thread;
  private volatile boolean closed;

  /** Does something as soon as what came before is done; any thread may ask. */
  public synchronized void submit(Runnable job) {
    if (closed) {
      return;
    }
    if (thread == null) {
      Thread made = new Thread(this::live, "worker");
      made.setDaemon(true);
      made.setPriority(Thread.MIN_PRIORITY);
      thread = made;
      made.start();
    }
    jobs.add(job);
  }

  private void live() {
    while (!closed) {
      try {
        jobs.take().run();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        // each job keeps its own failure; the thread lives on for the next one
      }
    }
  }

  /** Ends after what is being done now; what waits is dropped. */
  @Override
  public synchronized void close() {
    closed = true;
    jobs.clear();
    if (thread != null) {
      thread.interrupt();
    }
  }
}
