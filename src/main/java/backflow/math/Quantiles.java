package backflow.math;

import java.util.Arrays;

/** Medians and other quantiles of small arrays. The blank is a NaN here: leave it out before. */
public final class Quantiles {
  private Quantiles() {}

  /**
   * The median, the mean of the middle two if there is an even number.
   *
   * @param values sorted in place
   * @param count how many of the first count, at least 1
   * @return NaN if any value is NaN
   */
  public static double medianInPlace(double[] values, int count) {
    return quantileInPlace(values, count, 0.5);
  }

  /**
   * A quantile: position q·(count − 1) among the sorted values, linear in between (type 7 of
   * Hyndman and Fan 1996, the default of NumPy and R).
   *
   * @param values sorted in place
   * @param count how many of the first count, at least 1
   * @param q 0 for the smallest to 1 for the largest
   * @return NaN if any value is NaN
   */
  public static double quantileInPlace(double[] values, int count, double q) {
    if (count < 1 || count > values.length || !(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("no quantile " + q + " of " + count + " values");
    }
    Arrays.sort(values, 0, count);
    return quantileOfSorted(values, count, q);
  }

  /**
   * The same for values that are sorted already, as {@link Arrays#sort(double[])} does.
   *
   * @param values not modified
   */
  public static double quantileOfSorted(double[] values, int count, double q) {
    if (Double.isNaN(values[count - 1])) {
      return Double.NaN;
    }
    double position = q * (count - 1);
    int below = (int) position;
    double low = values[below];
    double high = values[Math.min(below + 1, count - 1)];
    double share = position - below;
    return share == 0 || low == high ? low : low * (1 - share) + high * share;
  }
}
