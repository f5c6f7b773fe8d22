package backflow.nn.optim;

import backflow.nn.Parameter;
import java.util.List;

/**
 * RMSProp (Tieleman and Hinton 2012). With d = g + λw: s ← ρs + (1−ρ)d², u = ηd/(√s + ε); not
 * centred.
 */
final class RmsProp extends StatefulOptimizer {
  RmsProp(List<Parameter> parameters) {
    super(parameters, 1);
  }

  @Override
  void step(
      double[][] own, double[] w, double[] g, double[] u, int n, double learningRate, Rates rates) {
    double[] d = decayed(w, g, u, n, rates.weightDecay());
    double[] s = own[0];
    double decay = rates.decay();
    double share = 1 - decay;
    double epsilon = rates.epsilon();
    for (int i = 0; i < n; i++) {
      s[i] = decay * s[i] + share * d[i] * d[i];
      u[i] = learningRate * d[i] / (Math.sqrt(s[i]) + epsilon);
    }
    subtract(w, u, n);
  }
}
