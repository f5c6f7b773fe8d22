package backflow.probe;

/**
 * A stretch of the history as a reader gets it: for each bucket of neighbouring steps and each row
 * (layer, or one row for a quantity of the step) the smallest, largest and last value. Reused by
 * the reader from frame to frame; arrays grow and never shrink.
 *
 * <p>In a bucket a NaN wins over every number in min and max, ±Inf are numbers like others, and the
 * blank gives way to any other value: last is the newest value that is not blank, whatever it is.
 */
public final class Strip {
  /** Rows per bucket: D+1 layers, or 1. */
  public int rows;

  /** How many buckets are filled. */
  public int buckets;

  /** First step of each bucket. */
  public long[] from = new long[0];

  /** Last step of each bucket that was measured. */
  public long[] to = new long[0];

  /** Smallest value, at bucket·rows + layer − 1. */
  public double[] min = new double[0];

  /** Largest value, likewise. */
  public double[] max = new double[0];

  /** The value at the bucket's last step that has one, likewise. */
  public double[] last = new double[0];

  private double[] tail = new double[0];

  /**
   * Makes room; contents are lost.
   *
   * @param newRows rows per bucket
   * @param newBuckets how many buckets
   */
  public void resize(int newRows, int newBuckets) {
    rows = newRows;
    buckets = newBuckets;
    if (from.length < newBuckets) {
      from = new long[newBuckets + newBuckets / 2];
      to = new long[from.length];
    }
    int values = newRows * newBuckets;
    if (min.length < values) {
      min = new double[values + values / 2];
      max = new double[min.length];
      last = new double[min.length];
    }
  }

  /** Scratch of the history: 3·rows numbers, kept until the next read. */
  double[] tail(int tailRows) {
    if (tail.length < 3 * tailRows) {
      tail = new double[3 * tailRows];
    }
    return tail;
  }
}
