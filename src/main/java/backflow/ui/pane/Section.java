package backflow.ui.pane;

import backflow.train.ExperimentSpec;
import backflow.ui.editor.Row;
import backflow.ui.model.AppModel;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A group of control rows under a title; folded, its title line sums them up. */
final class Section extends VBox {
  private final BooleanProperty open = new SimpleBooleanProperty(true);
  private final VBox rows = new VBox();
  private final List<Row> all;
  private final Label note = new Label();
  private final FontIcon chevron = new FontIcon(Feather.CHEVRON_DOWN);
  private final Function<ExperimentSpec, String> summary;
  private final AppModel model;
  private String openNote = "";

  Section(AppModel model, String title, Function<ExperimentSpec, String> summary, Row... content) {
    this.model = model;
    this.summary = summary;
    getStyleClass().add("section");
    setId("section-" + title.toLowerCase(java.util.Locale.ROOT));
    rows.getStyleClass().add("section-rows");
    all = List.of(content);
    all.forEach(row -> row.visibleProperty().addListener(o -> arrange()));
    arrange();
    getChildren().setAll(header(title), rows);
    open.addListener((p, was, now) -> refresh());
    model.specProperty().addListener((p, was, now) -> refresh());
    refresh();
  }

  /**
   * Only rows that are shown are part of the window: the others would be styled at the start and
   * asked for their bounds at every frame.
   */
  private void arrange() {
    List<Row> shown = all.stream().filter(Row::isVisible).toList();
    rows.getChildren().removeIf(row -> !row.isVisible());
    for (int i = 0; i < shown.size(); i++) {
      if (i >= rows.getChildren().size() || rows.getChildren().get(i) != shown.get(i)) {
        rows.getChildren().add(i, shown.get(i));
      }
    }
  }

  private Button header(String title) {
    chevron.getStyleClass().add("chevron");
    Label name = new Label(title);
    name.getStyleClass().add("section-title");
    note.getStyleClass().add("section-note");
    note.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    name.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(chevron, name, gap, note);
    line.getStyleClass().add("section-line");
    Button button = new Button();
    button.setGraphic(line);
    button.getStyleClass().add("section-header");
    button.setId(getId() + "-header");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAccessibleText(title);
    line.prefWidthProperty().bind(innerWidth(button));
    button.setOnAction(e -> open.set(!open.get()));
    return button;
  }

  /** So that the note stands at the right edge, whatever the padding of the look. */
  private static DoubleBinding innerWidth(Button button) {
    return Bindings.createDoubleBinding(
        () -> button.getWidth() - button.getInsets().getLeft() - button.getInsets().getRight(),
        button.widthProperty(),
        button.insetsProperty());
  }

  /** All rows, also those that are not shown now. */
  List<Row> all() {
    return all;
  }

  BooleanProperty openProperty() {
    return open;
  }

  /** What stands beside the title while the section is open. */
  void note(String text) {
    openNote = text;
    refresh();
  }

  private void refresh() {
    boolean shown = open.get();
    rows.setVisible(shown);
    rows.setManaged(shown);
    chevron.setIconCode(shown ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
    note.setText(shown ? openNote : summary.apply(model.spec()));
  }
}
