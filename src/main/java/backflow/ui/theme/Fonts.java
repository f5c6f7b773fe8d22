package backflow.ui.theme;

import backflow.chart.Pen;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/**
 * The one type family of the window, loaded from the class path so that it looks the same
 * everywhere.
 *
 * <p>JavaFX tells only regular from bold, so the 600 weight is a family of its own: {@value
 * #SEMIBOLD}.
 */
public final class Fonts {
  /** Regular and bold. */
  public static final String REGULAR = "Inter";

  /** Weight 600. */
  public static final String SEMIBOLD = "Inter SemiBold";

  /** All letters of one width. */
  public static final String MONO = "DejaVu Sans Mono";

  private static final String FOLDER = "/com/formdev/flatlaf/fonts/inter/";
  private static final String FALLBACK = "DejaVu Sans";
  private static final String FALLBACK_FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

  private Fonts() {}

  /** Makes the faces known to the toolkit; call it once, before the first window. */
  public static void load() {
    for (String face : List.of("Inter-Regular", "Inter-SemiBold", "Inter-Bold")) {
      load(FOLDER + face + ".otf");
    }
  }

  /**
   * A face for drawing.
   *
   * @param size in pixels
   * @param weight how bold
   * @param fallback whether DejaVu Sans is wanted, which has the signs that Inter lacks
   */
  public static Font of(double size, Pen.Weight weight, boolean fallback) {
    boolean bold = weight == Pen.Weight.BOLD || (fallback && weight == Pen.Weight.SEMIBOLD);
    if (fallback) {
      loadFallback();
    }
    String family = fallback ? FALLBACK : weight == Pen.Weight.SEMIBOLD ? SEMIBOLD : REGULAR;
    return Font.font(family, bold ? FontWeight.BOLD : FontWeight.NORMAL, size);
  }

  /** At the first sign that needs it: it is rare, and start-up should not wait for it. */
  private static void loadFallback() {
    if (!Font.getFamilies().contains(FALLBACK)) {
      load(FALLBACK_FOLDER + "DejaVuSans.ttf");
      load(FALLBACK_FOLDER + "DejaVuSans-Bold.ttf");
    }
  }

  /** Makes {@value #MONO} known to the toolkit, for code; when it is first wanted. */
  public static void loadMono() {
    if (!Font.getFamilies().contains(MONO)) {
      load(FALLBACK_FOLDER + "DejaVuSansMono.ttf");
    }
  }

  private static void load(String resource) {
    try (InputStream in = Fonts.class.getResourceAsStream(resource)) {
      if (in != null) {
        Font.loadFont(in, 14);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
