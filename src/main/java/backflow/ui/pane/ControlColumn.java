package backflow.ui.pane;

import backflow.train.ExperimentSpec;
import backflow.train.Run;
import backflow.ui.editor.Row;
import backflow.ui.model.AppModel;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The left column: everything that can be set, and what a change does. */
public final class ControlColumn extends VBox {
  private final List<Section> all;
  private final List<Section> foldable;
  private final Label parameters = new Label();
  private final Label footer = new Label();
  private final Label others = new Label("others apply live");
  private final ScrollPane scroll = new ScrollPane();
  private final AppModel model;

  /**
   * The column.
   *
   * @param model where the settings live
   */
  public ControlColumn(AppModel model) {
    this.model = model;
    getStyleClass().add("control-column");
    setId("control-column");
    Section data = DataSection.of(model);
    Section initializer = InitializerSection.of(model);
    Section clipping = ClippingSection.of(model);
    foldable = List.of(data, initializer, clipping);
    all =
        List.of(
            data, ArchitectureSection.of(model), initializer, TrainingSection.of(model), clipping);
    VBox sections = new VBox();
    sections.getChildren().setAll(all);
    sections.getStyleClass().add("sections");
    scroll.setContent(sections);
    sections.minWidthProperty().bind(scroll.widthProperty());
    sections.maxWidthProperty().bind(scroll.widthProperty());
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("column-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(header(), scroll, footer());
    model.runProperty().addListener((p, was, now) -> facts());
    model.specProperty().addListener((p, was, now) -> seed(now));
    facts();
    seed(model.spec());
  }

  /**
   * The row of a setting, whether it is shown now or not.
   *
   * @param key the name of the setting
   * @throws java.util.NoSuchElementException if there is none of that name
   */
  public Row row(String key) {
    return all.stream()
        .flatMap(section -> section.all().stream())
        .filter(row -> ("row-" + key).equals(row.getId()))
        .findFirst()
        .orElseThrow();
  }

  private HBox header() {
    Label title = new Label("Network");
    title.getStyleClass().add("pane-title");
    parameters.getStyleClass().add("section-note");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(title, gap, parameters);
    line.getStyleClass().add("column-header");
    return line;
  }

  private HBox footer() {
    FontIcon icon = new FontIcon(Feather.ROTATE_CCW);
    icon.getStyleClass().add("restart-icon");
    footer.setGraphic(icon);
    footer.setId("column-footer");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(footer, gap, others);
    line.getStyleClass().add("column-footer");
    return line;
  }

  /** Folds what a small window has no room for, or opens it again. */
  public void setCompact(boolean compact) {
    foldable.forEach(section -> section.openProperty().set(!compact));
    others.setVisible(!compact);
    others.setManaged(!compact);
  }

  /** Folded and scrolled as another. */
  public void like(ControlColumn other) {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).openProperty().set(other.all.get(i).openProperty().get());
    }
    scroll.setVvalue(other.scroll.getVvalue());
  }

  private void facts() {
    Run run = model.run();
    parameters.setText(
        run == null ? "" : String.format(Locale.ROOT, "%,d parameters", run.facts().parameters()));
  }

  private void seed(ExperimentSpec spec) {
    footer.setText("restarts from seed " + spec.seed());
  }
}
