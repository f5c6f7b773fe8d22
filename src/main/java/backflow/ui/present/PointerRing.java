package backflow.ui.present;

import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;

/** A ring around the pointer that is seen from the last row; the mouse goes through it. */
final class PointerRing extends Pane {
  private final Circle ring = new Circle();

  PointerRing() {
    setMouseTransparent(true);
    setManaged(false);
    ring.getStyleClass().add("pointer-ring");
    ring.setId("pointer-ring");
    ring.setFill(null);
    getChildren().add(ring);
    setVisible(false);
  }

  /** Goes where the mouse is. */
  void follow(MouseEvent event) {
    ring.setCenterX(event.getX());
    ring.setCenterY(event.getY());
  }

  void scale(double scale) {
    ring.setRadius(34 * scale);
    ring.setStrokeWidth(5 * scale);
  }
}
