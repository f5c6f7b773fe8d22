package backflow.chart;

import java.util.Arrays;

/**
 * Places for the layers of a network side by side: the hidden ones evenly from the left, the output
 * layer at the right end with room for its word.
 *
 * @param hidden how many hidden layers, D ≥ 0; layer D+1 is the output
 * @param left where the first layer's slot begins
 * @param right where the output layer's slot ends
 * @param outSlot width of the output layer's slot
 */
public record LayerAxis(int hidden, double left, double right, double outSlot) {
  private static final int[] ROUND = {2, 5, 10};

  /**
   * The axis on a stretch.
   *
   * @param wordRoom width that the output layer's slot should have at least
   */
  public static LayerAxis on(int hidden, double left, double right, double wordRoom) {
    double even = (right - left) / (hidden + 1);
    double out =
        hidden == 0 ? right - left : Math.max(even, Math.min(wordRoom, (right - left) / 4));
    return new LayerAxis(hidden, left, right, out);
  }

  /** Width of a hidden layer's slot; of the output's if there is no other. */
  public double slot() {
    return hidden == 0 ? outSlot : (right - left - outSlot) / hidden;
  }

  /** The middle of a layer's slot. */
  public double at(int layer) {
    return layer > hidden ? right - outSlot / 2 : left + slot() * (layer - 0.5);
  }

  /** The layer whose slot a place is in; 0 beyond the ends. */
  public int layerAt(double x) {
    if (x < left || x > right) {
      return 0;
    }
    return x >= right - outSlot ? hidden + 1 : Math.min(hidden, 1 + (int) ((x - left) / slot()));
  }

  /**
   * Which hidden layers bear a number: 1, the last, and multiples of a round number between, none
   * nearer than {@code spacing} to another.
   *
   * @param slot distance of two layers
   */
  public static int[] numbered(int hidden, double slot, double spacing) {
    if (hidden < 1) {
      return new int[0];
    }
    int step = 1;
    int power = 1;
    for (int i = 0; step * slot < spacing && step < hidden; i++) {
      step = ROUND[i % ROUND.length] * power;
      power = i % ROUND.length == ROUND.length - 1 ? 10 * power : power;
    }
    int[] all = new int[hidden / step + 2];
    int n = 0;
    all[n++] = 1;
    for (int layer = step; layer < hidden; layer += step) {
      boolean clear =
          (layer - 1) * slot >= 0.75 * spacing && (hidden - layer) * slot >= 0.75 * spacing;
      if (layer > 1 && clear) {
        all[n++] = layer;
      }
    }
    if ((hidden - 1) * slot >= 0.75 * spacing) {
      all[n++] = hidden;
    }
    return Arrays.copyOf(all, n);
  }
}
