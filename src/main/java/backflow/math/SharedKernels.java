package backflow.math;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Kernels that share their large products with a second thread, rows by rows: those of a batch
 * forward and for input gradients, those of units for weight gradients. The results are the bits of
 * one thread. Everything that carries a sum over an array stays on the caller's thread, and so does
 * what is too small.
 *
 * <p>Sharing never costs much: the caller takes chunks itself until none is left, so it waits only
 * for a chunk that the other thread has begun, and {@link SharingChoice} goes back to one thread
 * where the clock says that two do not pay. For one calling thread; allocates nothing after its
 * first products.
 */
public final class SharedKernels implements Kernels, AutoCloseable {
  /**
   * Multiplications below which a product is not worth a handover. Measured with the Vector API on
   * two cores: a handover takes about 1 µs, 131,072 multiplications alone 3.8 µs and shared 2.9 µs,
   * 65,536 alone 1.9 µs.
   */
  static final int LEAST = 100_000;

  /** Chunks per product: few, because each prepares the right factor for itself. */
  private static final int CHUNKS = 2;

  /** Chunks per product if the other thread has yet to wake up. */
  private static final int CHUNKS_AT_WAKING = 4;

  /** Chunks are whole tiles of the vector kernels. */
  private static final int TILE = 8;

  /** Nanoseconds: what a wait may take beyond the time of the caller's own chunks. */
  private static final long GRACE = 20_000;

  /** Nanoseconds to leave the core alone for, so that the other thread may run on it. */
  private static final long NAP = 50_000;

  private static final int LOOKS_PER_CLOCK = 32;

  private final Kernels own;
  private final SharedProduct product = new SharedProduct();
  private final SecondThread second;
  private final SharingChoice choice;
  private final int least;
  private boolean shares;
  private boolean worthwhile;
  private boolean timed;
  private long work;

  /**
   * Kernels for two threads.
   *
   * @param kernels makes kernels for one; called twice
   */
  public SharedKernels(Supplier<Kernels> kernels) {
    this(kernels, new SharingChoice(System::nanoTime), LEAST);
  }

  /** The same with a choice of one's own, and from so many multiplications a product on. */
  SharedKernels(Supplier<Kernels> kernels, SharingChoice choice, int least) {
    this.choice = choice;
    this.least = least;
    own = kernels.get();
    second = new SecondThread(product, kernels.get());
  }

  @Override
  public String name() {
    return own.name();
  }

  /** The id of the second thread, for those who measure it. */
  public long secondThread() {
    return second.id();
  }

  /** Ends the second thread and waits for it; the kernels go on with one. */
  @Override
  public void close() {
    second.close();
  }

  @Override
  public void beginStep() {
    timed = worthwhile;
    shares = timed && choice.beginStep();
    work = 0;
  }

  @Override
  public void endStep() {
    if (timed && work > 0) {
      choice.endStep(work);
    }
    shares = false;
  }

  @Override
  public void multiply(
      int fromRow,
      int toRow,
      int depth,
      int columns,
      double[] a,
      int aRow,
      int aColumn,
      double[] b,
      double @Nullable [] bias,
      double[] c) {
    int rows = toRow - fromRow;
    long multiplications = (long) rows * depth * columns;
    work += multiplications;
    if (multiplications < least || rows < 2 * TILE) {
      own.multiply(fromRow, toRow, depth, columns, a, aRow, aColumn, b, bias, c);
      return;
    }
    worthwhile = true;
    if (!shares) {
      own.multiply(fromRow, toRow, depth, columns, a, aRow, aColumn, b, bias, c);
      return;
    }
    int chunks = TILE * (second.isAsleep() ? CHUNKS_AT_WAKING : CHUNKS);
    int tiles = (rows + chunks - 1) / chunks;
    share(fromRow, toRow, depth, columns, a, aRow, aColumn, b, bias, c, tiles * TILE);
  }

