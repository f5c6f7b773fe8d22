package backflow.ui.editor;

import atlantafx.base.controls.ToggleSwitch;
import backflow.train.ExperimentSpec;
import backflow.ui.model.AppModel;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import javafx.geometry.HorizontalDirection;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

/** A setting that is on or off. */
public final class SwitchRow extends Row {
  private final ToggleSwitch toggle = new ToggleSwitch();
  private final Predicate<ExperimentSpec> get;
  private boolean showing;

  /**
   * A row for a setting.
   *
   * @param model where the setting lives
   * @param caption what the row says
   * @param get reads the setting
   * @param with an experiment with it on or off
   */
  public SwitchRow(
      AppModel model,
      Caption caption,
      Predicate<ExperimentSpec> get,
      BiFunction<ExperimentSpec, Boolean, ExperimentSpec> with) {
    super(model, caption);
    this.get = get;
    toggle.setId("switch-" + caption.key());
    toggle
        .selectedProperty()
        .addListener(
            (p, was, now) -> {
              toggle.setText(now ? "on" : "off");
              if (!showing) {
                String refusal = model.edit(caption.key(), spec -> with.apply(spec, now));
                show(model.spec());
                refuse(refusal);
              }
            });
    toggle.setText("off");
    toggle.setLabelPosition(HorizontalDirection.RIGHT);
    HBox box = new HBox(toggle);
    box.setAlignment(Pos.CENTER_LEFT);
    assemble(box);
  }

  @Override
  void show(ExperimentSpec spec) {
    showing = true;
    toggle.setSelected(get.test(spec));
    showing = false;
    accept();
  }
}
