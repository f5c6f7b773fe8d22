package backflow.ui.editor;

import backflow.train.ExperimentSpec;
import backflow.ui.model.AppModel;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A label, an editor, and room for the reason why a value is refused. */
public abstract class Row extends VBox {
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

  private final AppModel model;
  private final Caption caption;
  private final Label name;
  private final HBox label;
  private final Label reason = new Label();

  /**
   * A row without its editor.
   *
   * @param model where the setting lives
   * @param caption what it is called
   */
  Row(AppModel model, Caption caption) {
    this.model = model;
    this.caption = caption;
    getStyleClass().add("control-row");
    setId("row-" + caption.key());
    name = new Label(caption.label());
    name.getStyleClass().add("control-label");
    if (caption.restarts()) {
      FontIcon icon = new FontIcon(Feather.ROTATE_CCW);
      icon.getStyleClass().add("restart-icon");
      name.setGraphic(icon);
      name.setContentDisplay(ContentDisplay.RIGHT);
    }
    label = new HBox(name);
    label.getStyleClass().add("control-label-box");
    Tooltip.install(name, help());
    reason.getStyleClass().add("reason");
    reason.setWrapText(true);
    reason.setId("reason-" + caption.key());
    accept();
  }

  /** Puts the editor beside the label and starts to follow the experiment. */
  final void assemble(Node... editor) {
    HBox line = new HBox(label);
    line.getStyleClass().add("control-line");
    line.getChildren().addAll(editor);
    HBox.setHgrow(editor[0], Priority.ALWAYS);
    Tooltip help = help();
    for (Node node : editor) {
      Tooltip.install(node, help);
      node.setAccessibleText(caption.label());
      node.setAccessibleHelp(caption.help());
    }
    getChildren().setAll(line);
    model.specProperty().addListener((p, was, now) -> show(now));
    show(model.spec());
  }

  /**
   * Shows the row only for some experiments.
   *
   * @param when for which
   * @param also what else decides, watched too
   * @return this
   */
  public final Row visibleWhen(Predicate<ExperimentSpec> when, Observable... also) {
    InvalidationListener refresh = o -> setShown(when.test(model.spec()));
    model.specProperty().addListener(refresh);
    for (Observable observable : also) {
      observable.addListener(refresh);
    }
    setShown(when.test(model.spec()));
    return this;
  }

  /**
   * Puts a small button at the end of the label.
   *
   * @param node the button
   * @return this
   */
  public final Row besideLabel(Node node) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    label.getChildren().addAll(gap, node);
    return this;
  }

  /** Shows or hides the row, without leaving a gap. */
  final void setShown(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }

  /** Shows the setting of an experiment. */
  abstract void show(ExperimentSpec spec);

  final AppModel model() {
    return model;
  }

  final Caption caption() {
    return caption;
  }

  final Label name() {
    return name;
  }

  /** Gives the label's room to the editor. */
  final void withoutLabel() {
    label.setVisible(false);
    label.setManaged(false);
  }

  /** Says in words why a value is not taken; null takes it. */
  final void refuse(@Nullable String why) {
    boolean refused = why != null;
    pseudoClassStateChanged(REFUSED, refused);
    reason.setText(refused ? why : "");
    if (refused && !refused()) {
      getChildren().add(reason);
      Platform.runLater(this::reveal);
    } else if (!refused) {
      getChildren().remove(reason);
    }
  }

  /** Scrolls so far that the reason can be read. */
  private void reveal() {
    for (Parent node = getParent(); node != null; node = node.getParent()) {
      if (node instanceof ScrollPane pane) {
        pane.layout();
        Node content = pane.getContent();
        double hidden =
            content.getLayoutBounds().getHeight() - pane.getViewportBounds().getHeight();
        double bottom = content.sceneToLocal(localToScene(0, getHeight())).getY();
        double shown = pane.getVvalue() * hidden + pane.getViewportBounds().getHeight();
        if (hidden > 0 && bottom > shown) {
          pane.setVvalue(Math.min(1, (bottom - pane.getViewportBounds().getHeight()) / hidden));
        }
        return;
      }
    }
  }

  /** Takes back a refusal. */
  final void accept() {
    refuse(null);
  }

  /** Whether a value stands there that was not taken. */
  final boolean refused() {
    return getChildren().contains(reason);
  }

  private Tooltip help() {
    Tooltip tooltip = new Tooltip(caption.help());
    tooltip.setShowDelay(Duration.millis(500));
    tooltip.setShowDuration(Duration.seconds(30));
    tooltip.setWrapText(true);
    return tooltip;
  }
}
