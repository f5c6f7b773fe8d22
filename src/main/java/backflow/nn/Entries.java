package backflow.nn;

import backflow.math.Blank;
import backflow.math.Kernels;
import backflow.math.Norms;

/**
 * How large the entries of a gradient are one by one: their mean and their largest absolute value.
 * Reused from step to step; blank where nobody looked closely. One thread.
 */
public final class Entries {
  private final double[] magnitudes = new double[Kernels.MAGNITUDES];
  private double mean = Blank.VALUE;
  private double max = Blank.VALUE;

  /** Mean |x|; NaN or ∞ if an entry is; blank if not measured. */
  public double mean() {
    return mean;
  }

  /** Max |x|; NaN or ∞ if an entry is; blank if not measured. */
  public double max() {
    return max;
  }

  void forget() {
    mean = Blank.VALUE;
    max = Blank.VALUE;
  }

  /** Divides the loss scale out; what is blank stays so. */
  void divide(double lossScale) {
    if (lossScale != 1 && !Blank.is(mean)) {
      mean /= lossScale;
      max /= lossScale;
    }
  }

  /**
   * Measures n numbers.
   *
   * @param x not modified
   */
  void measure(Kernels kernels, double[] x, int n) {
    kernels.magnitudes(x, n, magnitudes);
    mean = Norms.meanAbs(x, n, magnitudes[Kernels.SUM_ABS]);
    max = magnitudes[Kernels.MAX_ABS];
  }
}
