package backflow.chart;

import java.util.Arrays;

/**
 * Colours from 0 to 1, evenly spaced to the eye. Two maps, never swapped: viridis says <em>which
 * layer</em>, cividis says <em>how much</em>.
 */
public final class ColorMap {
  private static final int STEPS = 256;

  /**
   * Viridis (van der Walt and Smith 2015), every eighth colour of the table that matplotlib ships.
   */
  public static final ColorMap VIRIDIS =
      through(
          "440154470d6048186a482374472d7b4537814240863e49893b528b375b8d33638d"
              + "2f6b8e2c728e297a8e26828e23898e21918c1f988b1fa08822a78528ae8032b67a"
              + "3fbc734ec36b5ec96270cf5784d44b98d83eaddc30c2df23d8e219ece51bfde725");

  /** Cividis (Nuñez, Anderton and Renslow 2018), likewise; the same to colour-blind eyes. */
  public static final ColorMap CIVIDIS =
      through(
          "00224e00285b002e6a0533711a386f273e6e32436d3b496c434e6c4b546c535a6d"
              + "5a5f6e61656f686a716f70737676767d7c788482798c8878938e789b9476a39a74"
              + "aba072b4a76fbcae6cc4b468cdbb63d5c25edec958e7d150f0d846f9e03afee838");

  private final int[] colors;

  private ColorMap(int[] colors) {
    this.colors = colors;
  }

  /** The map through equidistant colours, six hexadecimal digits each. */
  private static ColorMap through(String digits) {
    int n = digits.length() / 6;
    int[] colors = new int[STEPS];
    for (int i = 0; i < STEPS; i++) {
      double t = i * (n - 1.0) / (STEPS - 1);
      int k = Math.min(n - 2, (int) t);
      colors[i] = Argb.mix(anchor(digits, k), anchor(digits, k + 1), t - k);
    }
    return new ColorMap(colors);
  }

  private static int anchor(String digits, int k) {
    return Argb.opaque(Integer.parseInt(digits, 6 * k, 6 * k + 6, 16));
  }

  /**
   * The map of a stretch of this one.
   *
   * @param from where the new 0 is, 0 to 1
   * @param to where the new 1 is
   */
  public ColorMap cut(double from, double to) {
    int[] part = new int[STEPS];
    Arrays.setAll(part, i -> at(from + (to - from) * i / (STEPS - 1)));
    return new ColorMap(part);
  }

  /** The colour at t, opaque; beyond 0 and 1 the colour of the end. */
  public int at(double t) {
    double place = t * (STEPS - 1) + 0.5;
    return colors[place <= 0 ? 0 : Math.min(STEPS - 1, (int) place)];
  }
}
