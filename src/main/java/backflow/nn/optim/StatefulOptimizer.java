package backflow.nn.optim;

import backflow.math.Kernels;
import backflow.math.Norms;
import backflow.nn.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An optimizer that remembers numbers for every parameter; all of them start at 0. Not thread-safe:
 * the update under way stands in one array that all parameters share.
 */
abstract class StatefulOptimizer implements Optimizer {
  private final double[][][] state;
  private final double[] u;
  private long steps;

  /**
   * Makes the state.
   *
   * @param parameters what is learned
   * @param arrays how many numbers are kept for each number that is learned
   */
  StatefulOptimizer(List<Parameter> parameters, int arrays) {
    state = new double[parameters.size()][arrays][];
    int largest = 0;
    for (int i = 0; i < state.length; i++) {
      int size = parameters.get(i).size();
      largest = Math.max(largest, size);
      for (int k = 0; k < arrays; k++) {
        state[i][k] = new double[size];
      }
    }
    u = new double[largest];
  }

  @Override
  public final void beginStep() {
    steps++;
  }

  @Override
  public final long steps() {
    return steps;
  }

  @Override
  public final void restoreSteps(long steps) {
    this.steps = steps;
  }

  @Override
  public final double[][] state(int index) {
    return state[index];
  }

  @Override
  public void update(
      int index,
      Parameter parameter,
      double learningRate,
      Rates rates,
      Kernels kernels,
      double @Nullable [] start,
      double @Nullable [] sums) {
    double[] w = parameter.value().data;
    int n = parameter.size();
    if (sums != null) {
      sums[WEIGHT_SQUARES] = kernels.sumOfSquares(w, n);
      if (start != null) {
        sums[DISTANCE_SQUARES] = kernels.squaredDistance(w, start, n);
      }
    }
    step(state[index], w, parameter.gradient().data, u, n, learningRate, rates);
    if (sums != null) {
      sums[UPDATE_SQUARES] = kernels.sumOfSquares(u, n);
      sums[UPDATE_NORM] = Norms.norm(u, n, sums[UPDATE_SQUARES]);
    }
  }

  /**
   * u = the update, w ← w − u.
   *
   * @param own the state of this parameter; modified
   * @param w modified
   * @param g ∂L/∂w; not modified
   * @param u overwritten
   */
  abstract void step(
      double[][] own, double[] w, double[] g, double[] u, int n, double learningRate, Rates rates);

  /**
   * The gradient of the loss plus λ/2·‖w‖².
   *
   * @param w not modified
   * @param g not modified
   * @param u overwritten with g + λw, unless λ is 0
   * @param decay λ
   * @return u, or g itself if λ is 0
   */
  static double[] decayed(double[] w, double[] g, double[] u, int n, double decay) {
    if (decay == 0) {
      return g;
    }
    for (int i = 0; i < n; i++) {
      u[i] = g[i] + decay * w[i];
    }
    return u;
  }

  /** w ← w − u. */
  static void subtract(double[] w, double[] u, int n) {
    for (int i = 0; i < n; i++) {
      w[i] -= u[i];
    }
  }
}
