package backflow.nn.activation;

/** f(z) = ln(1 + e^z) (Dugas 2001), f′ = σ(z); never switched to f(z) = z for large z. */
final class Softplus extends NamedActivation {
  Softplus() {
    super("softplus", "softplus");
  }

  @Override
  public double value(double z, double slope) {
    return Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
  }

  @Override
  public double derivative(double z, double slope) {
    return backflow.math.Sigmoid.sigmoid(z);
  }
}
