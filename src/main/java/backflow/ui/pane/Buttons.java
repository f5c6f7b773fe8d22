package backflow.ui.pane;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The buttons of the window's edges, all of one kind. */
final class Buttons {
  private Buttons() {}

  /**
   * A flat button with an icon and no border.
   *
   * @param id to find it by
   * @param icon what it shows
   * @param says its tooltip, with its key
   */
  static Button icon(String id, Feather icon, String says) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add("bar-button");
    button.setTooltip(new Tooltip(says));
    button.setAccessibleText(says);
    return button;
  }
}
