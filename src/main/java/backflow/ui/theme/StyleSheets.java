package backflow.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.Application;
import javafx.scene.Scene;

/**
 * Dresses a scene: AtlantaFX underneath, the window's own sheets above, all lengths multiplied by
 * the type scale.
 *
 * <p>JavaFX has no zoom that keeps text and hairlines crisp and reaches pop-ups, so the lengths in
 * the sheets are multiplied before they are parsed; 1 px stays 1 px, because borders do not grow.
 */
public final class StyleSheets {
  private static final Pattern LENGTH = Pattern.compile("(?<![\\w.-])(\\d+(?:\\.\\d+)?)px");
  private static final List<String> SHEETS =
      List.of(
          "/backflow/ui/controlsfx.css",
          "/backflow/ui/window.css",
          "/backflow/ui/editors.css",
          "/backflow/ui/diagnosis.css",
          "/backflow/ui/hunt.css",
          "/backflow/ui/guide.css",
          "/backflow/ui/script.css");

  /** What was written, by look and scale: there are few of them. */
  private static final Map<String, String> WRITTEN = new ConcurrentHashMap<>();

  private StyleSheets() {}

  /**
   * Applies a look.
   *
   * @param scene its style sheets are replaced
   * @param look the colours
   * @param scale multiplies every length but 1 px
   */
  public static void apply(Scene scene, Look look, double scale) {
    if (!look.base().equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(look.base());
    }
    scene.getStylesheets().setAll(written(look, scale));
  }

  /**
   * Applies a look to one scene, whatever the program's other windows wear.
   *
   * @param scene shows no pop-ups
   */
  public static void applyAlone(Scene scene, Look look, double scale) {
    scene.setUserAgentStylesheet(look.base());
    scene.getStylesheets().setAll(written(look, scale));
  }

  /**
   * Has the sheet of a look ready before it is asked for; any thread.
   *
   * @param look the colours
   * @param scale multiplies every length but 1 px
   */
  public static void prepare(Look look, double scale) {
    written(look, scale);
  }

  private static String written(Look look, double scale) {
    return WRITTEN.computeIfAbsent(
        look + " " + scale,
        key -> {
          StringBuilder css = new StringBuilder(read(look.own()));
          SHEETS.forEach(sheet -> css.append(read(sheet)));
          return inline(scaled(css.toString(), scale));
        });
  }

  /**
   * A sheet of its own for a part of a scene, with another scale than the rest.
   *
   * @param resource path of the sheet
   * @param scale multiplies every length but 1 px
   * @return an address that {@code getStylesheets} takes
   */
  public static String sheet(String resource, double scale) {
    return inline(scaled(read(resource), scale));
  }

  private static String inline(String css) {
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }

  /** A style sheet with every length but 1 px multiplied. */
  static String scaled(String css, double scale) {
    return LENGTH
        .matcher(css)
        .replaceAll(match -> Matcher.quoteReplacement(length(match.group(1), scale)));
  }

  private static String length(String number, double scale) {
    double px = Double.parseDouble(number);
    return (px <= 1 ? px : Math.rint(px * scale * 4) / 4) + "px";
  }

  private static String read(String resource) {
    try (InputStream in = StyleSheets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing from the program: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
