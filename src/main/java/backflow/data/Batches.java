package backflow.data;

import backflow.math.RandomStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Deals out the training set batch by batch. An epoch deals every sample exactly once, in a new
 * random order; its last batch may be short and is kept.
 *
 * <p>A batch size of all samples or more deals all of them, in their own order, every time: nothing
 * is shuffled and no random number is drawn. Not thread-safe; nothing is allocated after
 * construction.
 */
public final class Batches {
  private final int batchSize;
  private final RandomStream random;
  private final int[] order;
  private final int[] batch;
  private int next;
  private long dealt;

  /**
   * Starts before the first epoch.
   *
   * @param samples how many samples there are, at least 1
   * @param batchSize how many to deal at once, at least 1
   * @param random decides the order; belongs to the batches from now on
   * @throws IllegalArgumentException if a number is below 1
   */
  public Batches(int samples, int batchSize, RandomStream random) {
    if (samples < 1 || batchSize < 1) {
      throw new IllegalArgumentException(
          "samples and batch size must be at least 1, were " + samples + " and " + batchSize);
    }
    this.batchSize = Math.min(batchSize, samples);
    this.random = random;
    this.batch = new int[this.batchSize];
    this.order = new int[samples];
    for (int i = 0; i < samples; i++) {
      order[i] = i;
    }
  }

  private Batches(Batches from) {
    batchSize = from.batchSize;
    random = from.random.copy();
    order = from.isFull() ? from.order : from.order.clone(); // a full batch is never shuffled
    batch = new int[batchSize];
    next = from.next;
    dealt = from.dealt;
  }

  /** The largest batch: the batch size, or all samples if there are fewer. */
  public int largest() {
    return batchSize;
  }

  /** The smallest batch: the last one of an epoch. */
  public int smallest() {
    int rest = order.length % batchSize;
    return rest == 0 ? batchSize : rest;
  }

  /** Whether every batch is the whole training set in its own order. */
  public boolean isFull() {
    return batchSize == order.length;
  }

  /** How often the training set has been gone through, with fractions: samples dealt / samples. */
  public double epoch() {
    return (double) dealt / order.length;
  }

  /**
   * Deals the next batch.
   *
   * @param indices receives the numbers of the samples; at least {@link #largest} long
   * @return how many there are
   */
  public int next(int[] indices) {
    if (next == 0 && !isFull()) {
      random.shuffleInPlace(order);
    }
    int count = Math.min(batchSize, order.length - next);
    System.arraycopy(order, next, indices, 0, count);
    next = (next + count) % order.length;
    dealt += count;
    return count;
  }

  /**
   * Deals the next batch as matrices.
   *
   * @param data the training set, with as many samples as these batches; not modified
   * @param x becomes the inputs, batch × features; reused without allocation once it has held the
   *     largest batch
   * @param y becomes the targets, batch × 1; likewise
   * @return how many samples there are
   */
  public int next(Dataset data, DMatrixRMaj x, DMatrixRMaj y) {
    if (data.size() != order.length) {
      throw new IllegalArgumentException(
          "batches of " + order.length + " samples, data set of " + data.size());
    }
    int count = next(batch);
    data.copyRows(batch, count, x, y);
    return count;
  }

  /** Second batches that go on from here as these do; for checkpoints and rehearsals. */
  public Batches copy() {
    return new Batches(this);
  }

  /**
   * Makes other batches go on from here as these do.
   *
   * @param other of as many samples and the same batch size; modified
   * @throws IllegalArgumentException if they are of other data or another size
   */
  public void copyInto(Batches other) {
    if (other.order.length != order.length || other.batchSize != batchSize) {
      throw new IllegalArgumentException(
          "batches of "
              + batchSize
              + " of "
              + order.length
              + " samples cannot go on as batches of "
              + other.batchSize
              + " of "
              + other.order.length);
    }
    random.copyInto(other.random);
    if (!isFull()) {
      System.arraycopy(order, 0, other.order, 0, order.length);
    }
    other.next = next;
    other.dealt = dealt;
  }

  /** The memory that a copy takes. */
  public long bytes() {
    return Integer.BYTES * ((isFull() ? 0L : order.length) + batchSize);
  }
}
