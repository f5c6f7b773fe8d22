package backflow.export.file;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Java2D on a machine without any font: it fails even when a program brings its own, unless it
 * finds a configuration. This gives it one that names nothing.
 */
final class HeadlessFonts {
  private static final String PROPERTY = "sun.awt.fontconfig";
  private static final String CONFIGURATION = "version=1\nsequence.allfonts=default\n";

  private HeadlessFonts() {}

  /**
   * Called by whatever draws files before its first use of Java2D; does nothing where there is a
   * display, on other systems than Linux, or if somebody has chosen a configuration.
   */
  static void prepare() {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    if (!linux || !GraphicsEnvironment.isHeadless() || System.getProperty(PROPERTY) != null) {
      return;
    }
    try {
      Path file = Files.createTempFile("backflow-fonts", ".properties");
      file.toFile().deleteOnExit();
      Files.write(file, CONFIGURATION.getBytes(StandardCharsets.US_ASCII));
      System.setProperty(PROPERTY, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary file for the configuration of fonts", e);
    }
  }
}
