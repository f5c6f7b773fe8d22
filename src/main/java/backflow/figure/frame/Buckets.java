package backflow.figure.frame;

import backflow.chart.Numbers;
import backflow.math.Blank;
import backflow.probe.Strip;

/** Finding a step in a strip. */
public final class Buckets {
  private Buckets() {}

  /**
   * The bucket that holds a step: the last that begins at or before it.
   *
   * @param strip with at least one bucket
   * @param step −1: the newest
   */
  public static int at(Strip strip, long step) {
    if (step < 0) {
      return strip.buckets - 1;
    }
    int low = 0;
    int high = strip.buckets - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (strip.from[middle] <= step) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** A value in words, also one that was not measured. */
  public static String words(double value) {
    return Blank.is(value) ? "not measured" : Numbers.value(value);
  }

  /** The last value that was measured at or before a step; the blank if none. */
  public static double latest(Strip strip, long step) {
    if (strip.buckets == 0) {
      return Blank.VALUE;
    }
    int bucket = at(strip, step);
    while (bucket > 0 && Blank.is(strip.last[bucket])) {
      bucket--;
    }
    return strip.last[bucket];
  }

  /** Whether a strip of one row has any value. */
  public static boolean isMeasured(Strip strip) {
    for (int i = strip.buckets - 1; i >= 0; i--) {
      if (!Blank.is(strip.last[i])) {
        return true;
      }
    }
    return false;
  }
}
