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

  @Test
  void aSettingStandsInOneLineAsOnItsControl() {
    assertEquals("Activation: leaky ReLU", ControlWords.line("network.activation", "leaky-relu"));
    assertEquals("Momentum: 0.9", ControlWords.line("training.optimizer.momentum", "0.9"));
    assertEquals("Learning rate: 0.03", ControlWords.line("training.learningRate", "0.03"));
  }
}
