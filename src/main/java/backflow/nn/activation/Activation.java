package backflow.nn.activation;

import backflow.math.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * An activation function and its derivative, as a pair.
 *
 * <p>Stateless. The learned slope of PReLU belongs to the layer and is handed in; all others ignore
 * it. Array methods run over the first n elements from index 0 and allocate nothing.
 */
public interface Activation {
  /** The word in experiment files, for example {@code leaky-relu}. */
  String id();

  /** The words on screen, for example {@code leaky ReLU}. */
  String label();

  /**
   * f(z).
   *
   * @param slope the layer's learned slope (PReLU), else ignored
   */
  double value(double z, double slope);

  /**
   * f′(z); at a kink the convention of PyTorch (ReLU′(0) = 0).
   *
   * @param slope the layer's learned slope (PReLU), else ignored
   */
  double derivative(double z, double slope);

  /** Whether f′(z) can be had from a = f(z) alone, so that z need not be kept. */
  default boolean derivativeFromValue() {
    return false;
  }

  /** Whether the layer learns a slope for z ≤ 0 (PReLU). */
  default boolean hasSlope() {
    return false;
  }

  /**
   * ∂L/∂slope = Σ da·z over the z that are not above 0, in the 8 accumulators of {@link Kernels}; 0
   * for activations without a slope.
   *
   * @param z what {@link #forward} got; not modified
   * @param da ∂L/∂a; not modified
   * @param n how many, batch × units
   */
  default double slopeGradient(double[] z, double[] da, int n) {
    return 0;
  }

  /** Where f is not differentiable; empty if smooth. */
  default double[] kinks() {
    return new double[0];
  }

  /**
   * Whether a flat tail makes units saturate, so that {@link #saturated} means something: sigmoid,
   * tanh, softsign, hard tanh, and the negative tail of ELU and SELU.
   */
  default boolean saturates() {
    return false;
  }

  /** Whether |f′(z)| is under 5.91 % of its maximum on a flat tail; false where none is. */
  default boolean saturated(double z) {
    return false;
  }

  /** Whether a unit with z ≤ 0 passes nothing on, so that it can die: ReLU. */
  default boolean canDie() {
    return false;
  }

  /**
   * a = f(z), and what is measured of it.
   *
   * @param kernels the inner loops to use
   * @param z not modified, unless it is a (allowed only if {@link #derivativeFromValue})
   * @param a overwritten
   * @param slope the layer's learned slope
   * @param tally {@link Kernels#FORWARD_TALLY} numbers, overwritten; null: not measured
   */
  default void forward(
      Kernels kernels, double[] z, double[] a, int n, double slope, double @Nullable [] tally) {
    for (int i = 0; i < n; i++) {
      a[i] = value(z[i], slope);
    }
    if (tally != null) {
      kernels.measureForward(z, a, n, tally);
      if (saturates()) {
        int saturated = 0;
        for (int i = 0; i < n; i++) {
          saturated += saturated(z[i]) ? 1 : 0;
        }
        tally[Kernels.SATURATED] = saturated;
      }
    }
  }

  /**
   * dz = da ⊙ f′(z).
   *
   * @param kernels the inner loops to use
   * @param z what {@link #forward} got; must not be read if {@link #derivativeFromValue}; not
   *     modified
   * @param a what it gave; not modified
   * @param da ∂L/∂a; not modified unless it is dz, which is allowed
   * @param dz overwritten
   * @param slope the layer's learned slope
   * @param sums receives Σda² and Σdz²; null: not measured
   */
  default void backward(
      Kernels kernels,
      double[] z,
      double[] a,
      double[] da,
      double[] dz,
      int n,
      double slope,
      double @Nullable [] sums) {
    if (sums != null) {
      sums[0] = kernels.sumOfSquares(da, n);
    }
    for (int i = 0; i < n; i++) {
      dz[i] = da[i] * derivative(z[i], slope);
    }
    if (sums != null) {
      sums[1] = kernels.sumOfSquares(dz, n);
    }
  }
}
