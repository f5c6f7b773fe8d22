package backflow.export.file;

import backflow.train.ExperimentSpec;
import backflow.train.SpecException;
import backflow.train.SpecJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.NodeList;

/** The experiment that a picture shows, read from the picture. Nothing outside of it is read. */
public final class EmbeddedExperiment {
  private static final long LARGEST = 256L << 20;

  private EmbeddedExperiment() {}

  /** Whether a file is of a kind that may hold an experiment, by its name. */
  public static boolean isPicture(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".png") || name.endsWith(".svg");
  }

  /**
   * Reads the experiment in a PNG or SVG of Backflow's.
   *
   * @throws SpecException if it holds none, holds one that is not valid, or cannot be read; the
   *     message begins with the name of the file
   */
  public static ExperimentSpec read(Path file) {
    try {
      String json = json(file).orElseThrow(() -> holdsNone(file));
      return SpecJson.read(json, file.toAbsolutePath().getParent());
    } catch (SpecException e) {
      throw e.in(file.toString());
    } catch (IOException | XMLStreamException | RuntimeException e) {
      throw holdsNone(file).in(file.toString());
    }
  }

  private static SpecException holdsNone(Path file) {
    return SpecException.at(
        "", "is a picture without an experiment in it; PNG and SVG of Backflow have one");
  }

  private static Optional<String> json(Path file) throws IOException, XMLStreamException {
    if (Files.size(file) > LARGEST) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".svg") ? svg(bytes) : png(bytes);
  }

  private static Optional<String> png(byte[] bytes) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
    if (!readers.hasNext()) {
      return Optional.empty();
    }
    ImageReader reader = readers.next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in);
      var root = (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
      NodeList entries = root.getElementsByTagName("iTXtEntry");
      for (int i = 0; i < entries.getLength(); i++) {
        IIOMetadataNode entry = (IIOMetadataNode) entries.item(i);
        if (entry.getAttribute("keyword").equals(PngFile.EXPERIMENT)) {
          return Optional.of(entry.getAttribute("text"));
        }
      }
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  private static Optional<String> svg(byte[] bytes) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
    try {
      while (reader.hasNext()) {
        boolean start = reader.next() == XMLStreamReader.START_ELEMENT;
        if (start
            && reader.getLocalName().equals("experiment")
            && SvgFile.NAMESPACE.equals(reader.getNamespaceURI())) {
          return Optional.of(reader.getElementText());
        }
      }
      return Optional.empty();
    } finally {
      reader.close();
    }
  }
}
