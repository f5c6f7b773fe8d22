package backflow.ui.files;

import java.nio.file.Path;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What only the reader knows. UI thread; each call returns once it is answered. */
public interface Questions {
  /** What is to become of changes that are not saved. */
  enum Answer {
    SAVE,
    DISCARD,
    CANCEL
  }

  /**
   * Which file to open.
   *
   * @param folder where to look first; null: anywhere
   * @return null if none
   */
  @Nullable Path open(@Nullable Window owner, @Nullable Path folder);

  /**
   * Where to save.
   *
   * @param suggestion a file that need not be there
   * @return null if nowhere
   */
  @Nullable Path save(@Nullable Window owner, Path suggestion);

  /**
   * Whether to save before something else comes.
   *
   * @param label what has changes
   * @param next what comes: "opening another file"
   */
  Answer unsaved(@Nullable Window owner, String label, String next);

  /** Whether a file that is there shall be replaced. */
  boolean replace(@Nullable Window owner, String label);
}
