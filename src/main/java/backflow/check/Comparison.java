package backflow.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects how far tensors are off; what is compared several times under one name (with other
 * workspaces, other kernels) keeps its worst.
 */
final class Comparison {
  /** An error below this share of the largest entry counts as relative to that share. */
  private static final double FLOOR = 1e-2;

  private final Map<String, Double> errors = new LinkedHashMap<>();

  /** The largest finite |x| of all arrays; 0 if there is none. */
  static double largest(Iterable<double[]> arrays) {
    double largest = 0;
    for (double[] array : arrays) {
      for (double x : array) {
        if (Math.abs(x) <= Double.MAX_VALUE) {
          largest = Math.max(largest, Math.abs(x));
        }
      }
    }
    return largest;
  }

  /**
   * |a − e| / max(|e|, 1e-2·largest); 0 if both are the same, NaN and ∞ included; ∞ if only one is
   * finite.
   */
  static double error(double actual, double expected, double largest) {
    if (actual == expected || (Double.isNaN(actual) && Double.isNaN(expected))) {
      return 0;
    }
    if (!Double.isFinite(actual) || !Double.isFinite(expected)) {
      return Double.POSITIVE_INFINITY;
    }
    return Math.abs(actual - expected) / Math.max(Math.abs(expected), FLOOR * largest);
  }

  void number(String tensor, double actual, double expected) {
    keep(tensor, error(actual, expected, 0));
  }

  /** Compares with the largest expected entry of this very array. */
  void array(String tensor, double[] actual, double[] expected) {
    array(tensor, actual, expected, largest(List.of(expected)));
  }

  /**
   * Compares entry by entry.
   *
   * @param actual at least as long as {@code expected}; more is ignored
   * @param largest of this kind in the case
   */
  void array(String tensor, double[] actual, double[] expected, double largest) {
    double worst = 0;
    for (int i = 0; i < expected.length; i++) {
      worst = Math.max(worst, error(actual[i], expected[i], largest));
    }
    keep(tensor, worst);
  }

  /** For what is rounding noise around 0 in both: only has to stay below the absolute floor. */
  void noise(String tensor, double[] actual, int length, double largest) {
    double worst = 0;
    for (int i = 0; i < length; i++) {
      worst = Math.max(worst, error(actual[i], 0, largest));
    }
    keep(tensor, worst);
  }

  private void keep(String tensor, double error) {
    errors.merge(tensor, error, Math::max);
  }

  List<TensorError> errors() {
    List<TensorError> list = new ArrayList<>();
    errors.forEach((tensor, error) -> list.add(new TensorError(tensor, error)));
    return list;
  }
}
