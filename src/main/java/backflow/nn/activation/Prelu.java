package backflow.nn.activation;

/**
 * f(z) = z where z &gt; 0, else slope·z with one learned slope a layer (He 2015); f′(0) = slope.
 */
final class Prelu extends NamedActivation {
  Prelu() {
    super("prelu", "PReLU");
  }

  @Override
  public double value(double z, double slope) {
    return z > 0 ? z : slope * z;
  }

  @Override
  public double derivative(double z, double slope) {
    return z > 0 ? 1 : slope;
  }

  @Override
  public boolean hasSlope() {
    return true;
  }

  @Override
  public double slopeGradient(double[] z, double[] da, int n) {
    double s04 = lane(z, da, n, 0) + lane(z, da, n, 4);
    double s26 = lane(z, da, n, 2) + lane(z, da, n, 6);
    double s15 = lane(z, da, n, 1) + lane(z, da, n, 5);
    double s37 = lane(z, da, n, 3) + lane(z, da, n, 7);
    return (s04 + s26) + (s15 + s37);
  }

  /** The accumulator of the elements i ≡ lane mod 8. */
  private static double lane(double[] z, double[] da, int n, int lane) {
    double sum = 0;
    for (int i = lane; i < n; i += 8) {
      if (!(z[i] > 0)) {
        sum = Math.fma(da[i], z[i], sum);
      }
    }
    return sum;
  }

  @Override
  public double[] kinks() {
    return new double[] {0};
  }
}
