package backflow.figure.frame;

import backflow.chart.Special;
import backflow.probe.Strip;

/**
 * One pass over a strip in the order of memory: its range on a logarithmic scale, and which kinds
 * of values without a place each bucket has in any row. Reused from frame to frame.
 */
public final class StripScan {
  private double min;
  private double max;
  private int all;
  private int[] kinds = new int[0];

  /**
   * Reads all.
   *
   * @param strip not modified
   */
  public void read(Strip strip) {
    min = Double.POSITIVE_INFINITY;
    max = Double.NEGATIVE_INFINITY;
    all = 0;
    if (kinds.length < strip.buckets) {
      kinds = new int[strip.buckets + strip.buckets / 2];
    }
    for (int bucket = 0; bucket < strip.buckets; bucket++) {
      int end = (bucket + 1) * strip.rows;
      int bits = 0;
      for (int at = bucket * strip.rows; at < end; at++) {
        bits |= see(strip.min[at]);
        bits |= see(strip.max[at]);
      }
      kinds[bucket] = bits;
      all |= bits;
    }
  }

  private int see(double value) {
    if (value > 0 && value <= Double.MAX_VALUE) {
      if (value < min) {
        min = value;
      }
      if (value > max) {
        max = value;
      }
      return 0;
    }
    return Special.bitOf(value, true);
  }

  /** The smallest value with a place; above {@link #max} if there is none. */
  public double min() {
    return min;
  }

  /** The largest value with a place. */
  public double max() {
    return max;
  }

  /** All kinds of the strip, as bits. */
  public int all() {
    return all;
  }

  /** The kinds of a bucket, as bits. */
  public int kinds(int bucket) {
    return kinds[bucket];
  }
}
