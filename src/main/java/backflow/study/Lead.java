package backflow.study;

import backflow.train.Targets;
import org.ejml.data.DMatrixRMaj;

/**
 * How far the class that wins is ahead: (p − 1/K)/(1 − 1/K) of its probability p among K classes,
 * so that guessing is 0 and certainty 1. Under squared error, which has no probabilities, the
 * distance of two classes is the place between the targets 0 and 1, and of more classes the
 * distance to the second, both cut at 1.
 */
final class Lead {
  private static final String SQUARED = "mse";

  private Lead() {}

  /** The lead in a row of outputs; NaN if one of them is. */
  static double of(Targets targets, DMatrixRMaj out, int row) {
    boolean squared = targets.loss().id().equals(SQUARED);
    if (out.numCols == 1) {
      double v = out.data[row];
      return squared
          ? Math.min(1, Math.abs(2 * v - 1))
          : Math.abs(2 / (1 + StrictMath.exp(-v)) - 1);
    }
    double best = Double.NEGATIVE_INFINITY;
    double second = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < out.numCols; k++) {
      double v = out.data[row * out.numCols + k];
      if (Double.isNaN(v)) {
        return v;
      }
      second = Math.max(second, Math.min(best, v));
      best = Math.max(best, v);
    }
    if (best > Double.MAX_VALUE || second < -Double.MAX_VALUE) {
      return best > second ? 1 : 0;
    }
    return squared ? Math.min(1, best - second) : ofLogits(out, row, best);
  }

  private static double ofLogits(DMatrixRMaj out, int row, double best) {
    double sum = 0;
    for (int k = 0; k < out.numCols; k++) {
      sum += StrictMath.exp(out.data[row * out.numCols + k] - best);
    }
    double guess = 1.0 / out.numCols;
    return (1 / sum - guess) / (1 - guess);
  }
}
