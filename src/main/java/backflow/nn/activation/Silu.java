package backflow.nn.activation;

/** f(z) = z·σ(z) (Elfwing 2018, also Swish). As in PyTorch f(−∞) and f′(±∞) are NaN (∞ · 0). */
final class Silu extends NamedActivation {
  Silu() {
    super("silu", "SiLU");
  }

  @Override
  public double value(double z, double slope) {
    return z * backflow.math.Sigmoid.sigmoid(z);
  }

  /** f′ = σ(z) + z·σ(z)·σ(−z). */
  @Override
  public double derivative(double z, double slope) {
    double s = backflow.math.Sigmoid.sigmoid(z);
    return s + z * (s * backflow.math.Sigmoid.sigmoid(-z));
  }
}
