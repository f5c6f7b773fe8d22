package backflow.nn.loss;

import backflow.math.Sigmoid;

/**
 * L = mean over all entries of −y·ln σ(o) − (1−y)·ln σ(−o), from logits o, with −ln σ(o) =
 * softplus(−o): never ln 0. ∂L/∂o = (σ(o) − y)/(n·outputs). Both are written so that they keep
 * their digits when the answer is nearly right.
 */
final class BinaryCrossEntropy implements Loss {
  @Override
  public String id() {
    return "binary-cross-entropy";
  }

  @Override
  public double value(double[] output, double[] y, int n, int outputs) {
    int entries = Math.multiplyExact(n, outputs);
    double sum = 0;
    for (int i = 0; i < entries; i++) {
      sum += entry(output[i], y[i]);
    }
    return sum / entries;
  }

  private static double entry(double o, double y) {
    if (o == Double.NEGATIVE_INFINITY) {
      return Double.NaN; // what PyTorch says, for every y
    }
    double wrong = (1 - y) * Math.max(o, 0) + y * Math.max(-o, 0);
    return wrong + StrictMath.log1p(StrictMath.exp(-Math.abs(o)));
  }

  @Override
  public void gradient(double[] output, double[] y, double[] gradient, int n, int outputs) {
    int entries = Math.multiplyExact(n, outputs);
    for (int i = 0; i < entries; i++) {
      double right = y[i] * Sigmoid.sigmoid(-output[i]);
      double wrong = (1 - y[i]) * Sigmoid.sigmoid(output[i]);
      gradient[i] = (wrong - right) / entries;
    }
  }
}
