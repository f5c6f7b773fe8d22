package backflow.probe;

/**
 * The newest end of the history, which still moves: the newest step, and the bucket of the finest
 * level that is not complete yet. One lock number guards all of it.
 */
final class OpenEnd {
  /** How often a reader tries before it gives up; the writer writes for microseconds per step. */
  static final int ATTEMPTS = 200;

  final SequenceLock lock = new SequenceLock();

  /** How many steps there are; grows when everything about the step is in place. */
  private volatile long length;

  private final int values;
  private final double[] newest;
  private final double[] partial;
  private final Bucket newestBucket = new Bucket();
  private final Bucket partialBucket = new Bucket();

  OpenEnd(int values) {
    this.values = values;
    newest = new double[Bucket.length(values, true)];
    partial = new double[Bucket.length(values, false)];
    newestBucket.at(newest, 0, values, true);
    partialBucket.at(partial, 0, values, false);
  }

  /** How many steps there are. */
  long length() {
    return length;
  }

  /** The incomplete bucket; the training thread, or a reader under the lock. */
  Bucket partial() {
    return partialBucket;
  }

  /** Training thread: the next step is in all complete buckets it belongs to; now it shows. */
  void append(double[] row, int finest) {
    long index = length;
    long mask = (1L << finest) - 1;
    lock.beginWrite();
    System.arraycopy(row, 0, newest, 0, row.length);
    if (mask != 0 && (index & mask) == 0) {
      partialBucket.set(newestBucket, values);
    } else if (((index + 1) & mask) != 0) {
      partialBucket.setMerged(partialBucket, newestBucket, values);
    }
    length = index + 1;
    lock.endWrite();
  }

  /**
   * Training thread: the incomplete bucket begins earlier from now on.
   *
   * @param before the bucket right before; read
   * @param nothingAfter whether nothing was in the incomplete bucket yet
   */
  void prepend(Bucket before, boolean nothingAfter) {
    lock.beginWrite();
    if (nothingAfter) {
      partialBucket.set(before, values);
    } else {
      partialBucket.setMerged(before, partialBucket, values);
    }
    lock.endWrite();
  }

  /** Any thread: copies the newest step's row of values. @return how many steps there are, or −1 */
  long copyNewest(double[] stepValues, double[] layerValues) {
    for (int i = 0; i < ATTEMPTS; i++) {
      long begun = lock.beginRead();
      long steps = length;
      System.arraycopy(newest, 0, stepValues, 0, stepValues.length);
      System.arraycopy(newest, stepValues.length, layerValues, 0, layerValues.length);
      if (lock.isUnchanged(begun)) {
        return steps;
      }
      Thread.onSpinWait();
    }
    return -1;
  }

  /**
   * Any thread: copies rows of the incomplete bucket: smallest, largest, last, one after another.
   *
   * @return how many steps there are, or −1
   */
  long copyPartial(int first, int rows, double[] into) {
    for (int i = 0; i < ATTEMPTS; i++) {
      long begun = lock.beginRead();
      long steps = length;
      System.arraycopy(partial, partialBucket.min + first, into, 0, rows);
      System.arraycopy(partial, partialBucket.max + first, into, rows, rows);
      System.arraycopy(partial, partialBucket.last + first, into, 2 * rows, rows);
      if (lock.isUnchanged(begun)) {
        return steps;
      }
      Thread.onSpinWait();
    }
    return -1;
  }

  /** Any thread: first non-finite step of the incomplete bucket, −1 if none. */
  double nonFinite() {
    return partial[partialBucket.nonFinite];
  }
}
