package backflow.export.render;

import backflow.export.page.Paper;
import org.jspecify.annotations.Nullable;

/**
 * How pictures look.
 *
 * @param width in pixels at scale 1
 * @param height in pixels at scale 1
 * @param scale pixels of the file per pixel of that size, 1–4; drawn anew, not blown up
 * @param ground colours
 * @param type factor on all type, 0.5–3
 * @param title what stands above: null for the claim or the instrument's title, empty for nothing
 * @param caption the sentence under it, likewise
 * @param footer whether settings, seed, step and version stand below
 */
public record Style(
    int width,
    int height,
    double scale,
    Paper.Ground ground,
    double type,
    @Nullable String title,
    @Nullable String caption,
    boolean footer) {
  /** The smallest side of a picture in pixels. */
  public static final int SMALLEST = 64;

  /** The largest side of a picture in pixels. */
  public static final int LARGEST = 16_384;

  /** The most pixels of a picture: 64 million, a quarter of a gigabyte in memory. */
  public static final long MOST = 1 << 26;

  /** A slide of 1920 × 1080, light, with everything around it. */
  public static final Style SLIDE =
      new Style(1920, 1080, 1, Paper.Ground.LIGHT, 1, null, null, true);

  /** Width of the file in pixels. */
  public int pixels() {
    return (int) Math.rint(width * scale);
  }

  /** Height of the file in pixels. */
  public int pixelsHigh() {
    return (int) Math.rint(height * scale);
  }

  /** Why no picture can have this size; empty if one can. */
  public String problem() {
    long high = pixelsHigh();
    if (width < SMALLEST || height < SMALLEST || pixels() > LARGEST || high > LARGEST) {
      return "a picture of "
          + pixels()
          + "x"
          + high
          + " pixels; each side has "
          + SMALLEST
          + " to "
          + LARGEST;
    }
    return pixels() * high > MOST
        ? "a picture of " + pixels() + "x" + high + " pixels; at most 64 million fit"
        : "";
  }

  /** The paper of its pages. */
  public Paper paper() {
    return Paper.ofPixels(width, height, ground, type);
  }
}
