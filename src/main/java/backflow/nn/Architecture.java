package backflow.nn;

import backflow.nn.activation.Activation;
import java.util.List;

/**
 * The shape of a multilayer perceptron.
 *
 * @param inputs features of a sample, at least 1
 * @param widths units of each hidden layer, from the input on; may be empty
 * @param activations one per hidden layer
 * @param outputs units of the output layer, at least 1; it has no activation
 * @param normalization of every hidden layer
 * @param residual of every hidden layer whose input has its width
 * @param dropout share of f(z) set to 0 in training, in [0, 1)
 */
public record Architecture(
    int inputs,
    List<Integer> widths,
    List<Activation> activations,
    int outputs,
    Normalization normalization,
    Residual residual,
    double dropout) {
  public Architecture {
    widths = List.copyOf(widths);
    activations = List.copyOf(activations);
    if (widths.size() != activations.size()) {
      throw new IllegalArgumentException(
          widths.size() + " hidden layers need as many activations, not " + activations.size());
    }
  }

  /** D, the number of hidden layers. */
  public int depth() {
    return widths.size();
  }

  /**
   * Units of a layer.
   *
   * @param layer 0 for the inputs, 1..D, D+1 for the outputs
   */
  public int width(int layer) {
    if (layer == 0) {
      return inputs;
    }
    return layer <= depth() ? widths.get(layer - 1) : outputs;
  }

  /**
   * Whether a hidden layer adds its input to its output.
   *
   * @param layer 1..D
   */
  public boolean skips(int layer) {
    return residual != Residual.NONE && width(layer - 1) == width(layer);
  }
}
