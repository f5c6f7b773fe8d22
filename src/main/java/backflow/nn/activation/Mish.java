package backflow.nn.activation;

/**
 * f(z) = z·tanh(softplus(z)) (Misra 2019). With e = e^z the factor is e(e+2)/(e(e+2)+2), and with e
 * = e^−z it is (1+2e)/(1+2e+2e²): no cancellation and no overflow on either side. As in PyTorch
 * f(−∞) and f′(±∞) are NaN (∞ · 0).
 */
final class Mish extends NamedActivation {
  Mish() {
    super("mish", "Mish");
  }

  @Override
  public double value(double z, double slope) {
    double e = StrictMath.exp(-Math.abs(z));
    return z * (z > 0 ? rightFactor(e) : leftFactor(e));
  }

  /** f′ = t + z·σ(z)·(1−t²) with t = tanh(softplus(z)). */
  @Override
  public double derivative(double z, double slope) {
    double e = StrictMath.exp(-Math.abs(z));
    if (z > 0) {
      double d = 1 + 2 * e * (1 + e);
      return rightFactor(e) + z * (4 * e * e * (1 + e) / (d * d));
    }
    double d = e * (e + 2) + 2;
    return leftFactor(e) + z * (4 * e * (1 + e) / (d * d));
  }

  /** t for e = e^z. */
  private static double leftFactor(double e) {
    double n = e * (e + 2);
    return n / (n + 2);
  }

  /** t for e = e^−z. */
  private static double rightFactor(double e) {
    double n = 1 + 2 * e;
    return n / (n + 2 * e * e);
  }
}
