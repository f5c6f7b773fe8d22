package backflow.nn.activation;

import backflow.math.Kernels;

/**
 * f(z) = z/(1+|z|), f′ = 1/(1+|z|)²; tails that flatten slowly. As in PyTorch both are NaN at ±∞
 * (∞/∞).
 */
final class Softsign extends NamedActivation {
  /** Where f′ falls under {@link Kernels#SATURATION}: |z| above 1/√0.0591 − 1 = 3.11. */
  private static final double TAIL = 1 / Math.sqrt(Kernels.SATURATION) - 1;

  Softsign() {
    super("softsign", "softsign");
  }

  @Override
  public double value(double z, double slope) {
    return z / (1 + Math.abs(z));
  }

  @Override
  public double derivative(double z, double slope) {
    double r = 1 / (1 + Math.abs(z));
    return Double.isInfinite(z) ? Double.NaN : r * r;
  }

  @Override
  public boolean saturates() {
    return true;
  }

  @Override
  public boolean saturated(double z) {
    return Math.abs(z) > TAIL;
  }
}
