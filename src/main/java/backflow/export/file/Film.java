package backflow.export.file;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;

/** A file of moving pictures in the making: frames of one size, one after the other. One thread. */
public interface Film extends Closeable {
  /**
   * Adds a frame.
   *
   * @param image read during the call; opaque, of the size of the first
   * @throws IOException if it cannot be written
   */
  void add(BufferedImage image) throws IOException;

  /**
   * Ends the film and writes its last bytes.
   *
   * @throws IOException if it cannot be written
   */
  void finish() throws IOException;

  /** Gives up what is still held; after {@link #finish} nothing. */
  @Override
  void close() throws IOException;
}
