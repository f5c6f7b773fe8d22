package backflow.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Trains the runs of a sweep, each on one of a few threads of its own. Which thread takes which run
 * changes nothing of the numbers. Any thread may ask how far it has come.
 */
public final class SweepSession implements AutoCloseable {
  private final SweepPlan plan;
  private final Keeping keeping;
  private final List<Thread> threads = new ArrayList<>();
  private final @Nullable RunResult[] results;
  private final CriticalLine line;
  private int next;
  private int found;
  private long version;
  private @Nullable Throwable failure;
  private volatile boolean cancelled;

  /** Where finished runs are kept. */
  public interface Keeping {
    /** A finished run of an experiment; null if there is none. Called once a run, at the start. */
    @Nullable RunResult find(int run);

    /** Takes a run that has just finished; one at a time, on one of the threads. */
    void keep(int run, RunResult result);

    /** Nothing is kept. */
    Keeping NOTHING =
        new Keeping() {
          @Override
          public @Nullable RunResult find(int run) {
            return null;
          }

          @Override
          public void keep(int run, RunResult result) {}
        };
  }

  private SweepSession(SweepPlan plan, Keeping keeping) {
    this.plan = plan;
    this.keeping = keeping;
    results = new RunResult[plan.runs()];
    line = CriticalLine.of(plan);
    IntFunction<@Nullable RunResult> find = keeping::find;
    for (int run = 0; run < results.length; run++) {
      results[run] = find.apply(run);
      found += results[run] == null ? 0 : 1;
    }
  }

  /**
   * Starts to train what is not finished yet. Takes a moment itself: theory draws its line first.
   *
   * @param keeping knows finished runs and takes new ones
   * @param threadCount how many train at a time, if there is memory for so many
   * @param priority of the threads, as in {@link Thread#setPriority}
   */
  public static SweepSession start(SweepPlan plan, Keeping keeping, int threadCount, int priority) {
    SweepSession session = new SweepSession(plan, keeping);
    int wanted = Math.min(threadCount, plan.atATime());
    for (int i = 1; i <= Math.min(wanted, plan.runs() - session.found); i++) {
      Thread thread = new Thread(session::work, "sweep-" + i);
      thread.setDaemon(true);
      thread.setPriority(priority);
      session.threads.add(thread);
    }
    session.threads.forEach(Thread::start);
    return session;
  }

  private void work() {
    try {
      for (int run = take(); run >= 0; run = take()) {
        RunResult result = SweepRun.of(plan.specOfRun(run), () -> cancelled);
        if (result != null) {
          put(run, result);
        }
      }
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  /** The next run that nobody has; −1 if there is none, or it is over. */
  private synchronized int take() {
    while (next < results.length && results[next] != null) {
      next++;
    }
    return cancelled || next == results.length ? -1 : next++;
  }

  private synchronized void put(int run, RunResult result) {
    keeping.keep(run, result);
    results[run] = result;
    version++;
  }

  private synchronized void fail(Throwable e) {
    failure = failure == null ? e : failure;
    version++;
    cancelled = true;
  }

  /** What is trained. */
  public SweepPlan plan() {
    return plan;
  }

  /** How many runs were finished before it started. */
  public int found() {
    return found;
  }

  /** Grows whenever a run finishes, and when it fails. */
  public synchronized long version() {
    return version;
  }

  /** What has come out so far. */
  public synchronized SweepTable table() {
    List<@Nullable RunResult> copy = Arrays.asList(results.clone());
    return new SweepTable(plan.base().name(), plan.varied(), plan.seeds(), line, copy);
  }

  /** Why it ended before its end; null if it did not. */
  public synchronized @Nullable Throwable failure() {
    return failure;
  }

  /** Whether all runs are finished. */
  public synchronized boolean isDone() {
    return Arrays.stream(results).allMatch(java.util.Objects::nonNull);
  }

  /** Ends it soon: runs that are not finished are given up. */
  public void cancel() {
    cancelled = true;
  }

  /**
   * Waits for the end.
   *
   * @return what has come out
   * @throws InterruptedException if somebody does not want to wait any more; it is cancelled then
   */
  public SweepTable await() throws InterruptedException {
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      cancel();
      throw e;
    }
    Throwable why = failure();
    if (why instanceof Error error) {
      throw error;
    }
    if (why instanceof RuntimeException exception) {
      throw exception;
    }
    return table();
  }

  /** Ends it and waits until its threads have ended. */
  @Override
  public void close() {
    cancel();
    boolean interrupted = false;
    for (Thread thread : threads) {
      boolean ended = false;
      while (!ended) {
        try {
          thread.join();
          ended = true;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
