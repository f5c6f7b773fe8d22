package backflow.figure.units;

import backflow.probe.LifeStrip;
import backflow.probe.UnitActivity.State;
import java.util.Arrays;

/**
 * The units of each layer in order of their first death, from the top; below them those that never
 * died, at the bottom those that have been silent from the start.
 */
final class LifeOrder {
  private static final long NEVER = 1L << 40;
  private static final long SILENT = 1L << 41;

  private int[][] units = new int[0][];
  private int deaths = -1;
  private int silent = -1;
  private int known = -1;

  /** Another run begins. */
  void forget() {
    known = -1;
  }

  /** Sorts again if anything has changed. */
  void update(LifeStrip lives) {
    int newest = lives.columns() - 1;
    int silentNow = 0;
    for (int layer = 1; layer <= lives.layers() && newest >= 0; layer++) {
      silentNow += lives.count(newest, layer, State.SILENT);
    }
    if (known == lives.units() && deaths == lives.deaths() && silent == silentNow) {
      return;
    }
    known = lives.units();
    deaths = lives.deaths();
    silent = silentNow;
    units = new int[lives.layers()][];
    for (int layer = 1; layer <= lives.layers(); layer++) {
      units[layer - 1] = sorted(lives, layer, newest);
    }
  }

  private static int[] sorted(LifeStrip lives, int layer, int newest) {
    int n = lives.units(layer);
    long[] keys = new long[n];
    for (int unit = 1; unit <= n; unit++) {
      long death = lives.firstDeath(layer, unit);
      boolean silent = newest >= 0 && lives.state(newest, layer, unit) == State.SILENT;
      long when = death >= 0 ? Math.min(death, NEVER - 1) : silent ? SILENT : NEVER;
      keys[unit - 1] = (when << 20) | unit;
    }
    Arrays.sort(keys);
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = (int) (keys[i] & 0xfffff);
    }
    return order;
  }

  /** The unit at a place of a layer, places counted from 0 at the top; 0 if there is none. */
  int unitAt(int layer, int place) {
    int[] order = units[layer - 1];
    return place < 0 || place >= order.length ? 0 : order[place];
  }

  /** The place of a unit; −1 if there is none. */
  int placeOf(int layer, int unit) {
    int[] order = units[layer - 1];
    for (int i = 0; i < order.length; i++) {
      if (order[i] == unit) {
        return i;
      }
    }
    return -1;
  }
}
