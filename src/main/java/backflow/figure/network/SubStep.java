package backflow.figure.network;

import backflow.chart.Numbers;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Knob;
import backflow.figure.frame.Readings;
import backflow.math.Blank;
import backflow.probe.LayerQuantity;
import backflow.probe.PartOfStep;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a training step consists of, and the number that travels through the layers in each part.
 */
enum SubStep {
  FORWARD("forward", LayerQuantity.ACTIVATION_RMS, "RMS a →", true),
  LOSS("loss", null, "", true),
  BACKWARD("backward", LayerQuantity.ACTIVATION_GRADIENT_RMS, "← RMS ∂L/∂a", false),
  CLIP("clip", LayerQuantity.NORM_AFTER_CLIPPING, "‖g‖ after clip", true),
  UPDATE("update", LayerQuantity.UPDATE_TO_WEIGHT, "‖ΔW‖/‖W‖", true);

  private static final String ALL_OF_THEM = "all";

  /** Which part is shown. */
  static final Knob.Choice SHOW =
      new Knob.Choice(
          "graph.show",
          "show",
          Stream.concat(Stream.of(ALL_OF_THEM), Arrays.stream(values()).map(s -> s.word)).toList());

  /** How far the numbers have come, in percent of the layers. */
  static final Knob.Dial TRAVELLED =
      new Knob.Dial("graph.travelled", "travelled, %", 0, 100, 100, false, true);

  private final String word;
  private final @Nullable LayerQuantity quantity;
  private final String symbol;
  private final boolean upward;

  SubStep(String word, @Nullable LayerQuantity quantity, String symbol, boolean upward) {
    this.word = word;
    this.quantity = quantity;
    this.symbol = symbol;
    this.upward = upward;
  }

  /**
   * The one that is shown; null: all. If none is chosen and the step that is under way is made in
   * parts, the part that was made last.
   */
  static @Nullable SubStep shown(Readings readings, Focus focus) {
    String chosen = focus.knobs().of(SHOW);
    PartOfStep part = underWay(readings, focus);
    if (part != null && chosen.equals(ALL_OF_THEM)) {
      chosen = part.made();
    }
    for (SubStep each : values()) {
      if (each.word.equals(chosen)) {
        return each;
      }
    }
    return null;
  }

  /** The step that is made in parts, if the newest is shown; else null. */
  private static @Nullable PartOfStep underWay(Readings readings, Focus focus) {
    return focus.playhead() < 0 ? readings.part() : null;
  }

  /** What is known of the step that is shown; of one that is made in parts, as far as it is. */
  static StepSnapshot snapshot(Readings readings, Focus focus) {
    PartOfStep part = underWay(readings, focus);
    boolean ours = part != null && part.soFar().layers() == readings.snapshot().layers();
    return part != null && ours ? part.soFar() : readings.snapshot();
  }

  /** Whether ∂L/∂w is known once this part is made. */
  boolean knowsGradients() {
    return this != FORWARD && this != LOSS;
  }

  /** Those whose numbers stand under the layers: the shown one, and what it is made from. */
  static List<SubStep> rows(@Nullable SubStep shown) {
    if (shown == null) {
      return List.of(FORWARD, BACKWARD, UPDATE);
    }
    return switch (shown) {
      case FORWARD, LOSS -> List.of(FORWARD);
      case BACKWARD -> List.of(BACKWARD, FORWARD);
      case CLIP -> List.of(CLIP, BACKWARD);
      case UPDATE -> List.of(UPDATE, CLIP);
    };
  }

  /** Its name. */
  String word() {
    return word;
  }

  /** What its numbers are. */
  String symbol() {
    return symbol;
  }

  /** Whether its numbers travel from input to output. */
  boolean upward() {
    return upward;
  }

  /** Its number in a layer, from 1; the blank if it has none. */
  double at(StepSnapshot snapshot, int layer) {
    return quantity == null || layer < 1 || layer > snapshot.layers()
        ? Blank.VALUE
        : snapshot.get(quantity, layer);
  }

  /**
   * Whether its numbers have come to a layer.
   *
   * @param layer 0 (the inputs) to D+1
   * @param hidden D
   */
  boolean reaches(int layer, int hidden, Focus focus) {
    double share = focus.knobs().of(TRAVELLED) / 100;
    double passed = Math.ceil(share * (hidden + 1));
    return this == LOSS
        ? layer == hidden + 1
        : upward ? layer <= passed : hidden + 2 - layer <= passed;
  }

  /** The one number of it: what comes out. */
  String number(StepSnapshot snapshot) {
    double x =
        switch (this) {
          case FORWARD -> at(snapshot, snapshot.layers());
          case LOSS -> snapshot.get(StepQuantity.LOSS);
          case BACKWARD -> at(snapshot, 1);
          case CLIP -> snapshot.get(StepQuantity.CLIP_FACTOR);
          case UPDATE -> snapshot.get(StepQuantity.UPDATE_NORM);
        };
    return Blank.is(x) ? "" : Numbers.value(x);
  }

  /** Whether it made the gradient smaller. */
  boolean clips(StepSnapshot snapshot) {
    return this == CLIP && snapshot.get(StepQuantity.CLIP_FACTOR) < 1;
  }

  /** What stands before that number. */
  String prefix() {
    return switch (this) {
      case FORWARD -> "RMS a out ";
      case LOSS -> "L = ";
      case BACKWARD -> "∂L/∂a₁ ";
      case CLIP -> "g × ";
      case UPDATE -> "‖Δθ‖ ";
    };
  }
}
