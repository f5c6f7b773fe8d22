package backflow.figure.network;

import backflow.chart.Numbers;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Knob;
import backflow.math.Blank;
import backflow.probe.LayerQuantity;
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

  /** The one that is shown; null: all. */
  static @Nullable SubStep shown(Focus focus) {
    String chosen = focus.knobs().of(SHOW);
    for (SubStep each : values()) {
      if (each.word.equals(chosen)) {
        return each;
      }
    }
    return null;
  }

  /** Those whose numbers stand under the layers. */
  static List<SubStep> rows(@Nullable SubStep shown) {
    return shown == null
        ? List.of(FORWARD, BACKWARD, UPDATE)
        : shown == LOSS ? List.of() : List.of(shown);
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
