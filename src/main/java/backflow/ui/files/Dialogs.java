package backflow.ui.files;

import backflow.train.SpecJson;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The questions as dialogs: those of the system for files, one of the window's own to save. */
final class Dialogs implements Questions {
  private static final ButtonType SAVE = new ButtonType("Save", ButtonData.YES);
  private static final ButtonType DISCARD = new ButtonType("Don’t save", ButtonData.NO);
  private static final ButtonType REPLACE = new ButtonType("Replace", ButtonData.OK_DONE);

  @Override
  public @Nullable Path open(@Nullable Window owner, @Nullable Path folder) {
    FileChooser chooser = chooser("Open an experiment", folder);
    chooser
        .getExtensionFilters()
        .addAll(
            new FileChooser.ExtensionFilter("Pictures of Backflow", "*.png", "*.svg"),
            new FileChooser.ExtensionFilter("All files", "*"));
    return path(chooser.showOpenDialog(owner));
  }

  @Override
  public @Nullable Path save(@Nullable Window owner, Path suggestion) {
    FileChooser chooser = chooser("Save the experiment", FileNames.parent(suggestion));
    chooser.setInitialFileName(String.valueOf(suggestion.getFileName()));
    return path(chooser.showSaveDialog(owner));
  }

  private static FileChooser chooser(String title, @Nullable Path folder) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    if (folder != null && Files.isDirectory(folder)) {
      chooser.setInitialDirectory(folder.toFile());
    }
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter("Experiments", "*" + SpecJson.EXTENSION, "*.json"));
    return chooser;
  }

  private static @Nullable Path path(@Nullable File file) {
    return file == null ? null : file.toPath();
  }

  @Override
  public Answer unsaved(@Nullable Window owner, String label, String next) {
    String title = "Save the changes to " + label + " before " + next + "?";
    ButtonType answer =
        ask(owner, title, "Without saving they are lost.", SAVE, DISCARD, ButtonType.CANCEL);
    return answer == SAVE ? Answer.SAVE : answer == DISCARD ? Answer.DISCARD : Answer.CANCEL;
  }

  @Override
  public boolean replace(@Nullable Window owner, String label) {
    String title = label + " is there already. Replace it?";
    return ask(owner, title, "What it holds is lost then.", REPLACE, ButtonType.CANCEL) == REPLACE;
  }

  private static ButtonType ask(
      @Nullable Window owner, String title, String words, ButtonType... answers) {
    Alert alert = new Alert(Alert.AlertType.NONE, words, answers);
    alert.initOwner(owner);
    alert.setTitle("Backflow");
    alert.setHeaderText(title);
    alert.getDialogPane().setId("question");
    alert.getDialogPane().getStyleClass().add("question");
    return alert.showAndWait().orElse(ButtonType.CANCEL);
  }
}
