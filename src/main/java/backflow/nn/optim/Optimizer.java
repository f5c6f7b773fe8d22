package backflow.nn.optim;

import backflow.math.Kernels;
import backflow.nn.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What makes an update of a gradient; formulas and order of operations are PyTorch's.
 *
 * <p>Keeps state per parameter (momentum, moments), made at construction; a step allocates nothing.
 * Call {@link #beginStep} once, then {@link #update} for every parameter.
 */
public interface Optimizer {
  /** Where Σw², before the update, stands among the sums that {@link #update} takes. */
  int WEIGHT_SQUARES = 0;

  /** Where Σu² stands. */
  int UPDATE_SQUARES = 1;

  /** Where Σ(w−w₀)², before the update, stands; written only if w₀ is given. */
  int DISTANCE_SQUARES = 2;

  /** Where ‖u‖ stands: no false 0 or ∞, even where Σu² has vanished or overflown. */
  int UPDATE_NORM = 3;

  /** How many sums there are. */
  int SUMS = 4;

  /** Counts a step (Adam's bias correction). */
  void beginStep();

  /**
   * u = the optimizer's update of this parameter, w ← w − u.
   *
   * @param index the parameter's place in the list that the optimizer was made for
   * @param parameter value modified, gradient not
   * @param learningRate η of this step
   * @param rates everything else
   * @param kernels the inner loops to use
   * @param start w₀, from where distance is measured, not modified; null: it is not
   * @param sums {@link #SUMS} numbers, overwritten; null: not measured. The update is bit for bit
   *     the same either way
   */
  void update(
      int index,
      Parameter parameter,
      double learningRate,
      Rates rates,
      Kernels kernels,
      double @Nullable [] start,
      double @Nullable [] sums);

  /**
   * The state of one parameter, for checkpoints: arrays as long as the parameter.
   *
   * @param index the parameter's place
   * @return the live arrays; empty if the optimizer keeps none
   */
  double[][] state(int index);

  /** How many steps were begun. */
  long steps();

  /**
   * Goes on from a checkpoint; the caller restores the arrays of {@link #state}.
   *
   * @param steps what {@link #steps} said then
   */
  void restoreSteps(long steps);
}
