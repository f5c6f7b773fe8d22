package backflow.nn.activation;

import backflow.math.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * f(z) = σ(z) = 1/(1+e^−z), f′ = a(1−a) ≤ ¼ in the output a; as {@link Kernels#sigmoid} computes
 * it, to the last bit.
 */
final class Sigmoid extends NamedActivation {
  Sigmoid() {
    super("sigmoid", "sigmoid");
  }

  @Override
  public double value(double z, double slope) {
    return backflow.math.Sigmoid.sigmoid(z);
  }

  @Override
  public double derivative(double z, double slope) {
    double a = value(z, slope);
    return a * (1 - a);
  }

  @Override
  public boolean derivativeFromValue() {
    return true;
  }

  @Override
  public boolean saturates() {
    return true;
  }

  @Override
  public boolean saturated(double z) {
    double a = value(z, 0);
    return 4 * (a * (1 - a)) < Kernels.SATURATION;
  }

  @Override
  public void forward(
      Kernels kernels, double[] z, double[] a, int n, double slope, double @Nullable [] tally) {
    kernels.sigmoid(z, a, n, tally);
  }

  @Override
  public void backward(
      Kernels kernels,
      double[] z,
      double[] a,
      double[] da,
      double[] dz,
      int n,
      double slope,
      double @Nullable [] sums) {
    kernels.sigmoidBackward(da, a, dz, n, sums);
  }
}
