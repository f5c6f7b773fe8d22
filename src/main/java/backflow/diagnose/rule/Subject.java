package backflow.diagnose.rule;

import backflow.math.FloatFormat;
import backflow.nn.Architecture;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.activation.Activation;
import backflow.nn.init.Scheme;
import backflow.nn.optim.Clipping;

/**
 * Of whom the diagnosis speaks: what is known of a run without measuring.
 *
 * @param architecture the shape of the network
 * @param scheme how its weights started
 * @param gain what multiplied them
 * @param optimizer its id
 * @param learningRate η before the schedule
 * @param batchSize samples per step
 * @param clipping how gradients are clipped
 * @param guessing the loss of whoever only guesses (ln K for K classes); blank for regression
 * @param precision the format that it is trained in
 * @param scalesDynamically whether the loss scale is looked for
 */
public record Subject(
    Architecture architecture,
    Scheme scheme,
    double gain,
    String optimizer,
    double learningRate,
    int batchSize,
    Clipping clipping,
    double guessing,
    FloatFormat precision,
    boolean scalesDynamically) {
  /** D. */
  public int depth() {
    return architecture.depth();
  }

  /** The activation of a hidden layer, from 1. */
  public Activation activation(int layer) {
    return architecture.activations().get(layer - 1);
  }

  /** Whether all hidden layers have this activation. */
  public boolean isAll(String id) {
    return architecture.activations().stream().allMatch(a -> a.id().equals(id));
  }

  /** Whether any hidden layer has units that can die. */
  public boolean canDie() {
    return architecture.activations().stream().anyMatch(Activation::canDie);
  }

  /** Whether any hidden layer has flat tails. */
  public boolean saturates() {
    return architecture.activations().stream().anyMatch(Activation::saturates);
  }

  /** What the activations are called: "sigmoid", or "activations" if there are several. */
  public String activationLabel() {
    long kinds = architecture.activations().stream().distinct().count();
    return kinds == 1 ? architecture.activations().get(0).label() : "the activations";
  }

  /** Whether there is neither normalization nor a skip: signals are products of layers. */
  public boolean isPlain() {
    return architecture.normalization() == Normalization.NONE
        && architecture.residual() == Residual.NONE;
  }
}
