package backflow.diagnose.rule;

import backflow.math.Blank;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;

/**
 * The tensors of a step. Where a number that is not finite can first be seen is found by going
 * through a step as it is computed: forward from layer 1, backward from the output, the update.
 * What is measured of a tensor stands for it.
 */
enum FirstTensor {
  Z("z", "z = a·Wᵀ + b"),
  A("a", "a = f(z)"),
  LOSS("L", "the loss L"),
  ACTIVATION_GRADIENT("∂L/∂a", "∂L/∂a, from the layer above"),
  DELTA("δ", "δ = ∂L/∂a ⊙ f′(z)"),
  WEIGHT_GRADIENT("∂L/∂W", "∂L/∂W = (∂L/∂u)ᵀ·a"),
  BIAS_GRADIENT("∂L/∂b", "∂L/∂b = Σ ∂L/∂u"),
  NORM("‖g‖", "the norm of all gradients"),
  UPDATE("ΔW", "the update ΔW"),
  OTHER("a figure", "a figure made of the others");

  private static final FirstTensor[] ALL = values();

  private final String symbol;
  private final String operation;

  FirstTensor(String symbol, String operation) {
    this.symbol = symbol;
    this.operation = operation;
  }

  String symbol() {
    return symbol;
  }

  String operation() {
    return operation;
  }

  /** The tensor that a piece of evidence names. */
  static FirstTensor in(Evidence e) {
    return ALL[(int) e.get(Measure.TENSOR)];
  }

  /**
   * Finds it.
   *
   * @param s a step that is not finite
   * @param j receives the tensor and its layer, 0 for none
   */
  static void find(StepSnapshot s, Judgement j) {
    int layers = s.layers();
    for (int l = 1; l <= layers; l++) {
      if (isWild(s.get(LayerQuantity.PREACTIVATION_STD, l))) {
        Z.found(j, l);
        return;
      }
      if (isWild(s.get(LayerQuantity.ACTIVATION_RMS, l))) {
        A.found(j, l);
        return;
      }
    }
    if (isWild(s.get(StepQuantity.LOSS))) {
      LOSS.found(j, 0);
      return;
    }
    for (int l = layers; l >= 1; l--) {
      FirstTensor tensor = backward(s, l);
      if (tensor != OTHER) {
        tensor.found(j, l);
        return;
      }
    }
    last(s, j);
  }

  private static FirstTensor backward(StepSnapshot s, int l) {
    if (isWild(s.get(LayerQuantity.ACTIVATION_GRADIENT_RMS, l))) {
      return ACTIVATION_GRADIENT;
    }
    if (isWild(s.get(LayerQuantity.PREACTIVATION_GRADIENT_RMS, l))) {
      return DELTA;
    }
    if (isWild(s.get(LayerQuantity.WEIGHT_GRADIENT_MAX_ABS, l))) {
      return WEIGHT_GRADIENT;
    }
    return isWild(s.get(LayerQuantity.BIAS_GRADIENT_NORM, l)) ? BIAS_GRADIENT : OTHER;
  }

  private static void last(StepSnapshot s, Judgement j) {
    if (isWild(s.get(StepQuantity.GLOBAL_NORM_BEFORE))) {
      NORM.found(j, 0);
      return;
    }
    for (int l = 1; l <= s.layers(); l++) {
      if (isWild(s.get(LayerQuantity.UPDATE_TO_WEIGHT, l))) {
        UPDATE.found(j, l);
        return;
      }
    }
    OTHER.found(j, 0);
  }

  @SuppressWarnings("EnumOrdinal") // a number among numbers
  private void found(Judgement j, int layer) {
    j.put(Measure.TENSOR, ordinal()).put(Measure.TENSOR_LAYER, layer);
  }

  private static boolean isWild(double x) {
    return !Double.isFinite(x) && !Blank.is(x);
  }
}
