package backflow.ui.files;

import java.io.File;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;

/**
 * Lies over the window while a file is dragged over it, and opens what is dropped. What cannot be
 * opened is said once it is let go.
 */
public final class FileDrop extends StackPane {
  private final ExperimentFiles files;
  private final Label words = new Label();

  /**
   * Invisible.
   *
   * @param files what opens the file
   * @param target over which it is dragged
   */
  public FileDrop(ExperimentFiles files, Node target) {
    this.files = files;
    setId("file-drop");
    getStyleClass().add("file-drop");
    words.getStyleClass().add("file-drop-words");
    getChildren().setAll(words);
    setMouseTransparent(true);
    setVisible(false);
    target.setOnDragOver(this::over);
    target.setOnDragExited(e -> setVisible(false));
    target.setOnDragDropped(this::dropped);
  }

  private void over(DragEvent e) {
    List<File> dragged = e.getDragboard().getFiles();
    if (!dragged.isEmpty()) {
      e.acceptTransferModes(TransferMode.COPY);
      words.setText(
          dragged.size() == 1 ? "Open " + dragged.get(0).getName() : "One file at a time, please");
      setVisible(true);
      e.consume();
    }
  }

  private void dropped(DragEvent e) {
    List<File> dragged = List.copyOf(e.getDragboard().getFiles());
    setVisible(false);
    e.setDropCompleted(!dragged.isEmpty());
    e.consume();
    if (dragged.size() == 1) {
      // the program that the file comes from waits for this event to end, a question would not
      Platform.runLater(() -> files.open(dragged.get(0).toPath()));
    } else if (!dragged.isEmpty()) {
      files.say(Message.failure("Not opened", dragged.size() + " files: one at a time, please."));
    }
  }
}
