package backflow.ui.script;

import backflow.export.pytorch.PyTorchScript;
import backflow.ui.theme.Fonts;
import java.io.File;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A script with what can be done with it: the content of its window. */
final class ScriptPage extends VBox {
  private final Label title = new Label();
  private final TextArea text = new TextArea();
  private final Label status = new Label();
  private final Button copy;
  private final Button save;

  /**
   * Empty.
   *
   * @param onCopy what the button Copy does
   * @param onSave what the button Save as does
   * @param onClose what the button Close does
   */
  ScriptPage(Runnable onCopy, Runnable onSave, Runnable onClose) {
    Fonts.loadMono();
    setId("script");
    getStyleClass().add("script");
    title.getStyleClass().add("script-title");
    Label words =
        new Label(
            "The same first weights, data and batches, trained by PyTorch; prints the same numbers"
                + " as CSV. Save it, then: python3 FILE.py --steps 20");
    words.getStyleClass().add("script-words");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    text.setId("script-text");
    text.setEditable(false);
    text.getStyleClass().add("script-text");
    text.setAccessibleText("The script");
    VBox.setVgrow(text, Priority.ALWAYS);
    copy = button("script-copy", "Copy", Feather.COPY, onCopy);
    save = button("script-save", "Save as…", Feather.SAVE, onSave);
    Button close = button("script-close", "Close", null, onClose);
    close.setTooltip(new Tooltip("Esc"));
    status.setId("script-status");
    status.getStyleClass().add("script-status");
    status.setWrapText(true);
    status.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(status, Priority.ALWAYS);
    HBox buttons = new HBox(status, copy, save, close);
    buttons.getStyleClass().add("script-buttons");
    getChildren().setAll(title, words, text, buttons);
  }

  private static Button button(String id, String words, @Nullable Feather icon, Runnable action) {
    Button button = new Button(words);
    if (icon != null) {
      button.setGraphic(new FontIcon(icon));
    }
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }

  /** Waits for the script of an experiment of that name. */
  void begin(String name) {
    title.setText("PyTorch script of " + (name.isBlank() ? "this experiment" : name));
    text.clear();
    copy.setDisable(true);
    save.setDisable(true);
    say("");
  }

  /** Shows it. */
  void show(PyTorchScript script) {
    text.setText(ShownScript.of(script.text()));
    text.positionCaret(0);
    text.setScrollTop(0);
    copy.setDisable(script.hasFileBeside());
    save.setDisable(false);
    say(
        script.hasFileBeside()
            ? "It starts from so many numbers that they get a file of their own: save it."
            : "");
  }

  /** There is none, and why. */
  void fail(String why) {
    say(why);
  }

  /** Says something in the line at the bottom. */
  void say(String words) {
    if (!words.equals(status.getText())) {
      status.setText(words);
    }
  }

  /**
   * Asks where to save.
   *
   * @param name what is suggested
   * @return null if nowhere
   */
  static @Nullable Path askForFile(Window owner, String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save the script");
    chooser.setInitialFileName(name);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Python", "*.py"));
    File file = chooser.showSaveDialog(owner);
    return file == null ? null : file.toPath();
  }
}
