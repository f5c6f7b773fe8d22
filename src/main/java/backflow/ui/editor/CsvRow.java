package backflow.ui.editor;

import backflow.train.ExperimentSpec;
import backflow.ui.model.AppModel;
import java.io.File;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.OverrunStyle;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The CSV file to learn from: a button that says its name and asks for another. */
public final class CsvRow extends Row {
  private final Button button = new Button();
  private final BiFunction<ExperimentSpec, String, ExperimentSpec> with;
  private Function<Window, @Nullable File> dialog = CsvRow::dialog;

  /**
   * A row for the file.
   *
   * @param model where the setting lives
   * @param caption what the row says
   * @param with an experiment that learns from a file, given by its absolute path
   */
  public CsvRow(
      AppModel model, Caption caption, BiFunction<ExperimentSpec, String, ExperimentSpec> with) {
    super(model, caption);
    this.with = with;
    button.setId("choose-file");
    button.getStyleClass().add("file-button");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    button.setOnAction(e -> ask(button.getScene().getWindow()));
    assemble(button);
  }

  /**
   * Asks for a file as soon as somebody chooses the data set that needs one.
   *
   * @param row where data sets are chosen
   * @param choice the one that needs a file
   */
  public <T> void askWhenRefused(ChoiceRow<T> row, T choice) {
    row.onRefused(
        refused -> {
          if (refused.equals(choice)) {
            row.accept();
            ask(row.getScene().getWindow());
          }
        });
  }

  /**
   * Asks otherwise than with the system's dialog, which no test can answer.
   *
   * @param answer the file that is chosen over a window; null if none is
   */
  public void askWith(Function<Window, @Nullable File> answer) {
    dialog = answer;
  }

  private void ask(Window owner) {
    choose(dialog.apply(owner));
  }

  private static @Nullable File dialog(Window owner) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Choose a CSV file");
    chooser
        .getExtensionFilters()
        .setAll(
            new FileChooser.ExtensionFilter("CSV", "*.csv", "*.tsv", "*.txt"),
            new FileChooser.ExtensionFilter("All files", "*"));
    return chooser.showOpenDialog(owner);
  }

  private void choose(@Nullable File file) {
    if (file != null) {
      refuse(model().edit(caption().key(), spec -> with.apply(spec, file.getAbsolutePath())));
    }
  }

  @Override
  void show(ExperimentSpec spec) {
    String file = spec.data().file();
    button.setText(file == null ? "Choose a file…" : new File(file).getName());
    accept();
  }
}
