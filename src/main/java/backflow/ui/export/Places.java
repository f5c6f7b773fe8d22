package backflow.ui.export;

import java.nio.file.Path;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks where a file shall stand; tests answer by themselves. */
@FunctionalInterface
public interface Places {
  /**
   * Where to save.
   *
   * @param name the usual name, with its ending
   * @param format the ending
   * @return null if nowhere
   */
  @Nullable Path save(@Nullable Window owner, String name, String format);
}
