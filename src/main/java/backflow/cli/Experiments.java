package backflow.cli;

import backflow.export.file.EmbeddedExperiment;
import backflow.lesson.Scene;
import backflow.lesson.Scenes;
import backflow.train.ExperimentSpec;
import backflow.train.Setup;
import backflow.train.SpecException;
import backflow.train.SpecJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the word EXPERIMENT stands for. */
final class Experiments {
  private Experiments() {}

  /**
   * The experiment in the file of that name, which may be a picture that carries it, or, if there
   * is no such file, the scene of that id.
   *
   * @throws CommandException if there is neither
   * @throws SpecException if the file holds no experiment, or one that is not valid
   */
  static ExperimentSpec named(String word) {
    Optional<Scene> scene = Scenes.named(word);
    if (exists(word) && !(scene.isPresent() && Files.isDirectory(Path.of(word)))) {
      Path file = Path.of(word);
      boolean picture = EmbeddedExperiment.isPicture(file);
      return picture ? EmbeddedExperiment.read(file) : SpecJson.read(file);
    }
    return scene.map(Scene::spec).orElseThrow(() -> neither(word));
  }

  /**
   * An experiment at its start.
   *
   * @param word what it was named by
   * @throws CommandException if it cannot be built, for example because of its data
   */
  static Setup built(String word, ExperimentSpec spec) {
    try {
      return Setup.of(spec);
    } catch (SpecException e) {
      throw CommandException.of(word, e);
    }
  }

  /**
   * The experiment and its data are not the place for what comes out of it.
   *
   * @param word what it was named by
   * @param out a file that is to be written; null: none
   * @throws CommandException if that is one of them
   */
  static void refuseOverwriting(String word, ExperimentSpec spec, @Nullable Path out) {
    if (isSame(out, word) || isSame(out, spec.data().file())) {
      throw new CommandException(out + ": is what the experiment is read from; name another file");
    }
  }

  private static boolean isSame(@Nullable Path out, @Nullable String file) {
    try {
      return file != null
          && out != null
          && Files.exists(out)
          && Files.exists(Path.of(file))
          && Files.isSameFile(out, Path.of(file));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean exists(String word) {
    try {
      return !word.isEmpty() && Files.exists(Path.of(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static CommandException neither(String word) {
    String near = Scenes.nearest(word).map(id -> "; did you mean " + id + "?").orElse("");
    return new CommandException(
        "\""
            + word
            + "\" is neither a file nor one of the scenes that backflow scenes lists"
            + near);
  }
}
