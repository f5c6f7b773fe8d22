package backflow.export.file;

import backflow.chart.Pen.Weight;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The type that figures are set in: Inter, and DejaVu Sans for the few glyphs that Inter lacks (∇ ᵀ
 * ⊙ ⌈ ✂). Both from the class path; no font of the machine is ever used.
 */
final class Faces {
  /** Widths as at an unlimited resolution, so that a page is laid out alike in every format. */
  static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  private static final String INTER = "/com/formdev/flatlaf/fonts/inter/Inter-";
  private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans";
  private static final Map<Weight, Font> MAIN = new EnumMap<>(Weight.class);
  private static final Map<Weight, Font> FALLBACK = new EnumMap<>(Weight.class);

  static {
    HeadlessFonts.prepare();
    MAIN.put(Weight.REGULAR, load(interFile(Weight.REGULAR)));
    MAIN.put(Weight.SEMIBOLD, load(interFile(Weight.SEMIBOLD)));
    MAIN.put(Weight.BOLD, load(interFile(Weight.BOLD)));
    Font bold = load(DEJAVU + "-Bold.ttf");
    FALLBACK.put(Weight.REGULAR, load(DEJAVU + ".ttf"));
    FALLBACK.put(Weight.SEMIBOLD, bold);
    FALLBACK.put(Weight.BOLD, bold);
  }

  private Faces() {}

  private static Font load(String resource) {
    try (InputStream stream = open(resource)) {
      return Font.createFont(Font.TRUETYPE_FONT, stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("unreadable font " + resource, e);
    }
  }

  /** The file of a main face: OpenType with CFF outlines. */
  static byte[] file(Weight weight) throws IOException {
    try (InputStream stream = open(interFile(weight))) {
      return stream.readAllBytes();
    }
  }

  private static String interFile(Weight weight) {
    return switch (weight) {
      case REGULAR -> INTER + "Regular.otf";
      case SEMIBOLD -> INTER + "SemiBold.otf";
      case BOLD -> INTER + "Bold.otf";
    };
  }

  /** The file of a spare face: TrueType. */
  static InputStream spareFile(Weight weight) throws IOException {
    return open(DEJAVU + (weight == Weight.REGULAR ? ".ttf" : "-Bold.ttf"));
  }

  private static InputStream open(String resource) throws IOException {
    InputStream stream = Faces.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IOException("not on the class path: " + resource);
    }
    return stream;
  }

  /** Whether a font is of the main family, at whatever size. */
  static boolean isMain(Font font) {
    return font.getFamily(Locale.ROOT).startsWith("Inter");
  }

  /** The main face, at size 1. */
  static Font main(Weight weight) {
    return at(MAIN, weight);
  }

  /** The face for what the main one lacks, at size 1. */
  static Font fallback(Weight weight) {
    return at(FALLBACK, weight);
  }

  /**
   * Words in one face.
   *
   * @param text a part of a line
   * @param font its face, at its size
   * @param width of it
   */
  record Stretch(String text, Font font, double width) {}

  /** A line of text in stretches of one face each. */
  static List<Stretch> stretches(String text, double size, Weight weight) {
    Font main = main(weight).deriveFont((float) size);
    List<Stretch> stretches = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int to = runEnd(text, from, main);
      Font font = has(main, text, from) ? main : fallback(weight).deriveFont((float) size);
      double width = font.getStringBounds(text, from, to, MEASURE).getWidth();
      stretches.add(new Stretch(text.substring(from, to), font, width));
      from = to;
    }
    return stretches;
  }

  /** How wide a line of text is. */
  static double width(String text, double size, Weight weight) {
    double width = 0;
    for (Stretch stretch : stretches(text, size, weight)) {
      width += stretch.width();
    }
    return width;
  }

  /** Whether a face has the character at a place. */
  static boolean has(Font font, String text, int at) {
    return font.canDisplay(text.codePointAt(at));
  }

  /** Where the stretch of one face ends. */
  private static int runEnd(String text, int from, Font main) {
    boolean first = has(main, text, from);
    int to = from;
    while (to < text.length() && has(main, text, to) == first) {
      to += Character.charCount(text.codePointAt(to));
    }
    return to;
  }

  private static Font at(Map<Weight, Font> faces, Weight weight) {
    Font font = faces.get(weight);
    if (font == null) {
      throw new IllegalStateException("no face for " + weight);
    }
    return font;
  }
}
