package backflow.nn.optim;

import backflow.nn.Parameter;
import java.util.List;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019): w ← w·(1 − ηλ), then {@link Adam}
 * on the bare gradient. The update u that is measured is both together.
 */
final class AdamW extends StatefulOptimizer {
  AdamW(List<Parameter> parameters) {
    super(parameters, 2);
  }

  @Override
  void step(
      double[][] own, double[] w, double[] g, double[] u, int n, double learningRate, Rates rates) {
    Adam.adapt(own, g, u, n, learningRate, rates, (double) steps());
    double keep = 1 - learningRate * rates.weightDecay();
    for (int i = 0; i < n; i++) {
      double kept = w[i] * keep;
      double adapted = u[i];
      u[i] = w[i] - kept + adapted;
      w[i] = kept - adapted;
    }
  }
}
