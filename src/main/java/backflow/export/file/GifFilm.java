package backflow.export.file;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An animated GIF (89a) that runs for ever. Of each frame only the part that has changed is stored,
 * with 256 colours of its own.
 */
public final class GifFilm implements Film {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";

  private final ImageWriter writer;
  private final ImageOutputStream out;
  private final int hundredths;
  private @Nullable BufferedImage last;

  /**
   * Starts a film.
   *
   * @param stream receives the file; not closed
   * @param framesPerSecond 1–50: GIF counts time in hundredths of a second
   * @throws IOException if this Java cannot write GIF
   */
  public GifFilm(OutputStream stream, int framesPerSecond) throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("gif");
    if (!writers.hasNext()) {
      throw new IOException("this Java cannot write GIF");
    }
    writer = writers.next();
    out = ImageIO.createImageOutputStream(stream);
    hundredths = Math.max(2, (int) Math.round(100.0 / framesPerSecond));
    writer.setOutput(out);
    writer.prepareWriteSequence(null);
  }

  @Override
  public void add(BufferedImage image) throws IOException {
    BufferedImage before = last;
    Rectangle part =
        before == null
            ? new Rectangle(image.getWidth(), image.getHeight())
            : changed(before, image);
    BufferedImage piece = new BufferedImage(part.width, part.height, BufferedImage.TYPE_INT_RGB);
    piece.createGraphics().drawImage(image, -part.x, -part.y, null);
    writer.writeToSequence(new IIOImage(piece, null, metadata(piece, part, before == null)), null);
    BufferedImage copy =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    copy.createGraphics().drawImage(image, 0, 0, null);
    last = copy;
  }

  private IIOMetadata metadata(BufferedImage piece, Rectangle part, boolean first)
      throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(piece), null);
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    IIOMetadataNode place = new IIOMetadataNode("ImageDescriptor");
    place.setAttribute("imageLeftPosition", Integer.toString(part.x));
    place.setAttribute("imageTopPosition", Integer.toString(part.y));
    place.setAttribute("imageWidth", Integer.toString(part.width));
    place.setAttribute("imageHeight", Integer.toString(part.height));
    place.setAttribute("interlaceFlag", "FALSE");
    root.appendChild(place);
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "doNotDispose");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("delayTime", Integer.toString(hundredths));
    control.setAttribute("transparentColorIndex", "0");
    root.appendChild(control);
    if (first) {
      root.appendChild(forEver());
    }
    metadata.mergeTree(FORMAT, root);
    return metadata;
  }

  /** The application extension that makes browsers repeat a film. */
  private static IIOMetadataNode forEver() {
    IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
    loop.setAttribute("applicationID", "NETSCAPE");
    loop.setAttribute("authenticationCode", "2.0");
    loop.setUserObject(new byte[] {1, 0, 0});
    IIOMetadataNode all = new IIOMetadataNode("ApplicationExtensions");
    all.appendChild(loop);
    return all;
  }

  /** The smallest rectangle around all that differs; one pixel if nothing does. */
  private static Rectangle changed(BufferedImage before, BufferedImage now) {
    int width = now.getWidth();
    int[] a = pixels(before);
    int[] b = pixels(now);
    int left = width;
    int right = -1;
    int top = -1;
    int bottom = -1;
    for (int i = 0; i < b.length; i++) {
      if (a[i] != b[i]) {
        int x = i % width;
        int y = i / width;
        top = top < 0 ? y : top;
        bottom = y;
        left = Math.min(left, x);
        right = Math.max(right, x);
      }
    }
    return top < 0
        ? new Rectangle(0, 0, 1, 1)
        : new Rectangle(left, top, right - left + 1, bottom - top + 1);
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRaster().getDataBuffer() instanceof DataBufferInt ints
            && image.getType() == BufferedImage.TYPE_INT_RGB
        ? ints.getData()
        : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  @Override
  public void finish() throws IOException {
    writer.endWriteSequence();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    writer.dispose();
    out.close();
  }
}
