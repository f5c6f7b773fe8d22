package backflow.study;

import java.util.Arrays;

/**
 * How large numbers are, whatever their sign: the largest, and what so many of ten are under. NaN
 * counts as larger than everything, ±∞ as larger than every number.
 *
 * @param count how many there are
 * @param zeros how many are exactly 0
 * @param largest of all
 * @param upper nine in ten are not above it
 * @param median likewise one half
 * @param lower likewise one in ten
 * @param least of all
 */
public record Sizes(
    int count, int zeros, double largest, double upper, double median, double lower, double least) {
  /**
   * More numbers than this are not sorted: every so-and-so-many-th stands for them, in steps that
   * have no factor in common with their count, so that no column of a matrix is left out.
   */
  private static final int SORTED = 4096;

  /** Of the first n numbers, which are not modified; at least one. */
  static Sizes of(double[] values, int n) {
    double largest = 0;
    double least = Double.POSITIVE_INFINITY;
    int zeros = 0;
    for (int i = 0; i < n; i++) {
      double size = Math.abs(values[i]);
      largest = Math.max(largest, size); // NaN wins
      least = size < least ? size : least;
      zeros += size == 0 ? 1 : 0;
    }
    int stride = stride(n);
    double[] sorted = new double[n / stride];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = Math.abs(values[i * stride]);
    }
    Arrays.sort(sorted);
    boolean allNan = Double.isNaN(sorted[0]) && least > Double.MAX_VALUE;
    return new Sizes(
        n,
        zeros,
        largest,
        at(sorted, 0.9),
        at(sorted, 0.5),
        at(sorted, 0.1),
        allNan ? sorted[0] : least);
  }

  private static int stride(int n) {
    int stride = Math.max(1, n / SORTED);
    while (commonFactor(n, stride) > 1) {
      stride++;
    }
    return stride;
  }

  private static int commonFactor(int a, int b) {
    return b == 0 ? a : commonFactor(b, a % b);
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.rint(share * (sorted.length - 1))];
  }

  /** The five sizes, from the largest to the least. */
  public double[] falling() {
    return new double[] {largest, upper, median, lower, least};
  }
}
