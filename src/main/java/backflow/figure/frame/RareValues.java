package backflow.figure.frame;

import backflow.chart.Numbers;
import backflow.math.Blank;
import backflow.probe.History;
import backflow.probe.LayerQuantity;
import backflow.probe.StepSnapshot;
import backflow.probe.Strip;

/**
 * A quantity that is measured at every k-th step only: at the steps between, the newest measurement
 * stands, and it is said of which step it is. Belongs to the reader's thread.
 */
final class RareValues {
  /** No two measurements lie farther apart. */
  private static final int WINDOW = 64;

  private final Strip window = new Strip();
  private String when = "";

  /** "step 200" if the values are of an earlier step than the one shown; else empty. */
  String when() {
    return when;
  }

  void forget() {
    when = "";
  }

  /**
   * Gives a snapshot the newest values that were measured up to its step.
   *
   * @param history that it was copied from
   * @param snapshot receives the values where it has none
   */
  void complete(History history, LayerQuantity quantity, StepSnapshot snapshot) {
    forget();
    long step = snapshot.step();
    if (step < 0 || isMeasured(quantity, snapshot)) {
      return;
    }
    boolean read = history.read(quantity, Math.max(0, step - WINDOW), step, WINDOW, window);
    for (int i = read ? window.buckets - 1 : -1; i >= 0; i--) {
      if (isMeasured(window, i)) {
        for (int layer = 1; layer <= snapshot.layers(); layer++) {
          snapshot.set(quantity, layer, window.last[i * window.rows + layer - 1]);
        }
        when = words(window.from[i], window.to[i]);
        return;
      }
    }
  }

  private static String words(long from, long to) {
    String last = Numbers.integer(to);
    return from == to ? "step " + last : "steps " + Numbers.integer(from) + " to " + last;
  }

  private static boolean isMeasured(LayerQuantity quantity, StepSnapshot snapshot) {
    for (int layer = 1; layer <= snapshot.layers(); layer++) {
      if (!Blank.is(snapshot.get(quantity, layer))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMeasured(Strip strip, int bucket) {
    for (int row = 0; row < strip.rows; row++) {
      if (!Blank.is(strip.last[bucket * strip.rows + row])) {
        return true;
      }
    }
    return false;
  }

  /** Leaves out the buckets in which nothing was measured: the one before lasts until the next. */
  static void hold(Strip strip) {
    int n = 0;
    for (int i = 0; i < strip.buckets; i++) {
      if (isMeasured(strip, i)) {
        move(strip, i, n++);
      } else if (n > 0) {
        strip.to[n - 1] = strip.to[i];
      }
    }
    strip.buckets = n;
  }

  private static void move(Strip strip, int from, int to) {
    int rows = strip.rows;
    strip.from[to] = strip.from[from];
    strip.to[to] = strip.to[from];
    System.arraycopy(strip.min, from * rows, strip.min, to * rows, rows);
    System.arraycopy(strip.max, from * rows, strip.max, to * rows, rows);
    System.arraycopy(strip.last, from * rows, strip.last, to * rows, rows);
  }
}
