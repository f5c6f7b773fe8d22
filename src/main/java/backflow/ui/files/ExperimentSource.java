package backflow.ui.files;

import backflow.export.file.EmbeddedExperiment;
import backflow.train.ExperimentSpec;
import backflow.train.SpecException;
import backflow.train.SpecJson;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whatever file an experiment can be found in. Blocks on the disk. */
final class ExperimentSource {
  private ExperimentSource() {}

  /**
   * An experiment that was found.
   *
   * @param file the experiment's own file, which saving writes; null if it came out of another
   */
  record Found(@Nullable Path file, ExperimentSpec spec) {}

  /**
   * Reads the experiment of a file.
   *
   * @throws SpecException in one line that names the file, if it cannot be read
   * @throws IllegalArgumentException likewise, if it is of another kind
   */
  static Found in(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      return new Found(file.toAbsolutePath(), SpecJson.read(file));
    }
    if (EmbeddedExperiment.isPicture(file)) {
      return new Found(null, EmbeddedExperiment.read(file));
    }
    throw new IllegalArgumentException(file + ": " + otherwise(name));
  }

  private static String otherwise(String name) {
    boolean table = name.endsWith(".csv") || name.endsWith(".tsv");
    return table
        ? "is a table, not an experiment; to learn from it choose CSV as the data set"
        : "is not an experiment: their files end with "
            + SpecJson.EXTENSION
            + "; PNG and SVG pictures of Backflow hold one too";
  }
}
