package backflow.ui.model;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;

/**
 * What the window remembers from one start to the next, in a small properties file of the user's.
 * What cannot be read or written is forgotten, quietly: nothing here is worth stopping for.
 */
public final class Remembered {
  private final Path file;
  private final Properties values = new Properties();

  /**
   * Reads what is remembered.
   *
   * @param file where; need not exist
   */
  public Remembered(Path file) {
    this.file = file;
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      values.load(in);
    } catch (IOException | IllegalArgumentException e) {
      values.clear();
    }
  }

  /** Where this system keeps the settings of its user's programs. */
  public static Path usualFile() {
    String home = System.getProperty("user.home", ".");
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Path folder;
    if (os.contains("win")) {
      folder = folder("APPDATA", Path.of(home, "AppData", "Roaming"));
    } else if (os.contains("mac")) {
      folder = Path.of(home, "Library", "Application Support");
    } else {
      folder = folder("XDG_CONFIG_HOME", Path.of(home, ".config"));
    }
    return folder.resolve("backflow").resolve("window.properties");
  }

  private static Path folder(String variable, Path otherwise) {
    String set = System.getenv(variable);
    return set == null || set.isBlank() ? otherwise : Path.of(set);
  }

  /** A remembered word. */
  public String word(String key, String otherwise) {
    return values.getProperty(key, otherwise);
  }

  /** A remembered number; the other one if there is none or it is not finite. */
  public double number(String key, double otherwise) {
    try {
      double number = Double.parseDouble(values.getProperty(key, ""));
      return Double.isFinite(number) ? number : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** Remembers something, until {@link #save} only here. */
  public void put(String key, Object value) {
    values.setProperty(key, String.valueOf(value));
  }

  /** Writes the file aside and puts it in place in one go. @return whether that was possible */
  public boolean save() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path aside = file.resolveSibling(file.getFileName() + ".new");
      try (Writer out = Files.newBufferedWriter(aside, StandardCharsets.UTF_8)) {
        values.store(out, "Backflow's window");
      }
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException | SecurityException e) {
      return false;
    }
  }
}
