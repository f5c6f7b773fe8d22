package backflow.math;

import java.math.BigDecimal;
import java.math.MathContext;

/** Hyperbolic tangent and logistic function to forty digits. */
final class Precise {
  private static final MathContext DIGITS = new MathContext(40);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final int HALVINGS = 12;

  private Precise() {}

  /** tanh x for x ≥ 0. */
  static BigDecimal tanh(double x) {
    BigDecimal e = growth(2 * x);
    return e.divide(e.add(TWO), DIGITS);
  }

  static BigDecimal sigmoid(double x) {
    BigDecimal small = BigDecimal.ONE.divide(growth(Math.abs(x)).add(TWO), DIGITS);
    return x < 0 ? small : BigDecimal.ONE.subtract(small);
  }

  /** e^x − 1 for x ≥ 0, by Taylor's series of x/4096 and twelve doublings. */
  private static BigDecimal growth(double x) {
    BigDecimal r = new BigDecimal(x).divide(BigDecimal.valueOf(1L << HALVINGS), DIGITS);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal e = BigDecimal.ZERO;
    for (int n = 1; n < 30; n++) {
      term = term.multiply(r, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
      e = e.add(term, DIGITS);
    }
    for (int i = 0; i < HALVINGS; i++) {
      e = e.multiply(e.add(TWO), DIGITS);
    }
    return e;
  }

  static double error(BigDecimal truth, double value) {
    return new BigDecimal(value).subtract(truth).abs().doubleValue();
  }

  static double relativeError(BigDecimal truth, double value) {
    return new BigDecimal(value).subtract(truth).divide(truth, DIGITS).abs().doubleValue();
  }
}
