package backflow.nn.optim;

import backflow.nn.Parameter;
import java.util.List;

/** Adagrad (Duchi 2011). With d = g + λw: s ← s + d², u = ηd/(√s + ε). */
final class Adagrad extends StatefulOptimizer {
  Adagrad(List<Parameter> parameters) {
    super(parameters, 1);
  }

  @Override
  void step(
      double[][] own, double[] w, double[] g, double[] u, int n, double learningRate, Rates rates) {
    double[] d = decayed(w, g, u, n, rates.weightDecay());
    double[] s = own[0];
    double epsilon = rates.epsilon();
    for (int i = 0; i < n; i++) {
      s[i] += d[i] * d[i];
      u[i] = learningRate * d[i] / (Math.sqrt(s[i]) + epsilon);
    }
    subtract(w, u, n);
  }
}
