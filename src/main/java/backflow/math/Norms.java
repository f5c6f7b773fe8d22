package backflow.math;

/** Euclidean norms that neither underflow to a false 0 nor overflow to a false ∞. */
public final class Norms {
  private static final double SMALLEST = 1e-280;
  private static final double LARGEST = 1e280;

  private Norms() {}

  /**
   * ‖x‖ = √Σx². Where the plain sum of squares is outside 1e-280..1e280, or NaN, x is read again
   * and scaled by its largest entry.
   *
   * @param x not modified
   * @param n how many numbers of x
   * @param sumOfSquares Σx² as measured, for example by {@link Kernels#sumOfSquares}
   * @return the norm; NaN if an entry is NaN, else ∞ if an entry is infinite or the norm is beyond
   *     the largest double
   */
  public static double norm(double[] x, int n, double sumOfSquares) {
    if (isSafe(sumOfSquares)) {
      return Math.sqrt(sumOfSquares);
    }
    double largest = largest(x, n);
    return isOrdinary(largest) ? largest * Math.sqrt(shares(x, n, largest)) : largest;
  }

  /**
   * √(Σx²/n), finite even where ‖x‖ is beyond the largest double; else as {@link #norm}.
   *
   * @param x not modified
   * @param n how many numbers of x, at least 1
   * @param sumOfSquares Σx² as measured
   */
  public static double rootMeanSquare(double[] x, int n, double sumOfSquares) {
    if (isSafe(sumOfSquares)) {
      return Math.sqrt(sumOfSquares) / Math.sqrt(n);
    }
    double largest = largest(x, n);
    return isOrdinary(largest) ? largest * Math.sqrt(shares(x, n, largest) / n) : largest;
  }

  /**
   * ‖factor·x‖, from x itself.
   *
   * @param x not modified
   * @param n how many numbers of x
   */
  public static double scaled(double[] x, int n, double factor) {
    double largest = largest(x, n);
    double product = Math.abs(factor) * largest;
    return isOrdinary(largest) ? product * Math.sqrt(shares(x, n, largest)) : product;
  }

  /**
   * ‖x − y‖; everything else as in {@link #norm}.
   *
   * @param x not modified
   * @param y not modified
   * @param n how many numbers of each
   * @param squaredDistance Σ(x−y)² as {@link Kernels#squaredDistance} gives it
   */
  public static double distance(double[] x, double[] y, int n, double squaredDistance) {
    if (isSafe(squaredDistance)) {
      return Math.sqrt(squaredDistance);
    }
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(x[i] - y[i]));
    }
    if (!isOrdinary(largest)) {
      return largest;
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double share = (x[i] - y[i]) / largest;
      sum = Math.fma(share, share, sum);
    }
    return largest * Math.sqrt(sum);
  }

  /**
   * Σ|x|/n; where the sum itself overflows, x is read again.
   *
   * @param x not modified
   * @param n how many numbers of x, at least 1
   * @param sum Σ|x| as measured
   */
  public static double meanAbs(double[] x, int n, double sum) {
    if (sum != Double.POSITIVE_INFINITY) {
      return sum / n;
    }
    double mean = 0;
    for (int i = 0; i < n; i++) {
      mean += Math.abs(x[i]) / n;
    }
    return mean;
  }

  private static double largest(double[] x, int n) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(x[i]));
    }
    return largest;
  }

  private static boolean isOrdinary(double largest) {
    return largest != 0 && Double.isFinite(largest);
  }

  private static double shares(double[] x, int n, double largest) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double share = x[i] / largest;
      sum = Math.fma(share, share, sum);
    }
    return sum;
  }

  /** Whether the root of this plain sum of squares is the norm. */
  public static boolean isSafe(double sumOfSquares) {
    return sumOfSquares >= SMALLEST && sumOfSquares <= LARGEST;
  }
}
