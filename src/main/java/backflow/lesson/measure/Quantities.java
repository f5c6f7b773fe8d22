package backflow.lesson.measure;

import backflow.check.GradientReport;
import backflow.diagnose.rule.Rule;
import backflow.diagnose.rule.Rules;
import backflow.math.Nearest;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names that may stand in expressions:
 *
 * <ul>
 *   <li>{@code step}: how many steps are complete
 *   <li>a quantity of the step by its column: {@code loss}, {@code accuracy}, {@code
 *       global_norm_before}, …
 *   <li>a quantity of a layer: {@code layer.7.activation_rms}; for the number also {@code last}
 *       (layer D), {@code output}, and {@code min}, {@code max}, {@code median} over the hidden
 *       layers
 *   <li>{@code gain.backward} = RMS(∂L/∂a_1)/RMS(∂L/∂a_D), {@code gain.forward} =
 *       RMS(a_D)/RMS(a_1), each also {@code .per-layer}: its (D−1)-th root
 *   <li>any of these at another time: {@code start.loss} in the first step, {@code at.50.loss} when
 *       50 steps are complete, {@code mean.loss} over the last 20
 *   <li>a setting by its key path: {@code network.activation}
 *   <li>{@code check.worst} and others of a gradient check, see {@link Checked}
 *   <li>{@code finding.dead-units}: {@code none}, {@code note}, {@code warning} or {@code severe}
 * </ul>
 */
final class Quantities {
  private static final Set<String> SETTINGS = Settings.known();
  private static final Map<String, StepQuantity> OF_STEP =
      Arrays.stream(StepQuantity.values())
          .collect(Collectors.toUnmodifiableMap(StepQuantity::column, q -> q));
  private static final Map<String, LayerQuantity> OF_LAYER =
      Arrays.stream(LayerQuantity.values())
          .collect(Collectors.toUnmodifiableMap(LayerQuantity::column, q -> q));
  private static final List<String> FINDINGS = Rules.all().stream().map(Rule::id).toList();
  private static final Pattern AT = Pattern.compile("at\\.(\\d{1,7})\\.(.+)");
  private static final Pattern LAYER =
      Pattern.compile("layer\\.(\\d{1,3}|last|output|min|max|median)\\.(.+)");

  private Quantities() {}

  /** The quantity of that name; none if there is none. */
  static Optional<Quantity> named(String name) {
    if (SETTINGS.contains(name)) {
      return Optional.of(run -> run.setting(name));
    }
    if (name.startsWith("finding.")) {
      String id = name.substring("finding.".length());
      return FINDINGS.contains(id)
          ? Optional.of(run -> Value.of(run.severity(id)))
          : Optional.empty();
    }
    ToDoubleFunction<GradientReport> checked = Checked.byName().get(name);
    if (checked != null) {
      return Optional.of(run -> Value.of(run.check(checked)));
    }
    if (name.equals("step")) {
      return Optional.of(run -> Value.of(run.steps()));
    }
    return timed(name);
  }

  private static Optional<Quantity> timed(String name) {
    Matcher at = AT.matcher(name);
    if (at.matches()) {
      long step = Long.parseLong(at.group(1));
      return measured(at.group(2)).map(q -> run -> Value.of(run.at(step, q)));
    }
    if (name.startsWith("start.")) {
      return measured(name.substring("start.".length())).map(q -> run -> Value.of(run.at(1, q)));
    }
    if (name.startsWith("mean.")) {
      return measured(name.substring("mean.".length())).map(q -> run -> Value.of(run.mean(q)));
    }
    return measured(name).map(q -> run -> Value.of(run.now(q)));
  }

  private static Optional<ToDoubleFunction<StepSnapshot>> measured(String name) {
    StepQuantity ofStep = OF_STEP.get(name);
    if (ofStep != null) {
      return Optional.of(s -> s.get(ofStep));
    }
    Matcher layer = LAYER.matcher(name);
    if (layer.matches()) {
      LayerQuantity quantity = OF_LAYER.get(layer.group(2));
      return Optional.ofNullable(quantity).map(q -> Layers.of(layer.group(1), q));
    }
    return switch (name) {
      case "gain.backward" -> Optional.of(Layers::backwardGain);
      case "gain.forward" -> Optional.of(Layers::forwardGain);
      case "gain.backward.per-layer" ->
          Optional.of(s -> Layers.perLayer(Layers.backwardGain(s), s));
      case "gain.forward.per-layer" -> Optional.of(s -> Layers.perLayer(Layers.forwardGain(s), s));
      default -> Optional.empty();
    };
  }

  /** The error for a name that there is not. */
  static MeasureException unknown(String name) {
    List<String> known = new ArrayList<>(SETTINGS);
    String when = name.replaceFirst("^((start|mean|at\\.\\d+)\\.).*", "$1");
    String time = when.equals(name) ? "" : when;
    known.add("step");
    known.addAll(Checked.byName().keySet());
    FINDINGS.forEach(id -> known.add("finding." + id));
    OF_STEP.keySet().stream().sorted().forEach(q -> known.add(time + q));
    for (String gain : List.of("gain.backward", "gain.forward")) {
      known.add(time + gain);
      known.add(time + gain + ".per-layer");
    }
    String place = name.replaceFirst(".*?(layer\\.\\w+\\.).*", "$1");
    OF_LAYER.keySet().stream()
        .sorted()
        .forEach(q -> known.add(time + (place.equals(name) ? "layer.1." : place) + q));
    return MeasureException.of(
        "\"" + name + "\" is no quantity and no setting",
        "loss, accuracy, layer.1.activation_rms, gain.backward, network.activation, … as the"
            + " README of the lessons lists them",
        Nearest.to(name, known).orElse(null));
  }
}
