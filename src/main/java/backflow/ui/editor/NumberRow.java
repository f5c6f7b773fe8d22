package backflow.ui.editor;

import atlantafx.base.controls.ProgressSliderSkin;
import backflow.train.ExperimentSpec;
import backflow.train.Limit;
import backflow.ui.model.AppModel;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A slider and a number field that say the same. */
public final class NumberRow extends Row {
  private final NumberSetting setting;
  private final Slider slider = new Slider(0, 1, 0);
  private final TextField field = new TextField();
  private boolean showing;

  /**
   * A row for a setting.
   *
   * @param model where the setting lives
   * @param setting the setting
   */
  public NumberRow(AppModel model, NumberSetting setting) {
    super(model, setting.caption());
    this.setting = setting;
    slider.setId("slider-" + setting.caption().key());
    slider.setSkin(new ProgressSliderSkin(slider));
    slider.valueProperty().addListener((p, was, now) -> slid(now.doubleValue()));
    slider.addEventFilter(KeyEvent.KEY_PRESSED, this::nudge);
    field.setId("field-" + setting.caption().key());
    field.getStyleClass().add("number-field");
    field.textProperty().addListener((p, was, now) -> typed());
    field.setOnAction(e -> take(number()));
    field.focusedProperty().addListener((p, was, now) -> focus(now));
    field.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
    name()
        .setOnMouseClicked(
            e -> {
              if (e.getClickCount() == 2) {
                take(setting.limit().initial());
              }
            });
    assemble(slider, withUnit());
  }

  private StackPane withUnit() {
    StackPane box = new StackPane(field);
    box.getStyleClass().add("number-box");
    if (!setting.unit().isEmpty()) {
      Label unit = new Label(setting.unit());
      unit.getStyleClass().add("unit");
      unit.setMouseTransparent(true);
      field.getStyleClass().add("with-unit");
      box.getChildren().add(unit);
    }
    return box;
  }

  @Override
  void show(ExperimentSpec spec) {
    double value = setting.limit().reading().applyAsDouble(spec);
    showing = true;
    slider.setValue(setting.scale().position(value));
    if (!field.isFocused() || !refused()) {
      field.setText(field.isFocused() ? NumberText.typed(value) : NumberText.of(value));
      accept();
    }
    showing = false;
  }

  private void slid(double position) {
    if (!showing) {
      take(setting.scale().value(position));
    }
  }

  private void nudge(KeyEvent event) {
    int steps = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
    if (steps != 0) {
      double value = setting.limit().reading().applyAsDouble(model().spec());
      take(setting.scale().nudge(value, event.isShiftDown() ? 10 * steps : steps));
      event.consume();
    }
  }

  private void take(double value) {
    String refusal = refusal(value);
    if (refusal == null) {
      refusal = model().edit(caption().key(), spec -> setting.with().apply(spec, value));
    }
    refuse(refusal);
    if (refusal == null) {
      show(model().spec());
    }
  }

  private @Nullable String refusal(double value) {
    Limit limit = setting.limit();
    if (limit.allows(value)) {
      return null;
    }
    return (Double.isNaN(value) ? "Not a number" : "Out of range") + ": " + limit.allowed() + ".";
  }

  private double number() {
    return NumberText.parse(field.getText()).orElse(Double.NaN);
  }

  private void typed() {
    if (!showing) {
      refuse(refusal(number()));
    }
  }

  private void focus(boolean gained) {
    if (gained && !refused()) {
      show(model().spec());
      field.selectAll();
    } else if (!gained) {
      take(number());
    }
  }

  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      accept();
      show(model().spec());
      event.consume();
    }
  }
}
