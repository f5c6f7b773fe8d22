package backflow.nn.activation;

import backflow.math.Kernels;
import org.jspecify.annotations.Nullable;

/** f(z) = z: a network of these is one linear map. */
final class Identity extends NamedActivation {
  Identity() {
    super("identity", "identity");
  }

  @Override
  public double value(double z, double slope) {
    return z;
  }

  @Override
  public double derivative(double z, double slope) {
    return 1;
  }

  @Override
  public boolean derivativeFromValue() {
    return true;
  }

  @Override
  public void forward(
      Kernels kernels, double[] z, double[] a, int n, double slope, double @Nullable [] tally) {
    if (z != a) {
      System.arraycopy(z, 0, a, 0, n);
    }
    if (tally != null) {
      kernels.measureForward(z, a, n, tally);
    }
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
    if (da != dz) {
      System.arraycopy(da, 0, dz, 0, n);
    }
    if (sums != null) {
      sums[0] = kernels.sumOfSquares(da, n);
      sums[1] = sums[0];
    }
  }
}
