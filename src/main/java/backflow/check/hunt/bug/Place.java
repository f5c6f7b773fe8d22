package backflow.check.hunt.bug;

import backflow.nn.Normalization;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A layer of a network in which a bug may sit.
 *
 * @param ground the network
 * @param layer 1..D+1
 */
public record Place(Ground ground, int layer) {
  /** Whether this is the output layer, which has neither activation nor normalization. */
  public boolean isOutput() {
    return layer == ground.layers();
  }

  /** Null in the output layer. */
  @Nullable Activation activation() {
    return isOutput() ? null : ground.architecture().activations().get(layer - 1);
  }

  int width() {
    return ground.architecture().width(layer);
  }

  /** Whether W has as many rows as columns, so that Wᵀ fits where W does. */
  boolean isSquare() {
    return width() > 1 && width() == ground.architecture().width(layer - 1);
  }

  /** Whether anything is passed on to a layer below. */
  boolean passesOn() {
    return layer > 1;
  }

  boolean hasSkip() {
    return !isOutput() && ground.architecture().skips(layer);
  }

  boolean hasBatchNorm() {
    return !isOutput() && ground.architecture().normalization() == Normalization.BATCH;
  }

  boolean hasDropout() {
    return !isOutput() && ground.architecture().dropout() > 0;
  }

  boolean hasSlope() {
    Activation f = activation();
    return f != null && f.hasSlope();
  }

  /** Whether it matters if something else stands for f′, somewhere on [−2, 2]. */
  boolean changes(DoubleUnaryOperator other) {
    Activation f = activation();
    boolean changes = false;
    for (double z = -1.95; f != null && z < 2; z += 0.1) {
      double right = f.derivative(z, Activations.START_SLOPE);
      changes |= Math.abs(other.applyAsDouble(z) - right) > 0.1;
    }
    return changes;
  }

  /** {@code layer 3}, or {@code the output layer}. */
  public String name() {
    return isOutput() ? "the output layer" : "layer " + layer;
  }

  /**
   * A text about any layer, as one about this layer.
   *
   * @param text with {l} and {k} for the lowered numbers of this layer and the one below, {x} for
   *     its input, {δ} for what its δ is, {here} for its name, {n}, {p} and {λ}, and {but} for what
   *     weight decay does to every ratio
   */
  String say(String text) {
    String l = lowered(layer);
    String delta = isOutput() ? "∂ℓ/∂o" : "∂ℓ/∂f" + l + " ⊙ f′(z" + l + ")";
    return text.replace("{l}", l)
        .replace("{k}", lowered(layer - 1))
        .replace("{x}", layer == 1 ? "x" : "a" + lowered(layer - 1))
        .replace("{δ}", delta)
        .replace("{here}", name())
        .replace("{n}", Integer.toString(ground.batch()))
        .replace("{p}", Double.toString(ground.architecture().dropout()))
        .replace("{λ}", Double.toString(ground.decay()))
        .replace("{but}", ground.decay() > 0 ? " (but for the λ·θ that both contain)" : "");
  }

  private static String lowered(int number) {
    StringBuilder digits = new StringBuilder();
    for (char c : Integer.toString(number).toCharArray()) {
      digits.append((char) ('₀' + (c - '0')));
    }
    return digits.toString();
  }
}
