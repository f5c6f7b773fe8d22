package backflow.ui.pane;

import static backflow.ui.editor.NumberSetting.restarting;

import backflow.chart.Numbers;
import backflow.nn.init.Scheme;
import backflow.train.ExperimentSpec;
import backflow.train.InitializerSpec;
import backflow.train.Limits;
import backflow.train.NetworkSpec;
import backflow.ui.editor.Caption;
import backflow.ui.editor.ChoiceRow;
import backflow.ui.editor.NumberRow;
import backflow.ui.editor.NumberSetting;
import backflow.ui.editor.Row;
import backflow.ui.model.AppModel;
import java.util.List;

/** How weights and biases start. */
final class InitializerSection {
  private InitializerSection() {}

  static Section of(AppModel model) {
    return new Section(
        model,
        "Initializer",
        InitializerSection::summary,
        new ChoiceRow<>(
            model,
            Caption.of(
                "scheme",
                "Scheme",
                true,
                "From which distribution weights are drawn; most scale with a layer's inputs."),
            List.of(Scheme.values()),
            Scheme::label,
            s -> s.network().initializer().scheme(),
            (spec, scheme) -> with(spec, old(spec), scheme)),
        row(model, restarting(Limits.K, "K", InitializerSection::k), Scheme.SCALED_NORMAL),
        row(model, restarting(Limits.STD, "Std", InitializerSection::std), Scheme.NORMAL),
        row(model, restarting(Limits.BOUND, "Bound", InitializerSection::bound), Scheme.UNIFORM),
        row(model, restarting(Limits.VALUE, "Value", InitializerSection::value), Scheme.CONSTANT),
        new NumberRow(model, restarting(Limits.GAIN, "Gain", InitializerSection::gain).in("×")),
        new NumberRow(model, restarting(Limits.BIAS, "Bias", InitializerSection::bias)));
  }

  private static Row row(AppModel model, NumberSetting setting, Scheme only) {
    return new NumberRow(model, setting)
        .visibleWhen(s -> s.network().initializer().scheme() == only);
  }

  private static String summary(ExperimentSpec spec) {
    InitializerSpec i = old(spec);
    return i.scheme().label() + (i.gain() == 1 ? "" : " · " + Numbers.value(i.gain()) + " ×");
  }

  private static InitializerSpec old(ExperimentSpec spec) {
    return spec.network().initializer();
  }

  private static ExperimentSpec with(ExperimentSpec spec, InitializerSpec i, Scheme scheme) {
    return with(
        spec,
        new InitializerSpec(scheme, i.gain(), i.bias(), i.k(), i.std(), i.bound(), i.value()));
  }

  private static ExperimentSpec gain(ExperimentSpec spec, double value) {
    InitializerSpec i = old(spec);
    return with(
        spec,
        new InitializerSpec(i.scheme(), value, i.bias(), i.k(), i.std(), i.bound(), i.value()));
  }

  private static ExperimentSpec bias(ExperimentSpec spec, double value) {
    InitializerSpec i = old(spec);
    return with(
        spec,
        new InitializerSpec(i.scheme(), i.gain(), value, i.k(), i.std(), i.bound(), i.value()));
  }

  private static ExperimentSpec k(ExperimentSpec spec, double value) {
    InitializerSpec i = old(spec);
    return with(
        spec,
        new InitializerSpec(i.scheme(), i.gain(), i.bias(), value, i.std(), i.bound(), i.value()));
  }

  private static ExperimentSpec std(ExperimentSpec spec, double value) {
    InitializerSpec i = old(spec);
    return with(
        spec,
        new InitializerSpec(i.scheme(), i.gain(), i.bias(), i.k(), value, i.bound(), i.value()));
  }

  private static ExperimentSpec bound(ExperimentSpec spec, double value) {
    InitializerSpec i = old(spec);
    return with(
        spec,
        new InitializerSpec(i.scheme(), i.gain(), i.bias(), i.k(), i.std(), value, i.value()));
  }

  private static ExperimentSpec value(ExperimentSpec spec, double value) {
    InitializerSpec i = old(spec);
    return with(
        spec,
        new InitializerSpec(i.scheme(), i.gain(), i.bias(), i.k(), i.std(), i.bound(), value));
  }

  private static ExperimentSpec with(ExperimentSpec spec, InitializerSpec initializer) {
    NetworkSpec n = spec.network();
    return spec.withNetwork(
        new NetworkSpec(
            n.widths(),
            n.activations(),
            initializer,
            n.normalization(),
            n.residual(),
            n.dropout()));
  }
}
