package backflow.figure.updates;

import backflow.chart.Numbers;
import backflow.probe.Strip;

/** Where clipping took away most. */
final class LargestCut {
  private LargestCut() {}

  /**
   * The bucket with the smallest factor of a finite norm.
   *
   * @return −1: nothing was clipped
   */
  static int bucket(Strip before, Strip factor) {
    int found = -1;
    double smallest = 1;
    for (int i = 0; i < before.buckets && i < factor.buckets; i++) {
      boolean finite = before.max[i] > 0 && before.max[i] <= Double.MAX_VALUE;
      if (finite && factor.min[i] < smallest) {
        smallest = factor.min[i];
        found = i;
      }
    }
    return found;
  }

  /** 37.9 → 1.00. */
  static String words(double before, double factor) {
    return Numbers.value(before) + " → " + Numbers.value(before * factor);
  }
}
