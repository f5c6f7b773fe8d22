package backflow.nn.activation;

import backflow.math.Erf;

/**
 * f(z) = z·Φ(z) with Φ the normal distribution function (Hendrycks and Gimpel 2016), exact: not the
 * tanh form. Φ(z) = ½ erfc(−z/√2) keeps its digits on the left tail. As in PyTorch f(−∞) and f′(±∞)
 * are NaN (∞ · 0).
 */
final class Gelu extends NamedActivation {
  private static final double SQRT_HALF = Math.sqrt(0.5);

  /** 1/√(2π). */
  private static final double DENSITY_AT_0 = 0.3989422804014327;

  Gelu() {
    super("gelu", "GELU");
  }

  @Override
  public double value(double z, double slope) {
    return z * distribution(z);
  }

  /** f′ = Φ(z) + z·φ(z). */
  @Override
  public double derivative(double z, double slope) {
    return distribution(z) + z * (DENSITY_AT_0 * StrictMath.exp(-0.5 * z * z));
  }

  private static double distribution(double z) {
    return 0.5 * Erf.erfc(-z * SQRT_HALF);
  }
}
