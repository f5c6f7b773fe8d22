package backflow.ui.pane;

import backflow.figure.BoardPlan;
import backflow.figure.BoardPlans;
import backflow.figure.frame.Focus;
import backflow.ui.model.AppModel;
import backflow.ui.model.Viewing;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The boards, and what is selected on them. */
public final class TabStrip extends HBox {
  /** Words in two lines are as wide as this share of them in one: no line is quite full. */
  private static final double TWO_LINES = 0.62;

  private final HBox own;
  private final List<Label> keys = new ArrayList<>();
  private final Label watch = new Label(null, new FontIcon(Feather.EYE));
  private boolean compact;

  /**
   * The strip.
   *
   * @param boards in the order of their keys
   * @param viewing which board is shown, and what is selected
   * @param model whose scene says what to watch
   */
  public TabStrip(List<BoardPlan> boards, Viewing viewing, AppModel model) {
    getStyleClass().add("tab-strip");
    for (BoardPlan board : boards) {
      getChildren().add(tab(board.id(), board.title(), keys.size() + 1, viewing));
    }
    own = tab(BoardPlans.OWN, "My board", 0, viewing);
    getChildren().add(own);
    showOwn(false);
    ObservableValue<Focus> focus = viewing.focusProperty();
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label selection = new Label();
    selection.setId("selection");
    selection.getStyleClass().add("selection-note");
    selection.setMinWidth(Region.USE_PREF_SIZE);
    focus.addListener((p, was, now) -> selection.setText(words(now)));
    selection.setText(words(focus.getValue()));
    watch.setId("watch");
    watch.getStyleClass().add("watch-note");
    watch.setMinWidth(0);
    watch.setWrapText(true);
    HBox.setHgrow(watch, Priority.ALWAYS);
    watch.setTooltip(new Tooltip());
    watch.managedProperty().bind(watch.visibleProperty());
    selection.managedProperty().bind(selection.visibleProperty());
    selection
        .visibleProperty()
        .bind(
            watch
                .visibleProperty()
                .not()
                .or(
                    Bindings.createBooleanBinding(
                        () -> focus.getValue().layer() > 0, viewing.focusProperty())));
    Runnable tell = () -> show(viewing.coveredProperty().get() ? "" : model.watch());
    model.specProperty().addListener(o -> tell.run());
    viewing.coveredProperty().addListener(o -> tell.run());
    tell.run();
    widthProperty().addListener(o -> fit());
    getChildren().addAll(watch, gap, selection);
  }

  /** Whether there is a board of the reader's own. */
  public void showOwn(boolean shown) {
    own.setVisible(shown);
    own.setManaged(shown);
  }

  private HBox tab(String id, String title, int number, Viewing viewing) {
    Label name = new Label(title);
    name.getStyleClass().add("tab-name");
    Label key = new Label(Integer.toString(number));
    key.getStyleClass().add("tab-key");
    keys.add(key);
    HBox tab = new HBox(name, key);
    tab.setId("tab-" + id);
    tab.getStyleClass().add("tab-item");
    tab.setMinWidth(Region.USE_PREF_SIZE);
    name.setMinWidth(Region.USE_PREF_SIZE);
    tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
    tab.setAccessibleText("Board " + title);
    tab.setFocusTraversable(true);
    tab.setOnMouseClicked(e -> viewing.boardProperty().set(id));
    tab.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            viewing.boardProperty().set(id);
            e.consume();
          }
        });
    mark(tab, id.equals(viewing.boardProperty().get()));
    viewing.boardProperty().addListener((p, was, now) -> mark(tab, id.equals(now)));
    return tab;
  }

  private static void mark(HBox tab, boolean current) {
    tab.getStyleClass().remove("current");
    if (current) {
      tab.getStyleClass().add("current");
    }
  }

  private void show(String words) {
    watch.setText(words);
    watch.getTooltip().setText("What to watch in this scene: " + words);
    watch.setVisible(!words.isEmpty());
    fit();
  }

  /** Hides the key beside each name. */
  public void setCompact(boolean on) {
    compact = on;
    fit();
  }

  /** Keys where there is room for them beside two whole lines of what to watch. */
  private void fit() {
    showKeys(!compact);
    if (!compact && watch.isVisible() && getWidth() > 0) {
      applyCss();
      double tabs = 0;
      for (Node child : getChildren()) {
        tabs += child.isManaged() && child instanceof HBox tab ? tab.prefWidth(-1) : 0;
      }
      showKeys(getWidth() - tabs >= TWO_LINES * watch.prefWidth(-1));
    }
  }

  private void showKeys(boolean shown) {
    for (Label key : keys) {
      key.setVisible(shown);
      key.setManaged(shown);
    }
  }

  private static String words(Focus focus) {
    return focus.layer() > 0
        ? "layer " + focus.layer() + " selected in all charts"
        : "click a layer to follow it in all charts";
  }
}
