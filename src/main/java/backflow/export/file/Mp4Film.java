package backflow.export.file;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jcodec.api.SequenceEncoder;
import org.jcodec.common.Codec;
import org.jcodec.common.Format;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Rational;

/**
 * An MP4 with H.264, which every browser and every slide program plays. Its sides are even numbers
 * of pixels: an odd one gets one more line, the same as its last.
 */
public final class Mp4Film implements Film {
  private final OutputStream stream;
  private final Path aside;
  private final SeekableByteChannel channel;
  private final SequenceEncoder encoder;

  /**
   * Starts a film.
   *
   * @param stream receives the file in {@link #finish}; not closed
   * @param framesPerSecond at least 1
   * @throws IOException if no temporary file can be made
   */
  public Mp4Film(OutputStream stream, int framesPerSecond) throws IOException {
    this.stream = stream;
    aside = Files.createTempFile("backflow", ".mp4");
    aside.toFile().deleteOnExit();
    channel = NIOUtils.writableFileChannel(aside.toString());
    encoder =
        new SequenceEncoder(channel, Rational.R(framesPerSecond, 1), Format.MOV, Codec.H264, null);
  }

  @Override
  public void add(BufferedImage image) throws IOException {
    encoder.encodeNativeFrame(picture(image));
  }

  private static Picture picture(BufferedImage image) {
    int width = image.getWidth() + (image.getWidth() & 1);
    int height = image.getHeight() + (image.getHeight() & 1);
    Picture picture = Picture.create(width, height, ColorSpace.RGB);
    byte[] data = picture.getPlaneData(0);
    for (int y = 0, at = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb =
            image.getRGB(Math.min(x, image.getWidth() - 1), Math.min(y, image.getHeight() - 1));
        data[at++] = (byte) ((rgb >> 16 & 255) - 128);
        data[at++] = (byte) ((rgb >> 8 & 255) - 128);
        data[at++] = (byte) ((rgb & 255) - 128);
      }
    }
    return picture;
  }

  @Override
  public void finish() throws IOException {
    encoder.finish();
    channel.close();
    Files.copy(aside, stream);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(aside);
  }
}
