package backflow.study;

/**
 * Numbers counted in equally wide bins between two fixed ends, and how many are beyond them.
 * Immutable. The last bin contains its upper edge.
 */
public final class Stretch {
  private final double low;
  private final double high;
  private final long[] counts;
  private final long below;
  private final long above;
  private final long nans;
  private final double min;
  private final double max;

  private Stretch(
      double low,
      double high,
      long[] counts,
      long below,
      long above,
      long nans,
      double min,
      double max) {
    this.low = low;
    this.high = high;
    this.counts = counts;
    this.below = below;
    this.above = above;
    this.nans = nans;
    this.min = min;
    this.max = max;
  }

  /**
   * Counts.
   *
   * @param values not modified
   * @param offset of the first
   * @param stride from one to the next
   * @param n how many
   */
  static Stretch of(
      double[] values, int offset, int stride, int n, double low, double high, int bins) {
    long[] counts = new long[bins];
    long below = 0;
    long above = 0;
    long nans = 0;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      double x = values[offset + i * stride];
      if (Double.isNaN(x)) {
        nans++;
        continue;
      }
      min = Math.min(min, x);
      max = Math.max(max, x);
      if (x < low) {
        below++;
      } else if (x > high) {
        above++;
      } else {
        double place = high > low ? (x - low) / (high - low) * bins : 0;
        counts[(int) Math.max(0, Math.min(bins - 1, place))]++;
      }
    }
    boolean none = n == nans;
    double least = none ? Double.NaN : min;
    return new Stretch(low, high, counts, below, above, nans, least, none ? Double.NaN : max);
  }

  /** Lower edge of the first bin. */
  public double low() {
    return low;
  }

  /** Upper edge of the last bin. */
  public double high() {
    return high;
  }

  /** How many bins there are. */
  public int bins() {
    return counts.length;
  }

  /** How many numbers are in a bin. */
  public long count(int bin) {
    return counts[bin];
  }

  /** The largest {@link #count}. */
  public long highestCount() {
    long highest = 0;
    for (long count : counts) {
      highest = Math.max(highest, count);
    }
    return highest;
  }

  /** How many numbers are in bins. */
  public long inside() {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  /** How many are under the low end, −∞ among them. */
  public long below() {
    return below;
  }

  /** How many are above the high end, +∞ among them. */
  public long above() {
    return above;
  }

  /** How many are NaN. */
  public long nans() {
    return nans;
  }

  /** How many numbers there were, whatever they are. */
  public long total() {
    return inside() + below + above + nans;
  }

  /** The smallest number, −∞ if that is among them; NaN if all are NaN. */
  public double min() {
    return min;
  }

  /** The largest number; likewise. */
  public double max() {
    return max;
  }
}
