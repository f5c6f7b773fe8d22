package backflow.ui.diagnosis;

import backflow.diagnose.rule.Form;
import backflow.diagnose.rule.Threshold;
import backflow.diagnose.rule.Thresholds;
import backflow.ui.model.AppModel;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A threshold of a rule as a number that can be typed; shares in percent. */
final class ThresholdField extends VBox {
  private final AppModel model;
  private final Threshold threshold;
  private final TextField field = new TextField();
  private final Label reason = new Label();

  ThresholdField(AppModel model, Threshold threshold) {
    this.model = model;
    this.threshold = threshold;
    Label name = new Label(threshold.label());
    name.setWrapText(true);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    field.setId("threshold-" + threshold.id());
    field.getStyleClass().add("number-field");
    field.setAccessibleText(threshold.label());
    field.setOnAction(e -> take());
    Button usual = new Button(null, new FontIcon(Feather.ROTATE_CCW));
    usual.getStyleClass().add("icon-button");
    String words = "The usual value, " + threshold.form().of(threshold.standard());
    usual.setTooltip(new Tooltip(words));
    usual.setAccessibleText(words);
    usual.setOnAction(e -> set(threshold.standard()));
    HBox line = new HBox(name, field, new Label(isShare() ? "%" : ""), usual);
    line.getStyleClass().add("threshold-line");
    reason.getStyleClass().add("reason");
    reason.setWrapText(true);
    getChildren().setAll(line, reason);
    read();
    say("");
  }

  private boolean isShare() {
    return threshold.form() == Form.PERCENT;
  }

  private Thresholds inForce() {
    return Thresholds.of(model.spec().diagnosis());
  }

  private void read() {
    double value = inForce().get(threshold) * (isShare() ? 100 : 1);
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e6;
    field.setText(whole ? Long.toString((long) value) : Double.toString(value));
  }

  private void take() {
    try {
      set(Double.parseDouble(field.getText().strip()) / (isShare() ? 100 : 1));
    } catch (NumberFormatException e) {
      say("This is no number.");
    }
  }

  private void set(double value) {
    if (!threshold.allows(value)) {
      say("Out of range; allowed is " + threshold.allowed() + ".");
      return;
    }
    String why =
        model.edit(
            "diagnosis." + threshold.id(),
            s -> s.withDiagnosis(Thresholds.of(s.diagnosis()).with(threshold, value).chosen()));
    say(why == null ? "" : why);
    read();
  }

  private void say(String why) {
    reason.setText(why);
    reason.setVisible(!why.isEmpty());
    reason.setManaged(!why.isEmpty());
  }
}
