package backflow.math;

/**
 * The hyperbolic tangent without a branch, a table or a platform's library, so that it is the same
 * bits everywhere and a loop over it runs in vector registers.
 *
 * <p>Lambert's continued fraction tanh y = y/(1 + y²/(3 + y²/(5 + …))), cut after y²/17, is a
 * quotient p/q of polynomials (order [9/8]) that is right to the last bits while y is small. So
 * take y = x/4 and double twice with tanh 2y = 2t/(1+t²), written for t = p/q as p ← 2pq, q ←
 * p²+q²: one division at the very end. The powers of two are moved to where they cannot underflow,
 * so that p starts as x itself for tiny x, and the last q is taken as 2pq + (q−p)², which cannot
 * round below 2pq: no result is beyond ±1.
 *
 * <p>Largest absolute error 3.0e-16, relative 8e-16, down to the subnormals; below 1e-17 the result
 * is x itself.
 */
public final class Tanh {
  /** Where x is clamped: 1 − tanh 20 = 8.5e-18, far below half an ulp of 1. */
  static final double CLAMP = 20;

  /** y² = x²/16. */
  static final double SIXTEENTH = 0.0625;

  /** The convergent's constant term, by which all its coefficients are divided. */
  private static final double UNIT = 34459425;

  /** The numerator, p = x·(1 + y²(P1 + y²(P2 + y²(P3 + y²·P4)))), here four times tanh's. */
  static final double P1 = 4729725 / UNIT;

  static final double P2 = 135135 / UNIT;
  static final double P3 = 990 / UNIT;
  static final double P4 = 1 / UNIT;

  /** The denominator, q = 1 + y²(Q1 + y²(Q2 + y²(Q3 + y²·Q4))). */
  static final double Q1 = 16216200 / UNIT;

  static final double Q2 = 945945 / UNIT;
  static final double Q3 = 13860 / UNIT;
  static final double Q4 = 45 / UNIT;

  /** The least a > 0 of a saturated unit: fma(−a, a, 1) is monotone, so one comparison will do. */
  static final double SATURATED_FROM = saturatedFrom();

  private Tanh() {}

  private static double saturatedFrom() {
    long free = 0;
    long saturated = Double.doubleToRawLongBits(1.0);
    while (saturated - free > 1) {
      long middle = (free + saturated) >>> 1;
      double a = Double.longBitsToDouble(middle);
      if (Math.fma(-a, a, 1) < Kernels.SATURATION) {
        saturated = middle;
      } else {
        free = middle;
      }
    }
    return Double.longBitsToDouble(saturated);
  }

  /**
   * tanh x.
   *
   * @param x any number
   * @return tanh x, within ±1; NaN for NaN, −0.0 for −0.0
   */
  public static double tanh(double x) {
    double z = Math.min(Math.max(x, -CLAMP), CLAMP);
    double s = z * SIXTEENTH * z;
    double p = z * Math.fma(Math.fma(Math.fma(Math.fma(P4, s, P3), s, P2), s, P1), s, 1);
    double q = Math.fma(Math.fma(Math.fma(Math.fma(Q4, s, Q3), s, Q2), s, Q1), s, 1);
    double p2 = p * q;
    double q2 = Math.fma(p * SIXTEENTH, p, q * q);
    double n = p2 * q2;
    double d = Math.fma(-0.5, Math.abs(p2), q2);
    return n / Math.fma(d, d, Math.abs(n));
  }
}
