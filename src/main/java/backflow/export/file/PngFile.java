package backflow.export.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * A picture as PNG (ISO/IEC 15948). Title, description and the experiment stand in text chunks
 * (iTXt, UTF-8) under the keywords {@code Title}, {@code Description}, {@code Software} and {@value
 * #EXPERIMENT}.
 */
public final class PngFile {
  /** The keyword of the experiment. */
  public static final String EXPERIMENT = "backflow-experiment";

  private static final String FORMAT = "javax_imageio_png_1.0";

  private PngFile() {}

  /**
   * The bytes of the file; the same for the same picture.
   *
   * @throws IOException if this Java cannot write PNG
   */
  public static byte[] bytes(BufferedImage image, About about) throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
    if (!writers.hasNext()) {
      throw new IOException("this Java cannot write PNG");
    }
    ImageWriter writer = writers.next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
      metadata.mergeTree(FORMAT, texts(about));
      writer.setOutput(out);
      writer.write(new IIOImage(image, null, metadata));
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static IIOMetadataNode texts(About about) {
    IIOMetadataNode texts = new IIOMetadataNode("iTXt");
    add(texts, "Title", about.title());
    add(texts, "Description", about.description());
    add(texts, "Software", About.MAKER);
    add(texts, EXPERIMENT, about.experiment());
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    root.appendChild(texts);
    return root;
  }

  private static void add(IIOMetadataNode texts, String keyword, String text) {
    if (text.isEmpty()) {
      return;
    }
    IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
    entry.setAttribute("keyword", keyword);
    entry.setAttribute("compressionFlag", "FALSE");
    entry.setAttribute("compressionMethod", "0");
    entry.setAttribute("languageTag", "");
    entry.setAttribute("translatedKeyword", "");
    entry.setAttribute("text", text);
    texts.appendChild(entry);
  }
}
