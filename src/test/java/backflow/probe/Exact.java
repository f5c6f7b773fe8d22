package backflow.probe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/** Norms and moments with 40 digits and no limit to the exponent: slow and obvious. */
final class Exact {
  private static final MathContext DIGITS = new MathContext(40);

  private Exact() {}

  private static boolean hasNan(double[] x, int n) {
    for (int i = 0; i < n; i++) {
      if (Double.isNaN(x[i])) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasInfinity(double[] x, int n) {
    for (int i = 0; i < n; i++) {
      if (Double.isInfinite(x[i])) {
        return true;
      }
    }
    return false;
  }

  private static BigDecimal squares(double[] x, int n, BigDecimal middle) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < n; i++) {
      BigDecimal d = new BigDecimal(x[i]).subtract(middle);
      sum = sum.add(d.multiply(d, DIGITS), DIGITS);
    }
    return sum;
  }

  private static BigDecimal meanOf(double[] x, int n) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < n; i++) {
      sum = sum.add(new BigDecimal(x[i]), DIGITS);
    }
    return sum.divide(new BigDecimal(n), DIGITS);
  }

  private static double root(BigDecimal x) {
    return x.sqrt(DIGITS).doubleValue();
  }

  static double norm(double[] x, int n) {
    if (hasNan(x, n) || hasInfinity(x, n)) {
      return hasNan(x, n) ? Double.NaN : Double.POSITIVE_INFINITY;
    }
    return root(squares(x, n, BigDecimal.ZERO));
  }

  static double rms(double[] x, int n) {
    if (hasNan(x, n) || hasInfinity(x, n)) {
      return norm(x, n);
    }
    return root(squares(x, n, BigDecimal.ZERO).divide(new BigDecimal(n), DIGITS));
  }

  static double mean(double[] x, int n) {
    if (hasNan(x, n) || hasInfinity(x, n)) {
      return Arrays.stream(x, 0, n).sum() / n;
    }
    return meanOf(x, n).doubleValue();
  }

  static double deviation(double[] x, int n) {
    if (hasNan(x, n) || hasInfinity(x, n)) {
      return Double.NaN;
    }
    return root(squares(x, n, meanOf(x, n)).divide(new BigDecimal(n), DIGITS));
  }

  static double meanAbs(double[] x, int n) {
    double[] magnitudes = new double[n];
    for (int i = 0; i < n; i++) {
      magnitudes[i] = Math.abs(x[i]);
    }
    return hasInfinity(x, n) && !hasNan(x, n) ? Double.POSITIVE_INFINITY : mean(magnitudes, n);
  }

  static double maxAbs(double[] x, int n) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(x[i]));
    }
    return largest;
  }
}
