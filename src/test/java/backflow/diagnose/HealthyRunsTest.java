package backflow.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backflow.diagnose.rule.Severity;
import backflow.train.ExperimentSpec;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No false alarm: nothing above a note on nets that are well, over seeds and widths. */
final class HealthyRunsTest {
  private static final long[] SEEDS = {1, 2, 3};

  private static void assertHealthy(int steps, ExperimentSpec spec) {
    Patient patient = Patient.after(steps, spec);
    assertEquals(Set.of(), patient.faults(), patient::toString);
  }

  @ParameterizedTest
  @CsvSource({"5, 8, 0.1", "5, 16, 0.1", "5, 64, 0.1", "30, 16, 0.01", "30, 32, 0.01"})
  void reluWithHe(int depth, int width, double rate) {
    for (long seed : SEEDS) {
      assertHealthy(
          200,
          Patient.spec(seed, depth, width, "relu", "he-normal", "training.learningRate", rate));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tanh, xavier-normal, 30, 16, 0.02",
    "tanh, xavier-normal, 30, 48, 0.02",
    "selu, lecun-normal, 30, 32, 0.01",
    "gelu, he-normal, 8, 32, 0.05",
    "elu, he-normal, 8, 32, 0.02",
    "sigmoid, xavier-normal, 1, 16, 0.5"
  })
  void otherActivationsThatKeepTheSignal(
      String activation, String scheme, int depth, int width, double rate) {
    for (long seed : SEEDS) {
      assertHealthy(
          200, Patient.spec(seed, depth, width, activation, scheme, "training.learningRate", rate));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "relu, he-normal, batch, 5",
    "tanh, xavier-normal, batch, 8",
    "relu, he-normal, layer, 8"
  })
  void normalizedShallowNets(String activation, String scheme, String normalization, int depth) {
    for (long seed : SEEDS) {
      assertHealthy(
          200,
          Patient.spec(
              seed, depth, 16, activation, scheme, "network.normalization", normalization));
    }
  }

  @Test
  void adamAtAUsualRate() {
    for (long seed : SEEDS) {
      assertHealthy(
          200,
          Patient.spec(
              seed,
              8,
              32,
              "relu",
              "he-normal",
              "training.optimizer.name",
              "adam",
              "training.learningRate",
              0.003));
    }
  }

  @ParameterizedTest
  @CsvSource({"glyphs, relu, he-normal", "sine, tanh, xavier-normal", "moons, relu, he-normal"})
  void otherData(String set, String activation, String scheme) {
    for (long seed : SEEDS) {
      assertHealthy(
          150,
          Patient.spec(
              seed, 3, 16, activation, scheme, "data.set", set, "training.learningRate", 0.05));
    }
  }

  /** The first loss is of one batch, and by chance a little less than that of guessing. */
  @ParameterizedTest
  @CsvSource({"1, 16, spirals", "2, 24, moons"})
  void aFirstBatchThatWasLuckyMakesNoRateTooHigh(int depth, int width, String set) {
    for (long seed : new long[] {100, 107, 108, 112, 113}) {
      assertHealthy(
          120,
          Patient.spec(
              seed,
              depth,
              width,
              "sigmoid",
              "xavier-normal",
              "data.set",
              set,
              "training.learningRate",
              0.5));
    }
  }

  /** G of one batch is often twice that of the next: a few steps do not make an explosion. */
  @ParameterizedTest
  @CsvSource({"sigmoid, 20, 16, 1.0, batch, 0.1", "tanh, 30, 32, 1.6667, none, 0.01"})
  void aFewSteepBatchesAtTheStartMakeNoExplosion(
      String activation, int depth, int width, double gain, String normalization, double rate) {
    for (long seed = 1; seed <= 20; seed++) {
      assertHealthy(
          40,
          Patient.spec(
              seed,
              depth,
              width,
              activation,
              "xavier-normal",
              "data.samples",
              512,
              "network.initializer.gain",
              gain,
              "network.normalization",
              normalization,
              "training.learningRate",
              rate));
    }
  }

  @Test
  void silentUnitsOfADeepReluNetAreANote() {
    for (long seed : SEEDS) {
      Finding silent =
          Patient.after(
                  20,
                  Patient.spec(seed, 30, 32, "relu", "he-normal", "training.learningRate", 0.01))
              .finding("silent-units");
      assertEquals(Severity.NOTE, silent.severity());
      assertEquals(0, silent.firstStep());
    }
  }
}
