package backflow.ui.present;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Where one is in the list of scenes: a dot each. */
final class Dots extends HBox {
  /** From so many on they are small. */
  private static final int MANY = 24;

  Dots() {
    getStyleClass().add("dots");
    setId("dots");
  }

  /** Marks a place, from 0; −1: none. */
  void show(int place, int count) {
    getChildren().clear();
    getStyleClass().remove("many");
    if (count >= MANY) {
      getStyleClass().add("many");
    }
    for (int i = 0; i < count; i++) {
      Region dot = new Region();
      dot.getStyleClass().add("dot");
      dot.getStyleClass().add(i == place ? "here" : i < place ? "before" : "after");
      getChildren().add(dot);
    }
  }
}
