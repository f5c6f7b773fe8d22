package backflow.ui.pane;

import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/** The mark of the program: an arrow back over bars that shrink. */
final class Logo extends StackPane {
  Logo() {
    getStyleClass().add("logo");
    SVGPath shape = new SVGPath();
    shape.setContent(
        "M4 6.5L8 3V5.4H19V7.6H8V10Z M4 19H6.6V17H4Z M8.4 19H11V15H8.4Z M12.8 19H15.4V12.5H12.8Z"
            + " M17.2 19H19.8V10H17.2Z");
    shape.getStyleClass().add("logo-mark");
    getChildren().add(shape);
  }
}
