package backflow.nn.activation;

import backflow.math.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * f(z) = max(0, z) (Nair and Hinton 2010); f′(0) = 0 by convention. The one activation whose units
 * can die: where z ≤ 0 nothing passes, forward or backward. A NaN stays a NaN.
 */
final class Relu extends NamedActivation {
  Relu() {
    super("relu", "ReLU");
  }

  @Override
  public double value(double z, double slope) {
    return z <= 0 ? 0 : z;
  }

  @Override
  public double derivative(double z, double slope) {
    return z <= 0 ? 0 : 1;
  }

  @Override
  public double[] kinks() {
    return new double[] {0};
  }

  @Override
  public boolean canDie() {
    return true;
  }

  @Override
  public boolean derivativeFromValue() {
    return true;
  }

  @Override
  public void forward(
      Kernels kernels, double[] z, double[] a, int n, double slope, double @Nullable [] tally) {
    kernels.relu(z, a, n, tally);
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
    kernels.reluBackward(da, a, dz, n, sums);
  }
}
