package backflow.export;

import backflow.chart.Pen.Weight;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * The type that figures are set in: Inter, and DejaVu Sans for the few glyphs that Inter lacks (∇ ᵀ
 * ⊙ ⌈ ✂). Both from the class path; no font of the machine is ever used.
 */
final class Faces {
  private static final String INTER = "/com/formdev/flatlaf/fonts/inter/Inter-";
  private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans";
  private static final Map<Weight, Font> MAIN = new EnumMap<>(Weight.class);
  private static final Map<Weight, Font> FALLBACK = new EnumMap<>(Weight.class);

  static {
    HeadlessFonts.prepare();
    MAIN.put(Weight.REGULAR, load(INTER + "Regular.otf"));
    MAIN.put(Weight.SEMIBOLD, load(INTER + "SemiBold.otf"));
    MAIN.put(Weight.BOLD, load(INTER + "Bold.otf"));
    Font bold = load(DEJAVU + "-Bold.ttf");
    FALLBACK.put(Weight.REGULAR, load(DEJAVU + ".ttf"));
    FALLBACK.put(Weight.SEMIBOLD, bold);
    FALLBACK.put(Weight.BOLD, bold);
  }

  private Faces() {}

  private static Font load(String resource) {
    try (InputStream stream = Faces.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IOException("not on the class path: " + resource);
      }
      return Font.createFont(Font.TRUETYPE_FONT, stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("unreadable font " + resource, e);
    }
  }

  /** The main face, at size 1. */
  static Font main(Weight weight) {
    return at(MAIN, weight);
  }

  /** The face for what the main one lacks, at size 1. */
  static Font fallback(Weight weight) {
    return at(FALLBACK, weight);
  }

  private static Font at(Map<Weight, Font> faces, Weight weight) {
    Font font = faces.get(weight);
    if (font == null) {
      throw new IllegalStateException("no face for " + weight);
    }
    return font;
  }
}
