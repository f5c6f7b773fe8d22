package backflow.ui.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** A reader in a test: answers every question at once, and remembers what was asked. */
public final class Answers implements Questions {
  public final List<String> asked = new ArrayList<>();
  public @Nullable Path file;
  public Answer unsaved = Answer.CANCEL;
  public boolean replace;

  /** The dialogs of the window. */
  public static Questions dialogs() {
    return new Dialogs();
  }

  @Override
  public @Nullable Path open(@Nullable Window owner, @Nullable Path folder) {
    asked.add("open");
    return file;
  }

  @Override
  public @Nullable Path save(@Nullable Window owner, Path suggestion) {
    asked.add("save " + suggestion.getFileName());
    return file;
  }

  @Override
  public Answer unsaved(@Nullable Window owner, String label, String next) {
    asked.add(label + " before " + next);
    return unsaved;
  }

  @Override
  public boolean replace(@Nullable Window owner, String label) {
    asked.add("replace " + label);
    return replace;
  }
}
