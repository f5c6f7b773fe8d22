package backflow.nn.activation;

/** f(z) = z where z &gt; 0, else 0.01·z (Maas 2013, PyTorch's default slope); f′(0) = 0.01. */
final class LeakyRelu extends NamedActivation {
  private static final double SLOPE = 0.01;

  LeakyRelu() {
    super("leaky-relu", "leaky ReLU");
  }

  @Override
  public double value(double z, double slope) {
    return z > 0 ? z : SLOPE * z;
  }

  @Override
  public double derivative(double z, double slope) {
    return z > 0 ? 1 : SLOPE;
  }

  @Override
  public double[] kinks() {
    return new double[] {0};
  }
}
