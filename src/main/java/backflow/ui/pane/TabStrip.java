package backflow.ui.pane;

import backflow.figure.Focus;
import backflow.ui.model.AppModel;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The boards, and what is selected on them. */
public final class TabStrip extends HBox {
  private final Label key = new Label("1");

  /**
   * The strip.
   *
   * @param focus what is selected
   * @param model whose scene says what to watch
   */
  public TabStrip(ObservableValue<Focus> focus, AppModel model) {
    getStyleClass().add("tab-strip");
    Label name = new Label("Flow");
    name.getStyleClass().add("tab-name");
    key.getStyleClass().add("tab-key");
    HBox tab = new HBox(name, key);
    tab.setId("tab-flow");
    tab.getStyleClass().addAll("tab-item", "current");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label selection = new Label();
    selection.setId("selection");
    selection.getStyleClass().add("selection-note");
    selection.setMinWidth(0);
    focus.addListener((p, was, now) -> selection.setText(words(now)));
    selection.setText(words(focus.getValue()));
    Label watch = new Label(null, new FontIcon(Feather.EYE));
    watch.setId("watch");
    watch.getStyleClass().add("watch-note");
    watch.setMinWidth(0);
    watch.setTooltip(new Tooltip());
    model.specProperty().addListener(o -> show(watch, model.watch()));
    show(watch, model.watch());
    getChildren().setAll(tab, watch, gap, selection);
  }

  private static void show(Label watch, String words) {
    watch.setText(words);
    watch.getTooltip().setText("What to watch in this scene: " + words);
    watch.setVisible(!words.isEmpty());
  }

  /** Hides the key beside each name. */
  public void setCompact(boolean compact) {
    key.setVisible(!compact);
    key.setManaged(!compact);
  }

  private static String words(Focus focus) {
    return focus.layer() > 0
        ? "layer " + focus.layer() + " selected in all charts"
        : "click a layer to follow it in all charts";
  }
}
