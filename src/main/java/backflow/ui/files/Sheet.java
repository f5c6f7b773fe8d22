package backflow.ui.files;

import backflow.train.ExperimentSpec;
import backflow.train.ViewSpec;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An experiment and where it belongs.
 *
 * @param file the reader's own file; null for a built-in scene, or what came out of a picture
 * @param saved what stands there
 * @param now what has become of it
 */
record Sheet(@Nullable Path file, ExperimentSpec saved, ExperimentSpec now) {
  /** As it stands where it belongs. */
  static Sheet fresh(@Nullable Path file, ExperimentSpec saved) {
    return new Sheet(file, saved, saved);
  }

  /** What it is called: the name of its file, else its own. */
  String label() {
    Path name = file == null ? null : file.getFileName();
    return name == null ? now.name() : name.toString();
  }

  /**
   * Whether something would be lost without saving. Not for a look at another board or step:
   * looking changes nothing; nor for the name, which goes with the file.
   */
  boolean isChanged() {
    ViewSpec view = saved.view().withTiles(now.view().tiles());
    return !now.withName(saved.name()).withView(view).equals(saved);
  }

  /** Whether unsaved changes are those of a file of the reader's own. */
  boolean isAtRisk() {
    return file != null && isChanged();
  }

  /** Without its changes. */
  Sheet reverted() {
    return fresh(file, saved);
  }
}
