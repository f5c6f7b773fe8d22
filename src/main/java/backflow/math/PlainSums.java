package backflow.math;

/**
 * Sums over arrays in the order that {@link Kernels} prescribes, in plain Java: eight scalar
 * accumulators keep the adders busy; what is left over at the end goes through {@code left}.
 */
final class PlainSums {
  private final double[] left = new double[8];

  /** Σx². */
  double squares(double[] x, int n) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    int i = 0;
    for (; i < n - 7; i += 8) {
      s0 = Math.fma(x[i], x[i], s0);
      s1 = Math.fma(x[i + 1], x[i + 1], s1);
      s2 = Math.fma(x[i + 2], x[i + 2], s2);
      s3 = Math.fma(x[i + 3], x[i + 3], s3);
      s4 = Math.fma(x[i + 4], x[i + 4], s4);
      s5 = Math.fma(x[i + 5], x[i + 5], s5);
      s6 = Math.fma(x[i + 6], x[i + 6], s6);
      s7 = Math.fma(x[i + 7], x[i + 7], s7);
    }
    keep(s0, s1, s2, s3, s4, s5, s6, s7);
    for (int k = 0; i < n; i++, k++) {
      left[k] = Math.fma(x[i], x[i], left[k]);
    }
    return folded();
  }

  /** Σ(x−y)². */
  double squaredDistance(double[] x, double[] y, int n) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    int i = 0;
    for (; i < n - 7; i += 8) {
      s0 = plusSquare(x[i] - y[i], s0);
      s1 = plusSquare(x[i + 1] - y[i + 1], s1);
      s2 = plusSquare(x[i + 2] - y[i + 2], s2);
      s3 = plusSquare(x[i + 3] - y[i + 3], s3);
      s4 = plusSquare(x[i + 4] - y[i + 4], s4);
      s5 = plusSquare(x[i + 5] - y[i + 5], s5);
      s6 = plusSquare(x[i + 6] - y[i + 6], s6);
      s7 = plusSquare(x[i + 7] - y[i + 7], s7);
    }
    keep(s0, s1, s2, s3, s4, s5, s6, s7);
    for (int k = 0; i < n; i++, k++) {
      left[k] = plusSquare(x[i] - y[i], left[k]);
    }
    return folded();
  }

  /**
   * Σ(x−x₀) and Σ(x−x₀)².
   *
   * @param out receives the two sums, from index at on
   */
  void shifted(double[] x, double x0, int n, double[] out, int at) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    double q0 = 0, q1 = 0, q2 = 0, q3 = 0, q4 = 0, q5 = 0, q6 = 0, q7 = 0;
    int i = 0;
    for (; i < n - 7; i += 8) {
      double d0 = x[i] - x0;
      double d1 = x[i + 1] - x0;
      double d2 = x[i + 2] - x0;
      double d3 = x[i + 3] - x0;
      double d4 = x[i + 4] - x0;
      double d5 = x[i + 5] - x0;
      double d6 = x[i + 6] - x0;
      double d7 = x[i + 7] - x0;
      s0 += d0;
      s1 += d1;
      s2 += d2;
      s3 += d3;
      s4 += d4;
      s5 += d5;
      s6 += d6;
      s7 += d7;
      q0 = Math.fma(d0, d0, q0);
      q1 = Math.fma(d1, d1, q1);
      q2 = Math.fma(d2, d2, q2);
      q3 = Math.fma(d3, d3, q3);
      q4 = Math.fma(d4, d4, q4);
      q5 = Math.fma(d5, d5, q5);
      q6 = Math.fma(d6, d6, q6);
      q7 = Math.fma(d7, d7, q7);
    }
    keep(s0, s1, s2, s3, s4, s5, s6, s7);
    for (int k = 0, rest = i; rest < n; rest++, k++) {
      left[k] += x[rest] - x0;
    }
    out[at] = folded();
    keep(q0, q1, q2, q3, q4, q5, q6, q7);
    for (int k = 0, rest = i; rest < n; rest++, k++) {
      left[k] = plusSquare(x[rest] - x0, left[k]);
    }
    out[at + 1] = folded();
  }

  /** Σ(factor·x)². */
  double scaledSquares(double[] x, double factor, int n) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    int i = 0;
    for (; i < n - 7; i += 8) {
      s0 = plusSquare(factor * x[i], s0);
      s1 = plusSquare(factor * x[i + 1], s1);
      s2 = plusSquare(factor * x[i + 2], s2);
      s3 = plusSquare(factor * x[i + 3], s3);
      s4 = plusSquare(factor * x[i + 4], s4);
      s5 = plusSquare(factor * x[i + 5], s5);
      s6 = plusSquare(factor * x[i + 6], s6);
      s7 = plusSquare(factor * x[i + 7], s7);
    }
    keep(s0, s1, s2, s3, s4, s5, s6, s7);
    for (int k = 0; i < n; i++, k++) {
      left[k] = plusSquare(factor * x[i], left[k]);
    }
    return folded();
  }

  /** Σ|x|. */
  double absolutes(double[] x, int n) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    int i = 0;
    for (; i < n - 7; i += 8) {
      s0 += Math.abs(x[i]);
      s1 += Math.abs(x[i + 1]);
      s2 += Math.abs(x[i + 2]);
      s3 += Math.abs(x[i + 3]);
      s4 += Math.abs(x[i + 4]);
      s5 += Math.abs(x[i + 5]);
      s6 += Math.abs(x[i + 6]);
      s7 += Math.abs(x[i + 7]);
    }
    keep(s0, s1, s2, s3, s4, s5, s6, s7);
    for (int k = 0; i < n; i++, k++) {
      left[k] += Math.abs(x[i]);
    }
    return folded();
  }

  /**
   * max |x|, NaN if there is one; +0.0 for n = 0. A maximum is the same in every order, so this
   * compares bits, which for |x| are ordered as the numbers are, NaN on top.
   */
  double maxAbs(double[] x, int n) {
    long m0 = 0, m1 = 0, m2 = 0, m3 = 0;
    int i = 0;
    for (; i < n - 3; i += 4) {
      m0 = Math.max(m0, magnitudeBits(x[i]));
      m1 = Math.max(m1, magnitudeBits(x[i + 1]));
      m2 = Math.max(m2, magnitudeBits(x[i + 2]));
      m3 = Math.max(m3, magnitudeBits(x[i + 3]));
    }
    for (; i < n; i++) {
      m0 = Math.max(m0, magnitudeBits(x[i]));
    }
    return Double.longBitsToDouble(Math.max(Math.max(m0, m1), Math.max(m2, m3)));
  }

  private static long magnitudeBits(double x) {
    return Double.doubleToRawLongBits(x) & Long.MAX_VALUE;
  }

  private static double plusSquare(double d, double sum) {
    return Math.fma(d, d, sum);
  }

  private void keep(
      double s0, double s1, double s2, double s3, double s4, double s5, double s6, double s7) {
    left[0] = s0;
    left[1] = s1;
    left[2] = s2;
    left[3] = s3;
    left[4] = s4;
    left[5] = s5;
    left[6] = s6;
    left[7] = s7;
  }

  private double folded() {
    double[] s = left;
    return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
  }
}
