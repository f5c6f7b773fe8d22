package backflow.ui.sweep;

import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** One setting to be varied: which, and its values. */
final class VaryField extends HBox {
  private final ComboBox<Choice> box = new ComboBox<>();
  private final TextField values = new TextField();

  /**
   * A field.
   *
   * @param id prefix of the ids of its parts
   * @param choices what can be varied
   * @param first what is chosen to begin with
   * @param changed told of every change
   */
  VaryField(String id, List<Choice> choices, Choice first, Runnable changed) {
    getStyleClass().addAll("control-line", "vary-field");
    box.setId(id + "-key");
    box.getItems().setAll(choices);
    box.setVisibleRowCount(16);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Choice choice) {
            return choice == null ? "" : choice.label();
          }

          @Override
          public @Nullable Choice fromString(String text) {
            return null;
          }
        });
    box.setValue(first);
    values.setId(id + "-values");
    values.setText(first.values());
    values.setAccessibleText("Values of the setting, with commas between");
    values.setTooltip(new Tooltip("The values, with commas between"));
    box.valueProperty()
        .addListener(
            (p, was, now) -> {
              values.setText(now.values());
              showValues(now);
              changed.run();
            });
    values.textProperty().addListener(o -> changed.run());
    showValues(first);
    getChildren().setAll(box, values);
  }

  private void showValues(Choice choice) {
    values.setVisible(!choice.equals(Choice.NONE));
    values.setManaged(!choice.equals(Choice.NONE));
  }

  /** Shows what is chosen in another. */
  void like(VaryField other) {
    box.setValue(other.box.getValue());
    values.setText(other.values.getText());
  }

  /** Enter in the field. */
  void onEnter(Runnable action) {
    values.setOnAction(e -> action.run());
  }

  /** As on the command line: {@code network.hidden.depth=5, 10}; empty for none. */
  String words() {
    Choice choice = box.getValue();
    return choice.equals(Choice.NONE) ? "" : choice.key() + "=" + values.getText();
  }

  /** How many values there are, if they are what they seem; 1 for none. */
  int count() {
    return box.getValue().equals(Choice.NONE) ? 1 : values.getText().split(",", -1).length;
  }
}
