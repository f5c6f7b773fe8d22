package backflow.ui.files;

import backflow.train.SpecJson;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How files of experiments are called. */
final class FileNames {
  private FileNames() {}

  /** With the ending that experiments have, unless it has that or ends with .json. */
  static Path complete(Path chosen) {
    String name = String.valueOf(chosen.getFileName());
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".json") ? chosen : chosen.resolveSibling(name + SpecJson.EXTENSION);
  }

  /** What an experiment in this file is called: the name without its ending. */
  static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    String lower = name.toLowerCase(Locale.ROOT);
    for (String ending : new String[] {SpecJson.EXTENSION, ".json"}) {
      if (lower.endsWith(ending) && name.length() > ending.length()) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  /** A file name for an experiment: "Batch norm, sigmoid" is "batch-norm-sigmoid". */
  static String of(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String words = plain.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    String trimmed = words.replaceAll("^-+|-+$", "");
    return (trimmed.isEmpty() ? "experiment" : trimmed) + SpecJson.EXTENSION;
  }

  /** The folder of a file, said short: the home folder is "~". */
  static String folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    String said = folder == null ? "" : folder.toString();
    String home = System.getProperty("user.home", "");
    boolean inside = !home.isEmpty() && folder != null && folder.startsWith(Path.of(home));
    return inside ? "~" + said.substring(home.length()) : said;
  }

  /** The folder of a file; null if it has none. */
  static @Nullable Path parent(Path file) {
    return file.toAbsolutePath().getParent();
  }
}
