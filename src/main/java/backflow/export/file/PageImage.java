package backflow.export.file;

import backflow.chart.Raster;
import backflow.export.page.Page;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** A page in pixels, drawn at its own resolution. */
public final class PageImage {
  static {
    HeadlessFonts.prepare();
  }

  private PageImage() {}

  /** A picture that has been drawn already; opaque. */
  public static BufferedImage of(Raster raster) {
    BufferedImage image =
        new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.drawImage(RasterPng.image(raster), 0, 0, null);
    graphics.dispose();
    return image;
  }

  /**
   * Draws a page.
   *
   * @param width in pixels; the height follows
   * @param transparent whether the ground may be seen through
   */
  public static BufferedImage of(Page page, int width, boolean transparent) {
    double scale = width / page.width();
    int height = Math.max(1, (int) Math.rint(page.height() * scale));
    BufferedImage image =
        new BufferedImage(
            width, height, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.clipRect(0, 0, width, height);
    graphics.scale(scale, scale);
    page.draw(new Graphics2DPen(graphics, scale));
    graphics.dispose();
    return image;
  }
}
