package backflow.ui.check;

import backflow.figure.frame.Knob;
import backflow.ui.editor.NumberText;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** A dial as a slider to drag and a field to type: both show how it stands. */
final class DialField extends HBox {
  private final Knob.Dial dial;
  private final DoubleConsumer turned;
  private final Slider slider;
  private final TextField field = new TextField();
  private double shown = Double.NaN;
  private boolean following;

  /**
   * A dial.
   *
   * @param dial logarithmic
   * @param says what it does
   * @param turned told of a value in its range
   */
  DialField(Knob.Dial dial, String says, DoubleConsumer turned) {
    this.dial = dial;
    this.turned = turned;
    slider = new Slider(Math.log10(dial.low()), Math.log10(dial.high()), Math.log10(dial.start()));
    getStyleClass().add("control-line");
    slider.setId("slider-" + dial.id().replace('.', '-'));
    slider.getStyleClass().add("check-slider");
    slider.setAccessibleText(says);
    slider.setTooltip(new Tooltip(says));
    slider.setBlockIncrement(0.1);
    slider.valueProperty().addListener((p, was, now) -> dragged(now.doubleValue()));
    field.setId("field-" + dial.id().replace('.', '-'));
    field.getStyleClass().addAll("number-field", "check-number");
    field.setAccessibleText(says);
    field.setTooltip(new Tooltip(says));
    field.setOnAction(e -> typed());
    field.focusedProperty().addListener((p, was, now) -> left(now));
    getChildren().setAll(slider, field);
  }

  private void dragged(double place) {
    if (!following) {
      turned.accept(rounded(Math.pow(10, place)));
    }
  }

  /** Two digits are enough for what is set by eye. */
  private double rounded(double value) {
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(value)) - 1);
    double two = Math.rint(value / power) * power;
    return dial.whole()
        ? Math.rint(two)
        : Double.parseDouble(String.format(java.util.Locale.ROOT, "%.1e", two));
  }

  private void typed() {
    OptionalDouble value = NumberText.parse(field.getText());
    if (value.isPresent()
        && value.getAsDouble() >= dial.low()
        && value.getAsDouble() <= dial.high()) {
      turned.accept(value.getAsDouble());
    } else {
      refuse();
    }
  }

  private void refuse() {
    field.getStyleClass().remove("refused");
    field.getStyleClass().add("refused");
    String range = "from " + NumberText.of(dial.low()) + " to " + NumberText.of(dial.high());
    field.getTooltip().setText("A number " + range);
  }

  private void left(boolean focused) {
    if (!focused && !Double.isNaN(shown)) {
      write();
    }
  }

  /** Shows how the dial stands. */
  void show(double value) {
    if (value == shown) {
      return;
    }
    shown = value;
    following = true;
    slider.setValue(Math.log10(value));
    following = false;
    write();
  }

  private void write() {
    field.getStyleClass().remove("refused");
    field.getTooltip().setText(slider.getAccessibleText());
    field.setText(NumberText.of(shown));
  }
}
