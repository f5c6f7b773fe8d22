package backflow.nn.optim;

import backflow.math.Kernels;
import backflow.math.Norms;
import backflow.nn.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stochastic gradient descent. With d = g + λw: v ← μv + d, u = ηv (momentum, Polyak 1964), or u =
 * η(d + μv) (Nesterov in the form of Sutskever 2013); without momentum u = ηd. v starts as the
 * first gradient, and rests while μ is 0.
 */
final class Sgd extends StatefulOptimizer {
  Sgd(List<Parameter> parameters) {
    super(parameters, 1);
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
    if (rates.momentum() == 0 && rates.weightDecay() == 0) {
      double[] g = parameter.gradient().data;
      int n = parameter.size();
      kernels.descend(parameter.value().data, g, learningRate, n, start, sums);
      if (sums != null) {
        double squares = sums[UPDATE_SQUARES];
        sums[UPDATE_NORM] =
            Norms.isSafe(squares) ? Math.sqrt(squares) : Norms.scaled(g, n, learningRate);
      }
    } else {
      super.update(index, parameter, learningRate, rates, kernels, start, sums);
    }
  }

  @Override
  void step(
      double[][] own, double[] w, double[] g, double[] u, int n, double learningRate, Rates rates) {
    double[] d = decayed(w, g, u, n, rates.weightDecay());
    double momentum = rates.momentum();
    if (momentum == 0) {
      for (int i = 0; i < n; i++) {
        u[i] = learningRate * d[i];
      }
    } else if (rates.nesterov()) {
      lookAhead(own[0], d, u, n, learningRate, momentum);
    } else {
      roll(own[0], d, u, n, learningRate, momentum);
    }
    subtract(w, u, n);
  }

  private static void roll(
      double[] v, double[] d, double[] u, int n, double learningRate, double momentum) {
    for (int i = 0; i < n; i++) {
      v[i] = momentum * v[i] + d[i];
      u[i] = learningRate * v[i];
    }
  }

  private static void lookAhead(
      double[] v, double[] d, double[] u, int n, double learningRate, double momentum) {
    for (int i = 0; i < n; i++) {
      v[i] = momentum * v[i] + d[i];
      u[i] = learningRate * (d[i] + momentum * v[i]);
    }
  }
}
