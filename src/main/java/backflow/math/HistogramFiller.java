package backflow.math;

import java.util.Arrays;

/**
 * Counts numbers into bins, again and again; only the result is allocated. One instance per thread.
 */
public final class HistogramFiller {
  private static final double LOG10_OF_2 = 0.30102999566398120;

  private final long[] positive;
  private final long[] negative;
  private final double[] edges;
  private long zeros;
  private long nans;
  private long positiveInfinities;
  private long negativeInfinities;
  private long binned;

  /**
   * Ready to count.
   *
   * @param bins how many, at least 1
   */
  public HistogramFiller(int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException("needs at least one bin, was " + bins);
    }
    positive = new long[bins];
    negative = new long[bins];
    edges = new double[bins + 1];
  }

  /**
   * Counts.
   *
   * @param axis what to count by
   * @param values not modified
   * @param count how many of them, from the first
   */
  public Histogram fill(Histogram.Axis axis, double[] values, int count) {
    clear();
    return axis == Histogram.Axis.VALUE ? byValue(values, count) : byMagnitude(values, count);
  }

  private void clear() {
    Arrays.fill(positive, 0);
    Arrays.fill(negative, 0);
    zeros = 0;
    nans = 0;
    positiveInfinities = 0;
    negativeInfinities = 0;
    binned = 0;
  }

  private Histogram byValue(double[] values, int count) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      if (Double.isFinite(values[i])) {
        low = Math.min(low, values[i]);
        high = Math.max(high, values[i]);
      }
    }
    // halves, so that the width of a range of almost twice the largest number stays finite
    double perHalf = high > low ? positive.length / (0.5 * high - 0.5 * low) : 0;
    for (int bin = 0; bin < edges.length; bin++) {
      edges[bin] = Histogram.edge(low, high, bin, positive.length);
    }
    for (int i = 0; i < count; i++) {
      double x = values[i];
      if (isBinned(x)) {
        add(x, low == high ? 0 : settle(x, (0.5 * x - 0.5 * low) * perHalf));
      }
    }
    return result(Histogram.Axis.VALUE, low, high);
  }

  private Histogram byMagnitude(double[] values, int count) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (int i = 0; i < count; i++) {
      double x = Math.abs(values[i]);
      if (x > 0 && x < Double.POSITIVE_INFINITY) {
        low = Math.min(low, x);
        high = Math.max(high, x);
      }
    }
    double from = StrictMath.log10(low);
    double to = StrictMath.log10(high);
    double perUnit = high > low ? positive.length / (to - from) : 0;
    for (int bin = 0; bin < edges.length; bin++) {
      edges[bin] = StrictMath.pow(10, Histogram.edge(from, to, bin, positive.length));
    }
    edges[0] = low;
    for (int i = 0; i < count; i++) {
      double x = values[i];
      if (isBinned(x)) {
        add(x, low == high ? 0 : settle(Math.abs(x), (roughLog10(Math.abs(x)) - from) * perUnit));
      }
    }
    return result(Histogram.Axis.LOG10_MAGNITUDE, from, to);
  }

  /** Within 0.03 for normal numbers: the exponent, and the mantissa as if its log were straight. */
  private static double roughLog10(double x) {
    int exponent = Math.getExponent(x);
    return (exponent + x * Math.scalb(1.0, -exponent) - 1) * LOG10_OF_2;
  }

  /** The bin of x, from a guess of its place: the edges decide, so a rough guess does. */
  private int settle(double x, double guess) {
    int last = positive.length - 1;
    int bin = (int) Math.max(0, Math.min(last, guess));
    while (bin > 0 && x < edges[bin]) {
      bin--;
    }
    while (bin < last && x >= edges[bin + 1]) {
      bin++;
    }
    return bin;
  }

  private void add(double x, int bin) {
    (x > 0 ? positive : negative)[bin]++;
    binned++;
  }

  private boolean isBinned(double x) {
    if (x == 0) {
      zeros++;
    } else if (Double.isNaN(x)) {
      nans++;
    } else if (x == Double.POSITIVE_INFINITY) {
      positiveInfinities++;
    } else if (x == Double.NEGATIVE_INFINITY) {
      negativeInfinities++;
    } else {
      return true;
    }
    return false;
  }

  private Histogram result(Histogram.Axis axis, double low, double high) {
    return new Histogram(
        axis,
        binned > 0 ? low : Double.NaN,
        binned > 0 ? high : Double.NaN,
        positive,
        negative,
        zeros,
        nans,
        positiveInfinities,
        negativeInfinities);
  }
}
