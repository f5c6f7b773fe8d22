package backflow.figure.equation;

/**
 * How a layer is put together, as far as its equations say.
 *
 * @param activation id of f: sigmoid
 * @param normalized whether batch or layer normalization stands before f
 * @param skip s of a skip, f is multiplied by it before the layer's input is added; 0: no skip
 * @param masked whether dropout follows f
 * @param batch n, how many samples a batch has at most
 */
public record Wiring(
    String activation, boolean normalized, double skip, boolean masked, int batch) {
  /** Whether the layer adds its input to its output. */
  boolean skips() {
    return skip != 0;
  }

  /** f as formulas write it. */
  String symbol() {
    return switch (activation) {
      case "sigmoid" -> "σ";
      case "tanh" -> "tanh";
      default -> "f";
    };
  }
}
