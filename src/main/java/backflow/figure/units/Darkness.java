package backflow.figure.units;

import backflow.probe.LifeStrip;
import backflow.probe.UnitActivity.State;
import java.util.Arrays;

/** Since when each layer has had no active unit at all; reads only columns that are new. */
final class Darkness {
  private long[] closed = new long[0];
  private long[] since = new long[0];
  private int read;
  private int units = -1;

  /** Another run begins. */
  void forget() {
    units = -1;
  }

  /** Reads what is new. */
  void update(LifeStrip lives) {
    int last = lives.columns() - 1;
    if (units != lives.units() || last < read || closed.length != lives.layers()) {
      units = lives.units();
      closed = new long[lives.layers()];
      Arrays.fill(closed, -1);
      read = 0;
    }
    while (read < last) {
      step(lives, read++, closed);
    }
    since = closed.clone();
    if (last >= 0) {
      step(lives, last, since);
    }
  }

  private static void step(LifeStrip lives, int column, long[] dark) {
    for (int layer = 1; layer <= dark.length; layer++) {
      boolean off = lives.units(layer) > 0 && isDark(lives, column, layer);
      dark[layer - 1] = !off ? -1 : dark[layer - 1] >= 0 ? dark[layer - 1] : lives.from(column);
    }
  }

  private static boolean isDark(LifeStrip lives, int column, int layer) {
    int off =
        lives.count(column, layer, State.DEAD)
            + lives.count(column, layer, State.SILENT)
            + lives.count(column, layer, State.INACTIVE);
    return off == lives.units(layer);
  }

  /** The first measurement since which a layer has been dark; −1 if it is not. */
  long since(int layer) {
    return since[layer - 1];
  }

  /** The layer that has been dark for longest, though not from the start; 0 if there is none. */
  int first() {
    int best = 0;
    for (int layer = 1; layer <= since.length; layer++) {
      if (since[layer - 1] > 0 && (best == 0 || since[layer - 1] < since[best - 1])) {
        best = layer;
      }
    }
    return best;
  }
}
