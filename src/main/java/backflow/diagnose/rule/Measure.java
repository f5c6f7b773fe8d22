package backflow.diagnose.rule;

/** The numbers that findings rest on: under which name in reports, in which words for people. */
public enum Measure {
  BACKWARD_GAIN("backwardGain", "gradient at layer 1 over layer D, median", Form.NUMBER),
  GAIN_PER_LAYER("gainPerLayer", "per layer", Form.FACTOR),
  SLOPE_PER_LAYER("slopePerLayer", "slope of the activation, per layer", Form.FACTOR),
  WEIGHTS_PER_LAYER("weightsPerLayer", "weights, per layer", Form.FACTOR),
  FIRST_SIGNAL("firstSignal", "RMS of ∂L/∂a at layer 1", Form.NUMBER),
  LAST_SIGNAL("lastSignal", "RMS of ∂L/∂a at layer D", Form.NUMBER),
  WEIGHT_GRADIENT("weightGradient", "smallest mean |∂L/∂W| of a hidden layer", Form.NUMBER),
  WEIGHT_GRADIENT_LAYER("weightGradientLayer", "the layer of it", Form.WHOLE),
  OUTPUT_ERROR("outputError", "what the output is still wrong by", Form.NUMBER),
  FORWARD_GAIN("forwardGain", "activations of layer D over layer 1, median", Form.NUMBER),
  FORWARD_PER_LAYER("forwardPerLayer", "activations, per layer", Form.FACTOR),
  FIRST_ACTIVATION("firstActivation", "RMS of a at layer 1", Form.NUMBER),
  LAST_ACTIVATION("lastActivation", "RMS of a at layer D", Form.NUMBER),
  NORM("globalNorm", "norm of the gradient", Form.NUMBER),
  EARLY_NORM("earlyNorm", "its median in the first 20 steps", Form.NUMBER),
  WEIGHT_RATIO("gradientToWeight", "largest ‖∂L/∂W‖/‖W‖ of a layer, median", Form.NUMBER),
  WEIGHT_RATIO_LAYER("gradientToWeightLayer", "the layer of it", Form.WHOLE),
  UPDATE_RATIO("updateToWeight", "largest ‖ΔW‖/‖W‖ of a layer, median", Form.NUMBER),
  UPDATE_RATIO_LAYER("updateToWeightLayer", "the layer of it", Form.WHOLE),
  LEARNING_RATE("learningRate", "learning rate of the step", Form.NUMBER),
  LOSS("loss", "loss, mean of 20 steps", Form.NUMBER),
  FIRST_LOSS("firstLoss", "loss of the first step", Form.NUMBER),
  BEST_LOSS("bestLoss", "least mean loss of 20 steps", Form.NUMBER),
  DRIFT("drift", "change of the mean loss over 100 steps", Form.PERCENT),
  GUESSING("guessing", "loss of guessing", Form.NUMBER),
  INACTIVE("inactiveShare", "largest share of inactive units in a layer", Form.PERCENT),
  DEAD("deadShare", "of which have died", Form.PERCENT),
  SILENT("silentShare", "of which were never active", Form.PERCENT),
  SATURATED("saturatedShare", "largest share of z on a flat tail", Form.PERCENT),
  UNIT_LAYER("layer", "the layer of it", Form.WHOLE),
  LAYERS("layers", "how many layers", Form.WHOLE),
  CLIPPED("clippedShare", "share of the last 100 steps that were clipped", Form.PERCENT),
  CLIP_FACTOR("clipFactor", "length after over before clipping", Form.FACTOR),
  LOST("lostGradientShare", "largest share of ∂L/∂W in a layer lost to the format", Form.PERCENT),
  LOSS_SCALE("lossScale", "what the loss is multiplied by", Form.NUMBER),
  NON_FINITE("nonFinite", "entries that are NaN or ±∞, at least", Form.WHOLE),
  TENSOR_LAYER("tensorLayer", "the layer where it began", Form.WHOLE),
  TENSOR("tensor", "the tensor where it began", Form.TENSOR);

  private final String id;
  private final String words;
  private final Form form;

  Measure(String id, String words, Form form) {
    this.id = id;
    this.words = words;
    this.form = form;
  }

  /** The name in reports. */
  public String id() {
    return id;
  }

  /** What it is, for people. */
  public String words() {
    return words;
  }

  /** How it is written. */
  public Form form() {
    return form;
  }
}
