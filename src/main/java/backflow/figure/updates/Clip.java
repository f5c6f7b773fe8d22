package backflow.figure.updates;

import backflow.chart.Numbers;
import backflow.figure.frame.Readings;
import backflow.figure.frame.RunFacts;
import backflow.math.Blank;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * How a run clips now.
 *
 * @param mode none, norm, per-layer or value
 * @param threshold c, above 0; where the line stands if nothing is clipped
 */
record Clip(String mode, double threshold) {
  static Clip of(Readings readings) {
    RunFacts facts = readings.facts();
    double c = facts.threshold();
    return new Clip(facts.clipping(), c > 0 && c <= Double.MAX_VALUE ? c : 1);
  }

  /** Whether anything is clipped at all. */
  boolean isOn() {
    return !mode.equals("none");
  }

  /** Whether the threshold bounds the norm of all gradients. */
  boolean isByNorm() {
    return mode.equals("norm");
  }

  boolean isByLayer() {
    return mode.equals("per-layer");
  }

  boolean isByValue() {
    return mode.equals("value");
  }

  /** In words. */
  String words() {
    return switch (mode) {
      case "norm" -> "by norm";
      case "per-layer" -> "by layer";
      case "value" -> "by value";
      default -> "not clipped";
    };
  }

  /**
   * What stands on the grip.
   *
   * @param brief without what c bounds
   */
  String label(boolean brief) {
    String c = "c = " + Numbers.value(threshold);
    return switch (mode) {
      case "norm" -> c;
      case "per-layer" -> brief ? c : c + " a layer";
      case "value" -> brief ? c : c + " an entry";
      default -> "off";
    };
  }

  /** The formula with the numbers of a step. */
  List<String> formula(StepSnapshot at) {
    List<String> lines = new ArrayList<>();
    lines.add(
        switch (mode) {
          case "norm" -> "g ← g · min(1, c / (‖g‖ + 10⁻⁶))";
          case "per-layer" -> "g_l ← g_l · min(1, c / (‖g_l‖ + 10⁻⁶)) in every layer l";
          case "value" -> "g_i ← max(−c, min(c, g_i)) for every entry i";
          default -> "g ← g";
        });
    if (isOn()) {
      lines.add("c = " + Numbers.value(threshold));
    }
    add(lines, "norm before ‖g‖ = ", at.get(StepQuantity.GLOBAL_NORM_BEFORE));
    add(lines, "factor = × ", at.get(StepQuantity.CLIP_FACTOR));
    add(lines, "norm after = ", at.get(StepQuantity.GLOBAL_NORM_AFTER));
    return lines;
  }

  private static void add(List<String> lines, String words, double value) {
    if (!Blank.is(value)) {
      lines.add(words + Numbers.value(value));
    }
  }
}
