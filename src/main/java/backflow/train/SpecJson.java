package backflow.train;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Experiments as files, {@code *.backflow.json}.
 *
 * <p>Reading is strict: an unknown key, a value out of range or of the wrong type, a key that
 * stands there twice, a comment or a newer version is refused in one line. Missing keys take the
 * defaults of {@link ExperimentSpec#DEFAULT}, but {@code backflow}, the version, must be there.
 * {@code optimizer}, {@code schedule}, {@code initializer} and {@code clipping} may be the bare
 * word instead of an object with nothing but the word. Parameters are known only beside the word
 * that uses them: {@code beta1} is an unknown key of {@code sgd}, {@code arms} of {@code moons}.
 *
 * <p>The version goes up only when a key comes to mean something else or is no longer known;
 * whoever raises it has {@code SpecReader} read what the older versions meant, so that a file of
 * any older version reads to the same experiment. A key that is added is none: its default means
 * what was before. Version 1 is the oldest there is.
 *
 * <p>Writing leaves out what the chosen optimizer, initializer, schedule or data set does not use;
 * otherwise {@code read(toText(spec), null)} equals {@code spec}.
 */
public final class SpecJson {
  /** How the names of experiment files end. */
  public static final String EXTENSION = ".backflow.json";

  private SpecJson() {}

  /**
   * Reads an experiment.
   *
   * @param file a regular file of at most 1 MB; a relative CSV path in it is relative to its folder
   * @throws SpecException if it cannot be read or is not an experiment
   */
  public static ExperimentSpec read(Path file) {
    try {
      return read(SpecFiles.read(file), file.toAbsolutePath().getParent());
    } catch (SpecException e) {
      throw e.in(file.toString());
    }
  }

  /**
   * Reads an experiment.
   *
   * @param text the JSON
   * @param base the folder that a relative CSV path is relative to; null: the working directory
   * @throws SpecException if it is not an experiment
   */
  public static ExperimentSpec read(String text, @Nullable Path base) {
    return new SpecReader(base).read(SpecObject.root(JsonText.parse(text)));
  }

  /**
   * Writes an experiment; the file is replaced whole or left as it was.
   *
   * @param file where to; a CSV inside its folder is named relative to it
   * @throws SpecException if the experiment is not valid or the file cannot be written
   */
  public static void write(Path file, ExperimentSpec spec) {
    try {
      SpecFiles.write(file, toText(spec, file.toAbsolutePath().getParent()));
    } catch (SpecException e) {
      throw e.in(file.toString());
    }
  }

  /**
   * An experiment as it stands in a file, with the absolute path of a CSV.
   *
   * @throws SpecException if it is not valid
   */
  public static String toText(ExperimentSpec spec) {
    return toText(spec, null);
  }

  private static String toText(ExperimentSpec spec, @Nullable Path base) {
    Limits.check(spec);
    return new SpecWriter(base).write(spec);
  }
}