  /** Shared with a transposed copy of B, for then each chunk takes it as it is. */
  @Override
  public void multiplyTransposed(
      int rows,
      int depth,
      int columns,
      double[] a,
      double[] b,
      double @Nullable [] bias,
      double[] scratch,
      double[] c) {
    long multiplications = (long) rows * depth * columns;
    boolean large = multiplications >= least && rows >= 2 * TILE;
    if (large && shares) {
      Kernels.super.multiplyTransposed(rows, depth, columns, a, b, bias, scratch, c);
      return;
    }
    work += multiplications;
    worthwhile |= large;
    own.multiplyTransposed(rows, depth, columns, a, b, bias, scratch, c);
  }

  /** Whatever its size; {@code chunkRows} rows at a time. */
  void share(
      int fromRow,
      int toRow,
      int depth,
      int columns,
      double[] a,
      int aRow,
      int aColumn,
      double[] b,
      double @Nullable [] bias,
      double[] c,
      int chunkRows) {
    long start = System.nanoTime();
    product.offer(fromRow, toRow, depth, columns, a, aRow, aColumn, b, bias, c, chunkRows);
    try {
      second.wake();
      while (product.takeForOwner(own)) {
        // the next one
      }
    } finally {
      product.withdraw();
      await(start);
    }
    Throwable failure = product.takeFailure();
    if (failure != null) {
      throw new IllegalStateException("a shared product failed: " + failure, failure);
    }
  }

  /**
   * Waits for the chunk that the other thread is at. It should not take longer than what was done
   * here meanwhile; if it does, the other thread has lost its core: this one naps, so that it may
   * have it, and does without it for the rest of the step.
   */
  private void await(long start) {
    if (isFinishedSoon()) {
      return;
    }
    long now = System.nanoTime();
    long end = now + (now - start) + GRACE;
    while (System.nanoTime() < end) {
      if (isFinishedSoon()) {
        return;
      }
    }
    shares = false;
    while (!product.isFinished()) {
      LockSupport.parkNanos(this, NAP);
    }
  }

  private boolean isFinishedSoon() {
    for (int i = 0; i < LOOKS_PER_CLOCK; i++) {
      if (product.isFinished()) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  @Override
  public void transpose(int rows, int columns, double[] a, double[] transposed) {
    own.transpose(rows, columns, a, transposed);
  }

  @Override
  public void columnSums(int rows, int columns, double[] a, double[] sums) {
    own.columnSums(rows, columns, a, sums);
  }

  @Override
  public void tanh(double[] z, double[] a, int n, double @Nullable [] tally) {
    own.tanh(z, a, n, tally);
  }

  @Override
  public void sigmoid(double[] z, double[] a, int n, double @Nullable [] tally) {
    own.sigmoid(z, a, n, tally);
  }

  @Override
  public void relu(double[] z, double[] a, int n, double @Nullable [] tally) {
    own.relu(z, a, n, tally);
  }

  @Override
  public void measureForward(double[] z, double[] a, int n, double[] tally) {
    own.measureForward(z, a, n, tally);
  }

  @Override
  public void tanhBackward(double[] da, double[] a, double[] dz, int n, double @Nullable [] sums) {
    own.tanhBackward(da, a, dz, n, sums);
  }

  @Override
  public void sigmoidBackward(
      double[] da, double[] a, double[] dz, int n, double @Nullable [] sums) {
    own.sigmoidBackward(da, a, dz, n, sums);
  }

  @Override
  public void reluBackward(double[] da, double[] a, double[] dz, int n, double @Nullable [] sums) {
    own.reluBackward(da, a, dz, n, sums);
  }

  @Override
  public double sumOfSquares(double[] x, int n) {
    return own.sumOfSquares(x, n);
  }

  @Override
  public double squaredDistance(double[] x, double[] y, int n) {
    return own.squaredDistance(x, y, n);
  }

  @Override
  public void magnitudes(double[] x, int n, double[] out) {
    own.magnitudes(x, n, out);
  }

  @Override
  public void descend(
      double[] w,
      double[] g,
      double rate,
      int n,
      double @Nullable [] start,
      double @Nullable [] sums) {
    own.descend(w, g, rate, n, start, sums);
  }

  @Override
  public void scale(double[] x, double factor, int n) {
    own.scale(x, factor, n);
  }

  @Override
  public void add(double[] x, double[] y, int n) {
    own.add(x, y, n);
  }
}
