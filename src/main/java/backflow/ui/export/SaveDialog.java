package backflow.ui.export;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The dialog of the system; it begins in the folder of the last file. */
final class SaveDialog implements Places {
  private @Nullable Path folder;

  @Override
  public @Nullable Path save(@Nullable Window owner, String name, String format) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save the picture");
    chooser.setInitialFileName(name);
    if (folder != null && Files.isDirectory(folder)) {
      chooser.setInitialDirectory(folder.toFile());
    }
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(format, "*." + format));
    File file = chooser.showSaveDialog(owner);
    if (file == null) {
      return null;
    }
    folder = file.toPath().toAbsolutePath().getParent();
    return file.toPath();
  }
}
