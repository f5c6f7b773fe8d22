package backflow.math;

import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * One product at a time, cut into chunks of rows that two threads take from one counter. Whoever is
 * free takes the next; a thread that never comes takes none and is never waited for. Every row is
 * computed by one thread in the usual order, so that the bits do not depend on who took what.
 *
 * <p>The owner calls {@link #offer}, {@link #take} until nothing is left, and {@link #isFinished}
 * or {@link #withdraw}; the other thread calls {@link #take} only. The numbers of the product are
 * plain fields: they are written before the counter that publishes them, and stay until everything
 * taken is finished.
 */
final class SharedProduct {
  /** The counter keeps the number of the product above, the chunks that are left below this bit. */
  private static final int PRODUCT = 16;

  private static final long LEFT = (1L << PRODUCT) - 1;

  /** Entries this far apart lie in cache lines of their own, also where those come in pairs. */
  private static final int APART = 16;

  private static final int TICKETS = APART;
  private static final int FINISHED = 2 * APART;

  private final AtomicLongArray counters = new AtomicLongArray(3 * APART);
  private @Nullable Throwable failure;
  private long finishedBefore;
  private long takenByOwner;

  private double[] a = {};
  private double[] b = {};
  private double[] c = {};
  private double @Nullable [] bias;
  private int fromRow;
  private int toRow;
  private int depth;
  private int columns;
  private int aRow;
  private int aColumn;
  private int rows;
  private int chunks;

  /**
   * Publishes a product; the last one is finished. The arguments are those of {@link
   * Kernels#multiply}.
   *
   * @param chunkRows how many rows are taken at a time
   */
  void offer(
      int firstRow,
      int endRow,
      int terms,
      int width,
      double[] left,
      int leftRow,
      int leftColumn,
      double[] right,
      double @Nullable [] start,
      double[] result,
      int chunkRows) {
    fromRow = firstRow;
    toRow = endRow;
    depth = terms;
    columns = width;
    a = left;
    aRow = leftRow;
    aColumn = leftColumn;
    b = right;
    bias = start;
    c = result;
    rows = chunkRows;
    chunks = (endRow - firstRow + chunkRows - 1) / chunkRows;
    finishedBefore = counters.get(FINISHED);
    takenByOwner = 0;
    long product = (counters.get(TICKETS) >>> PRODUCT) + 1;
    counters.set(TICKETS, product << PRODUCT | chunks);
  }

  /** Takes and computes the next chunk, for the owner. @return whether there was one */
  boolean takeForOwner(Kernels kernels) {
    int chunk = next();
    if (chunk < 0) {
      return false;
    }
    takenByOwner++;
    compute(kernels, chunk);
    return true;
  }

  /** Takes and computes the next chunk, for the other thread. @return whether there was one */
  boolean take(Kernels kernels) {
    int chunk = next();
    if (chunk < 0) {
      return false;
    }
    try {
      compute(kernels, chunk);
    } catch (Throwable e) { // the owner passes it on, as if it had happened there
      failure = e;
    }
    counters.set(FINISHED, counters.get(FINISHED) + 1);
    return true;
  }

  /** What went wrong in the other thread since the last call; null if nothing did. */
  @Nullable Throwable takeFailure() {
    Throwable e = failure;
    failure = null;
    return e;
  }

  /** Whether something is left to take. */
  boolean isOpen() {
    return (counters.get(TICKETS) & LEFT) > 0;
  }

  private int next() {
    long tickets = counters.get(TICKETS);
    while ((tickets & LEFT) > 0) {
      if (counters.compareAndSet(TICKETS, tickets, tickets - 1)) {
        return chunks - (int) (tickets & LEFT);
      }
      tickets = counters.get(TICKETS);
    }
    return -1;
  }

  private void compute(Kernels kernels, int chunk) {
    int from = fromRow + chunk * rows;
    int to = Math.min(toRow, from + rows);
    kernels.multiply(from, to, depth, columns, a, aRow, aColumn, b, bias, c);
  }

  /** Leaves nothing to take; for the owner, where it has failed. */
  void withdraw() {
    while (next() >= 0) {
      takenByOwner++;
    }
  }

  /** Whether the other thread has finished all that it took; for the owner, nothing being left. */
  boolean isFinished() {
    return counters.get(FINISHED) - finishedBefore == chunks - takenByOwner;
  }
}
