package backflow.ui.pane;

import backflow.chart.Numbers;
import backflow.nn.optim.Clipping;
import backflow.train.ExperimentSpec;
import backflow.train.Limits;
import backflow.ui.editor.Caption;
import backflow.ui.editor.NumberRow;
import backflow.ui.editor.NumberSetting;
import backflow.ui.editor.SegmentRow;
import backflow.ui.model.AppModel;
import java.util.List;

/** What happens to gradients between the backward pass and the update. */
final class ClippingSection {
  private ClippingSection() {}

  static Section of(AppModel model) {
    return new Section(
        model,
        "Clipping",
        ClippingSection::summary,
        new SegmentRow<>(
            model,
            Caption.of(
                "clipping",
                "Clipping",
                false,
                "Off, by the norm of all gradients, by the norm of each layer's, or each entry by"
                    + " itself (which changes the direction)."),
            List.of(Clipping.Mode.values()),
            Clipping.Mode::label,
            s -> s.training().clipping().mode(),
            (spec, mode) ->
                TrainingChange.clipping(
                    spec, new Clipping(mode, spec.training().clipping().threshold()))),
        new NumberRow(
                model,
                NumberSetting.live(Limits.THRESHOLD, "Threshold", ClippingSection::threshold))
            .visibleWhen(s -> s.training().clipping().mode() != Clipping.Mode.NONE));
  }

  private static ExperimentSpec threshold(ExperimentSpec spec, double value) {
    return TrainingChange.clipping(spec, new Clipping(spec.training().clipping().mode(), value));
  }

  private static String summary(ExperimentSpec spec) {
    Clipping clipping = spec.training().clipping();
    return clipping.mode() == Clipping.Mode.NONE
        ? "off"
        : clipping.mode().id() + " · " + Numbers.value(clipping.threshold());
  }
}
