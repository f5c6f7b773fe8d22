package backflow.nn.loss;

/**
 * L = mean over samples of ln Σ_j e^(o_j) − o_y, from logits o, with the largest logit m taken out:
 * (m − o_y) + ln(1 + Σ_(j≠m) e^(o_j − m)). ∂L/∂o_j = (softmax_j − [j = y])/n, the entry of the
 * right class as minus the sum of the others, which keeps its digits when the answer is nearly
 * right.
 *
 * <p>A NaN or ∞ logit, or a row of −∞, makes the row NaN, as in PyTorch.
 */
final class CrossEntropy implements Loss {
  @Override
  public String id() {
    return "cross-entropy";
  }

  @Override
  public double value(double[] output, double[] y, int n, int outputs) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += sample(output, i * outputs, outputs, target(y[i], outputs));
    }
    return sum / n;
  }

  private static double sample(double[] output, int from, int outputs, int target) {
    int largest = largest(output, from, outputs);
    double m = output[from + largest];
    if (Double.isInfinite(m)) {
      return Double.NaN;
    }
    double others = 0;
    for (int j = 0; j < outputs; j++) {
      if (j != largest) {
        others += StrictMath.exp(output[from + j] - m);
      }
    }
    return m - output[from + target] + StrictMath.log1p(others);
  }

  @Override
  public void gradient(double[] output, double[] y, double[] gradient, int n, int outputs) {
    for (int i = 0; i < n; i++) {
      sampleGradient(output, gradient, i * outputs, outputs, target(y[i], outputs), n);
    }
  }

  private static void sampleGradient(
      double[] output, double[] gradient, int from, int outputs, int target, int n) {
    double m = output[from + largest(output, from, outputs)];
    double sum = 0;
    double others = 0;
    for (int j = 0; j < outputs; j++) {
      double e = StrictMath.exp(output[from + j] - m);
      gradient[from + j] = e;
      sum += e;
      others += j == target ? 0 : e;
    }
    gradient[from + target] = -others;
    for (int j = 0; j < outputs; j++) {
      gradient[from + j] = gradient[from + j] / sum / n;
    }
  }

  /** Where the largest logit of a row is, or the first NaN. */
  private static int largest(double[] output, int from, int outputs) {
    int largest = 0;
    for (int j = 1; j < outputs; j++) {
      if (!(output[from + j] <= output[from + largest]) && !Double.isNaN(output[from + largest])) {
        largest = j;
      }
    }
    return largest;
  }

  private static int target(double y, int outputs) {
    int target = (int) y;
    if (target != y || target < 0 || target >= outputs) {
      throw new IllegalArgumentException(
          "class index must be a whole number from 0 to " + (outputs - 1) + ", was " + y);
    }
    return target;
  }
}
