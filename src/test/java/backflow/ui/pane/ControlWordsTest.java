package backflow.ui.pane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ControlWordsTest {
  @Test
  void differencesSpeakTheWordsOfTheControls() {
    assertEquals("ReLU", ControlWords.of("network.activation", "relu"));
    assertEquals("Xavier normal", ControlWords.of("network.initializer.scheme", "xavier-normal"));
    assertEquals("SGD", ControlWords.of("training.optimizer.name", "sgd"));
    assertEquals("per layer", ControlWords.of("network.activation", "[\"relu\",\"tanh\"]"));
    assertEquals("on", ControlWords.of("training.optimizer.nesterov", "true"));
    assertEquals("none", ControlWords.of("network.normalization", "none"));
    assertEquals("0.02", ControlWords.of("training.learningRate", "0.02"));
  }
}
