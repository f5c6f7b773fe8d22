package backflow.ui.sweep;

import backflow.sweep.Varied;
import java.util.List;

/**
 * A setting that can be chosen to be varied, with values to begin with.
 *
 * @param key path in an experiment file; empty for none
 * @param values with commas between
 */
record Choice(String key, String values) {
  /** No second setting. */
  static final Choice NONE = new Choice("", "");

  /** All of them, in the order of the controls. */
  static final List<Choice> ALL =
      List.of(
          new Choice("network.hidden.depth", "5, 10, 20, 40"),
          new Choice("network.hidden.width", "4, 8, 16, 32, 64"),
          new Choice("network.activation", "sigmoid, tanh, relu, gelu"),
          new Choice("network.initializer.gain", "0.5, 1, 1.5, 2"),
          new Choice(
              "network.initializer.scheme", "xavier-normal, he-normal, lecun-normal, orthogonal"),
          new Choice("network.initializer.bias", "-1, -0.5, 0, 0.5, 1"),
          new Choice("network.normalization", "none, batch, layer"),
          new Choice("network.residual", "none, plain, scaled"),
          new Choice("network.dropout", "0, 0.1, 0.2, 0.5"),
          new Choice("training.learningRate", "0.001, 0.01, 0.1, 1"),
          new Choice("training.optimizer.name", "sgd, rmsprop, adam"),
          new Choice("training.batchSize", "8, 32, 128"),
          new Choice("training.weightDecay", "0, 0.001, 0.01"),
          new Choice("data.noise", "0, 0.1, 0.3"));

  /** Depth, across. */
  static final Choice FIRST = ALL.get(0);

  /** Gain, up. */
  static final Choice SECOND = ALL.get(3);

  /** On screen. */
  String label() {
    return key.isEmpty() ? "nothing more" : new Varied(key, List.of()).label();
  }
}
