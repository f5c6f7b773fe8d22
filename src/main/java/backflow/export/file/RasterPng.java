package backflow.export.file;

import backflow.chart.Raster;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A picture inside a page. */
final class RasterPng {
  private RasterPng() {}

  /** As PNG, straight alpha. */
  static byte[] of(Raster raster) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(straight(raster), "png", bytes)) {
      throw new IOException("this Java cannot write PNG");
    }
    return bytes.toByteArray();
  }

  /** A copy with straight alpha. */
  static BufferedImage straight(Raster raster) {
    BufferedImage straight =
        new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = straight.createGraphics();
    graphics.drawImage(image(raster), 0, 0, null);
    graphics.dispose();
    return straight;
  }

  /** A copy for Java2D. */
  static BufferedImage image(Raster raster) {
    BufferedImage image =
        new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_ARGB_PRE);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(raster.pixels(), 0, pixels, 0, raster.width() * raster.height());
    return image;
  }
}
