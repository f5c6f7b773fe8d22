package backflow.chart;

import java.util.Arrays;

/**
 * A picture in memory, row by row from the top, premultiplied ARGB: what heat maps and dense fields
 * of lines are drawn into, to reach the screen as one image. Reused from frame to frame; the array
 * grows and never shrinks. Belongs to one thread.
 */
public final class Raster {
  private int[] pixels = new int[0];
  private int width;
  private int height;

  /**
   * Makes room and clears to transparent.
   *
   * @param newWidth in pixels, at least 1
   * @param newHeight in pixels, at least 1
   */
  public void resize(int newWidth, int newHeight) {
    width = Math.max(1, newWidth);
    height = Math.max(1, newHeight);
    int size = Math.multiplyExact(width, height);
    if (pixels.length < size) {
      pixels = new int[size];
    } else {
      Arrays.fill(pixels, 0, size, 0);
    }
  }

  /** Live; pixel (x, y) at y·width + x; may be longer than width·height. */
  public int[] pixels() {
    return pixels;
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /**
   * Fills a rectangle, cut at the edges; replaces what was there.
   *
   * @param premultiplied colour, see {@link Argb#premultiplied}
   */
  public void fill(int x, int y, int columns, int rows, int premultiplied) {
    int from = Math.max(0, x);
    int to = Math.min(width, x + columns);
    int last = Math.min(height, y + rows);
    for (int row = Math.max(0, y); row < last && from < to; row++) {
      Arrays.fill(pixels, row * width + from, row * width + to, premultiplied);
    }
  }

  /**
   * Lays a colour over one pixel.
   *
   * @param index y·width + x
   * @param argb not premultiplied
   * @param coverage 0 to 1, how much of the pixel is covered
   */
  void blend(int index, int argb, float coverage) {
    int a = (int) ((argb >>> 24) * coverage + 0.5f);
    if (a == 0) {
      return;
    }
    int ground = pixels[index];
    int rest = 255 - a;
    int alpha = a + div255((ground >>> 24) * rest);
    int red = div255((argb >>> 16 & 0xff) * a + (ground >>> 16 & 0xff) * rest);
    int green = div255((argb >>> 8 & 0xff) * a + (ground >>> 8 & 0xff) * rest);
    int blue = div255((argb & 0xff) * a + (ground & 0xff) * rest);
    pixels[index] = alpha << 24 | red << 16 | green << 8 | blue;
  }

  /** x/255, rounded, for 0 ≤ x ≤ 65,025. */
  private static int div255(int x) {
    int t = x + 128;
    return (t + (t >> 8)) >> 8;
  }
}
