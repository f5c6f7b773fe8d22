package backflow.math;

import java.util.Arrays;

/**
 * How often numbers of which size occur. Every number is counted exactly once: in a bin, or as an
 * exact zero, NaN, +∞ or −∞. Bins are equally wide from {@link #low} to {@link #high}; each
 * contains its lower edge, the last one its upper edge too. Immutable; made by {@link
 * HistogramFiller}.
 */
public final class Histogram {
  /** What the horizontal axis is. */
  public enum Axis {
    /** The number itself; from the smallest to the largest finite one, zero being a number. */
    VALUE,
    /** log10 of the magnitude of the finite numbers but zero; signs are counted apart. */
    LOG10_MAGNITUDE
  }

  private final Axis axis;
  private final double low;
  private final double high;
  private final long[] positive;
  private final long[] negative;
  private final long zeros;
  private final long nans;
  private final long positiveInfinities;
  private final long negativeInfinities;

  Histogram(
      Axis axis,
      double low,
      double high,
      long[] positive,
      long[] negative,
      long zeros,
      long nans,
      long positiveInfinities,
      long negativeInfinities) {
    this.axis = axis;
    this.low = low;
    this.high = high;
    this.positive = positive.clone();
    this.negative = negative.clone();
    this.zeros = zeros;
    this.nans = nans;
    this.positiveInfinities = positiveInfinities;
    this.negativeInfinities = negativeInfinities;
  }

  /** What the horizontal axis is. */
  public Axis axis() {
    return axis;
  }

  /** Lower edge of the first bin, on the axis; NaN if no number is in a bin. */
  public double low() {
    return low;
  }

  /** Upper edge of the last bin, on the axis; if equal to low, all numbers are in bin 0. */
  public double high() {
    return high;
  }

  /** How many bins there are. */
  public int bins() {
    return positive.length;
  }

  /**
   * Lower edge of a bin, on the axis; of the bin after the last: high.
   *
   * @param bin 0 to {@link #bins}
   */
  public double edge(int bin) {
    return edge(low, high, bin, bins());
  }

  static double edge(double low, double high, int bin, int bins) {
    double share = (double) bin / bins;
    return bin == bins ? high : low * (1 - share) + high * share;
  }

  /** How many numbers are in a bin. */
  public long count(int bin) {
    return positive[bin] + negative[bin];
  }

  /** How many of them are above zero. */
  public long positive(int bin) {
    return positive[bin];
  }

  /** How many of them are below zero. */
  public long negative(int bin) {
    return negative[bin];
  }

  /** The largest {@link #count}. */
  public long highestCount() {
    long highest = 0;
    for (int bin = 0; bin < bins(); bin++) {
      highest = Math.max(highest, count(bin));
    }
    return highest;
  }

  /** How many numbers are exactly 0 or −0; in no bin. */
  public long zeros() {
    return zeros;
  }

  /** How many are NaN. */
  public long nans() {
    return nans;
  }

  /** How many are +∞. */
  public long positiveInfinities() {
    return positiveInfinities;
  }

  /** How many are −∞. */
  public long negativeInfinities() {
    return negativeInfinities;
  }

  /** How many numbers there were in all. */
  public long total() {
    return Arrays.stream(positive).sum()
        + Arrays.stream(negative).sum()
        + zeros
        + nans
        + positiveInfinities
        + negativeInfinities;
  }
}
