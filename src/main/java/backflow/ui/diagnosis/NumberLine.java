package backflow.ui.diagnosis;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A quantity and its number, the number in a slot at the right edge. */
final class NumberLine extends HBox {
  private final Label name = new Label();
  private final Label value = new Label();

  NumberLine() {
    getStyleClass().add("number-line");
    name.getStyleClass().add("number-name");
    name.setWrapText(true);
    name.setMinWidth(0);
    value.getStyleClass().add("number-value");
    value.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    getChildren().setAll(name, value);
  }

  NumberLine(String words, String number) {
    this();
    show(words, number);
  }

  /** A factor stays on one line with its sign. */
  static String unbroken(String words) {
    return words.replace("× ", "×\u00a0");
  }

  void show(String words, String number) {
    name.setText(words);
    value.setText(number);
  }
}
