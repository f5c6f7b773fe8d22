package backflow.train;

import backflow.nn.Normalization;
import backflow.nn.Residual;
import java.util.List;

/**
 * The network between the inputs and the outputs that the data fix.
 *
 * @param widths units of each hidden layer, 0–300 layers of 1–512
 * @param activations ids of the activation functions: one for all layers, or one per layer
 * @param initializer how weights and biases start
 * @param normalization between linear map and activation
 * @param residual whether layers add their input
 * @param dropout share of f(z) set to 0 in training, 0–0.95
 */
public record NetworkSpec(
    List<Integer> widths,
    List<String> activations,
    InitializerSpec initializer,
    Normalization normalization,
    Residual residual,
    double dropout) {
  public NetworkSpec {
    widths = List.copyOf(widths);
    activations = List.copyOf(activations);
  }

  /** D, the number of hidden layers. */
  public int depth() {
    return widths.size();
  }

  /**
   * The activation id of a hidden layer.
   *
   * @param layer from 1 at the input to D
   */
  public String activation(int layer) {
    return activations.size() == 1 ? activations.get(0) : activations.get(layer - 1);
  }
}
