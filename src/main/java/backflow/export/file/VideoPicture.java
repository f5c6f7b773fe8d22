package backflow.export.file;

import java.awt.image.BufferedImage;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;

/**
 * A frame as video has it: luma for every pixel, chroma for every second in each direction, in the
 * limited range that players assume (16–235, 16–240). The matrix is the one they assume too: that
 * of ITU-R BT.601 below 720 lines, of BT.709 from there on.
 */
final class VideoPicture {
  private static final int HIGH_DEFINITION = 720;

  private final BufferedImage image;
  private final double red;
  private final double blue;

  private VideoPicture(BufferedImage image) {
    this.image = image;
    boolean high = image.getHeight() >= HIGH_DEFINITION;
    red = high ? 0.2126 : 0.299;
    blue = high ? 0.0722 : 0.114;
  }

  /** A picture with even sides; jcodec counts from −128. */
  static Picture of(BufferedImage image) {
    return new VideoPicture(image).picture();
  }

  private Picture picture() {
    int width = image.getWidth() + (image.getWidth() & 1);
    int height = image.getHeight() + (image.getHeight() & 1);
    Picture picture = Picture.create(width, height, ColorSpace.YUV420J);
    byte[] luma = picture.getPlaneData(0);
    byte[] blueness = picture.getPlaneData(1);
    byte[] redness = picture.getPlaneData(2);
    for (int y = 0; y < height; y += 2) {
      for (int x = 0; x < width; x += 2) {
        double sumBlue = 0;
        double sumRed = 0;
        for (int i = 0; i < 4; i++) {
          int atX = x + (i & 1);
          int atY = y + (i >> 1);
          int rgb = rgb(atX, atY);
          double r = (rgb >> 16 & 255) / 255.0;
          double b = (rgb & 255) / 255.0;
          double light = red * r + (1 - red - blue) * ((rgb >> 8 & 255) / 255.0) + blue * b;
          luma[atY * width + atX] = sample(16 + 219 * light);
          sumBlue += (b - light) / (2 - 2 * blue);
          sumRed += (r - light) / (2 - 2 * red);
        }
        int at = y / 2 * (width / 2) + x / 2;
        blueness[at] = sample(128 + 224 * sumBlue / 4);
        redness[at] = sample(128 + 224 * sumRed / 4);
      }
    }
    return picture;
  }

  private int rgb(int x, int y) {
    return image.getRGB(Math.min(x, image.getWidth() - 1), Math.min(y, image.getHeight() - 1));
  }

  private static byte sample(double value) {
    return (byte) (Math.round(value) - 128);
  }
}
