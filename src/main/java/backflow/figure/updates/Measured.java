package backflow.figure.updates;

import backflow.math.Blank;
import backflow.probe.Strip;

/** Leaves out the steps at which a quantity of every k-th step was not measured. */
final class Measured {
  private Measured() {}

  /**
   * The buckets with at least one value.
   *
   * @param into overwritten
   */
  static Strip only(Strip all, Strip into) {
    into.resize(all.rows, all.buckets);
    int n = 0;
    for (int i = 0; i < all.buckets; i++) {
      if (isMeasured(all, i)) {
        into.from[n] = all.from[i];
        into.to[n] = all.to[i];
        System.arraycopy(all.min, i * all.rows, into.min, n * all.rows, all.rows);
        System.arraycopy(all.max, i * all.rows, into.max, n * all.rows, all.rows);
        System.arraycopy(all.last, i * all.rows, into.last, n * all.rows, all.rows);
        n++;
      }
    }
    into.buckets = n;
    return into;
  }

  private static boolean isMeasured(Strip strip, int bucket) {
    for (int row = 0; row < strip.rows; row++) {
      if (!Blank.is(strip.last[bucket * strip.rows + row])) {
        return true;
      }
    }
    return false;
  }
}
