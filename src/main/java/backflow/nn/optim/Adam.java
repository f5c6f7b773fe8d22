package backflow.nn.optim;

import backflow.nn.Parameter;
import java.util.List;

/**
 * Adam (Kingma and Ba 2015). With d = g + λw and t the number of this step: m ← m + (1−β₁)(d − m),
 * v ← β₂v + (1−β₂)d², u = η/(1−β₁ᵗ) · m / (√v/√(1−β₂ᵗ) + ε).
 */
final class Adam extends StatefulOptimizer {
  Adam(List<Parameter> parameters) {
    super(parameters, 2);
  }

  @Override
  void step(
      double[][] own, double[] w, double[] g, double[] u, int n, double learningRate, Rates rates) {
    double[] d = decayed(w, g, u, n, rates.weightDecay());
    adapt(own, d, u, n, learningRate, rates, (double) steps());
    subtract(w, u, n);
  }

  /**
   * Takes the moments on and makes the update of them.
   *
   * @param own m and v; modified
   * @param d the gradient; may be u
   * @param u overwritten
   * @param t the number of this step, from 1
   */
  static void adapt(
      double[][] own, double[] d, double[] u, int n, double learningRate, Rates rates, double t) {
    firstMoment(own[0], d, n, 1 - rates.beta1());
    double[] m = own[0];
    double[] v = own[1];
    double beta2 = rates.beta2();
    double share = 1 - beta2;
    double epsilon = rates.epsilon();
    double stepSize = learningRate / (1 - StrictMath.pow(rates.beta1(), t));
    double correction = Math.sqrt(1 - StrictMath.pow(beta2, t));
    for (int i = 0; i < n; i++) {
      v[i] = beta2 * v[i] + share * d[i] * d[i];
      u[i] = stepSize * m[i] / (Math.sqrt(v[i]) / correction + epsilon);
    }
  }

  /** m moves towards d by a share of the way, computed from the nearer end as PyTorch does. */
  private static void firstMoment(double[] m, double[] d, int n, double share) {
    if (share < 0.5) {
      for (int i = 0; i < n; i++) {
        m[i] += share * (d[i] - m[i]);
      }
    } else {
      for (int i = 0; i < n; i++) {
        m[i] = d[i] - (d[i] - m[i]) * (1 - share);
      }
    }
  }
}
