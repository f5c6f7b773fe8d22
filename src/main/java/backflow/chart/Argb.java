package backflow.chart;

/** Colours as ints 0xAARRGGBB. */
public final class Argb {
  private Argb() {}

  /** The opaque colour 0xRRGGBB. */
  public static int opaque(int rgb) {
    return 0xff000000 | rgb;
  }

  /**
   * The colour with its alpha multiplied.
   *
   * @param share 0 to 1
   */
  public static int fade(int argb, double share) {
    int alpha = (int) Math.rint((argb >>> 24) * share);
    return alpha << 24 | (argb & 0xffffff);
  }

  /**
   * Between two colours, channel by channel.
   *
   * @param t 0: the first, 1: the second
   */
  public static int mix(int first, int second, double t) {
    int mixed = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int p = first >>> shift & 0xff;
      int q = second >>> shift & 0xff;
      mixed |= (int) Math.rint(p + (q - p) * t) << shift;
    }
    return mixed;
  }

  /** A colour laid over an opaque ground. */
  public static int over(int argb, int ground) {
    return mix(ground, 0xff000000 | argb, (argb >>> 24) / 255.0);
  }

  /** The colour with its channels multiplied by its alpha, as a {@link Raster} keeps it. */
  public static int premultiplied(int argb) {
    int a = argb >>> 24;
    int r = ((argb >>> 16 & 0xff) * a + 127) / 255;
    int g = ((argb >>> 8 & 0xff) * a + 127) / 255;
    int b = ((argb & 0xff) * a + 127) / 255;
    return a << 24 | r << 16 | g << 8 | b;
  }

  /** How light a colour looks, 0 (black) to 1 (white): Rec. 709 weights on the channels. */
  public static double luma(int argb) {
    return (0.2126 * (argb >>> 16 & 0xff) + 0.7152 * (argb >>> 8 & 0xff) + 0.0722 * (argb & 0xff))
        / 255;
  }
}
