package backflow.nn.activation;

/** f(z) = z cut off at ±1; f′ is 0 from there on, the kinks included (as in PyTorch). */
final class HardTanh extends NamedActivation {
  HardTanh() {
    super("hard-tanh", "hard tanh");
  }

  @Override
  public double value(double z, double slope) {
    return Math.max(-1, Math.min(1, z));
  }

  @Override
  public double derivative(double z, double slope) {
    return z > -1 && z < 1 ? 1 : 0;
  }

  @Override
  public double[] kinks() {
    return new double[] {-1, 1};
  }

  @Override
  public boolean saturates() {
    return true;
  }

  @Override
  public boolean saturated(double z) {
    return Math.abs(z) >= 1;
  }
}
