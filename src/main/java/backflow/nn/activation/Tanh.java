package backflow.nn.activation;

import backflow.math.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * f(z) = tanh z, f′ = 1 − a² in the output a; as {@link Kernels#tanh} computes it, to the last bit.
 */
final class Tanh extends NamedActivation {
  Tanh() {
    super("tanh", "tanh");
  }

  @Override
  public double value(double z, double slope) {
    return backflow.math.Tanh.tanh(z);
  }

  @Override
  public double derivative(double z, double slope) {
    double a = value(z, slope);
    return Math.fma(-a, a, 1);
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
    return derivative(z, 0) < Kernels.SATURATION;
  }

  @Override
  public void forward(
      Kernels kernels, double[] z, double[] a, int n, double slope, double @Nullable [] tally) {
    kernels.tanh(z, a, n, tally);
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
    kernels.tanhBackward(da, a, dz, n, sums);
  }
}
