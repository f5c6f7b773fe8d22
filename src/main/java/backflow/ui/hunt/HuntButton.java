package backflow.ui.hunt;

import backflow.ui.model.AppModel;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Begins the bug hunt; it has a network of its own, the experiment is left as it is. */
public final class HuntButton extends Button {
  /**
   * The button.
   *
   * @param model in which to hunt
   */
  public HuntButton(AppModel model) {
    super("Bug hunt", new FontIcon(Feather.SEARCH));
    setId("hunt-button");
    getStyleClass().add("small-button");
    setMinWidth(Region.USE_PREF_SIZE);
    setTooltip(
        new Tooltip(
            "A small network whose backward pass has one mistake: find it by its gradient check."
                + " The experiment is left as it is."));
    setOnAction(e -> HuntChoice.next(model));
  }
}
