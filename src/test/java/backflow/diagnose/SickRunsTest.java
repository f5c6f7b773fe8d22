package backflow.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.diagnose.rule.Severity;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule provoked, over seeds and widths, and what must not be said beside it. */
final class SickRunsTest {
  private static final long[] SEEDS = {1, 2, 3, 4, 5};
  private static final String RATE = "training.learningRate";

  private static void assertSays(Patient patient, String... ids) {
    assertEquals(new TreeSet<>(Set.of(ids)), patient.faults(), patient::toString);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 64})
  void sigmoidVanishesAndNeverExplodes(int width) {
    for (long seed : SEEDS) {
      Patient patient =
          Patient.after(40, Patient.spec(seed, 20, width, "sigmoid", "xavier-normal"));
      assertSays(patient, "vanishing-gradient");
      Finding finding = patient.finding("vanishing-gradient");
      assertEquals(Severity.SEVERE, finding.severity());
      assertEquals(0, finding.firstStep());
      assertTrue(finding.layers().contains(1) && !finding.layers().contains(20));
    }
  }

  /** Behind so many sigmoids two samples of one class have one and the same gradient. */
  @Test
  void samplesThatAreAllAlikeAreNotCalledNonFinite() {
    for (long seed : SEEDS) {
      Patient patient =
          Patient.after(
              60,
              Patient.spec(
                  seed, 20, 16, "sigmoid", "xavier-normal", "training.batchSize", 2, RATE, 0.01));
      assertSays(patient, "vanishing-gradient");
    }
  }

  /**
   * The two ends of the weight gradients look alike: 7.9e-10 and 8.4e-10 in the science chapter.
   */
  @ParameterizedTest
  @ValueSource(ints = {16, 64})
  void tinyWeightsAreSeenWhereRatiosOfWeightGradientsLookFine(int width) {
    for (long seed : SEEDS) {
      Patient patient =
          Patient.after(
              1, Patient.spec(seed, 10, width, "tanh", "normal", "network.initializer.std", 0.01));
      assertSays(patient, "vanishing-gradient", "activation-collapse");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 64})
  void reluWithXavierVanishesByItsScale(int width) {
    for (long seed : SEEDS) {
      Patient patient = Patient.after(1, Patient.spec(seed, 30, width, "relu", "xavier-normal"));
      assertTrue(patient.has("vanishing-gradient"), patient::toString);
      assertFalse(patient.has("dead-units"), patient::toString);
      assertFalse(patient.has("exploding-gradient"), patient::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 48})
  void batchNormExplodesAtTheVeryFirstStepOfADeepReluNet(int width) {
    for (long seed : SEEDS) {
      Patient patient =
          Patient.after(
              3,
              Patient.spec(
                  seed,
                  50,
                  width,
                  "relu",
                  "he-normal",
                  "network.normalization",
                  "batch",
                  RATE,
                  1e-5));
      assertSays(patient, "exploding-gradient");
      Finding finding = patient.finding("exploding-gradient");
      assertEquals(0, finding.firstStep());
      assertEquals(Severity.SEVERE, finding.severity());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 48})
  void tooMuchGainExplodesBothWaysAndEndsInNaN(int width) {
    for (long seed : SEEDS) {
      Patient patient =
          Patient.after(
              30,
              Patient.spec(seed, 20, width, "relu", "he-normal", "network.initializer.gain", 2));
      assertEquals(0, patient.finding("exploding-gradient").firstStep());
      assertEquals(0, patient.finding("activation-blow-up").firstStep());
      Finding end = patient.finding("non-finite");
      assertTrue(end.firstStep() > 0 && end.active(), patient::toString);
      assertFalse(patient.has("vanishing-gradient"), patient::toString);
      assertFalse(patient.has("dead-units"), patient::toString);
    }
  }

  /** G is 123 and the loss 30 to 80; one step later all that may be gone. */
  @Test
  void aGradientThatIsLongAsWellIsToldAtTheFirstStepThoughItsGainIsModerate() {
    for (long seed : SEEDS) {
      Patient patient =
          Patient.after(
              1, Patient.spec(seed, 20, 32, "relu", "he-normal", "network.initializer.gain", 1.34));
      assertEquals(0, patient.finding("exploding-gradient").firstStep(), patient::toString);
    }
  }

  /** G is 100 to 300 and the gradient short: five steps tell it from a steep batch. */
  @Test
  void aModerateExplosionIsToldAfterFiveSteps() {
    for (long seed : SEEDS) {
      Patient patient =
          Patient.after(
              20,
              Patient.spec(
                  seed,
                  24,
                  32,
                  "relu",
                  "he-normal",
                  "network.normalization",
                  "batch",
                  "training.batchSize",
                  64,
                  RATE,
                  1e-5));
      Finding finding = patient.finding("exploding-gradient");
      assertTrue(finding.active() && finding.firstStep() <= 4, patient::toString);
    }
  }

  @Test
  void unscaledSkipsBlowActivationsUp() {
    for (long seed : SEEDS) {
      Patient plain =
          Patient.after(
              1, Patient.spec(seed, 30, 16, "relu", "he-normal", "network.residual", "plain"));
      assertTrue(plain.has("activation-blow-up"), plain::toString);
      Patient scaled =
          Patient.after(
              1, Patient.spec(seed, 30, 16, "relu", "he-normal", "network.residual", "scaled"));
      assertSays(scaled);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tanh", "sigmoid", "relu"})
  void equalStartsAreSymmetricAndNotVanishing(String activation) {
    for (String scheme : new String[] {"zeros", "constant"}) {
      for (int width : new int[] {2, 16}) {
        Patient patient = Patient.after(25, Patient.spec(1, 5, width, activation, scheme));
        Finding finding = patient.finding("symmetric-units");
        assertTrue(finding.active() && finding.firstStep() == 0);
        assertFalse(patient.has("vanishing-gradient"), patient::toString);
        assertFalse(patient.has("learning-rate-too-low"), patient::toString);
      }
    }
  }

  /** ‖∂L/∂W‖/‖W‖ is 1/η after the first step, and next to nothing goes back. */
  @ParameterizedTest
  @ValueSource(strings = {"sigmoid", "softplus"})
  void whatBeganAtZeroDoesNotExplodeByTheSmallnessOfItsWeights(String activation) {
    for (double rate : new double[] {0.1, 0.01, 0.001}) {
      Patient patient = Patient.after(40, Patient.spec(1, 5, 16, activation, "zeros", RATE, rate));
      assertSays(patient, "symmetric-units");
    }
    Patient normalized =
        Patient.after(
            40,
            Patient.spec(
                50,
                3,
                32,
                activation,
                "zeros",
                "data.set",
                "blobs",
                "network.normalization",
                "layer",
                RATE,
                1e-5,
                "training.batchSize",
                3));
    assertSays(normalized, "symmetric-units");
  }

  @Test
  void unitsThatDieAreDeadAndNotSilent() {
    for (long seed : SEEDS) {
      Patient patient = Patient.after(60, Patient.spec(seed, 5, 16, "relu", "he-normal", RATE, 1));
      Finding dead = patient.finding("dead-units");
      assertTrue(dead.firstStep() > 0, patient::toString);
      assertFalse(patient.has("vanishing-gradient") && dead.severity() == Severity.SEVERE);
    }
  }

  @Test
  void unitsKilledByOneStepAreNotCalledVanishedUntilTheyAreLookedAt() {
    for (long seed : new long[] {23, 37, 41}) {
      Patient blown =
          Patient.after(
              30, Patient.spec(seed, 10, 16, "relu", "he-normal", "network.initializer.gain", 3));
      assertFalse(blown.has("vanishing-gradient"), blown::toString);
      assertFalse(blown.has("activation-collapse"), blown::toString);
    }
  }

  @Test
  void unitsThatNeverWereActiveHaveNotDied() {
    for (long seed : SEEDS) {
      Patient patient =
          Patient.after(
              30, Patient.spec(seed, 5, 16, "relu", "he-normal", "network.initializer.bias", -9));
      assertSays(patient, "dead-units");
      Finding finding = patient.finding("dead-units");
      assertEquals(0, finding.firstStep());
      assertEquals(0, value(finding, "deadShare"));
      assertEquals(1, value(finding, "inactiveShare"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 64})
  void largeWeightsSaturate(int width) {
    for (long seed : SEEDS) {
      Patient patient =
          Patient.after(
              20,
              Patient.spec(
                  seed,
                  5,
                  width,
                  "tanh",
                  "xavier-normal",
                  "network.initializer.gain",
                  10,
                  RATE,
                  0.01));
      assertTrue(patient.has("saturated-units"), patient::toString);
      assertFalse(patient.has("dead-units"), patient::toString);
    }
  }

  @Test
  void clippingThatIsTheRuleIsToldAfterTwentySteps() {
    for (long seed : SEEDS) {
      Patient patient =
          Patient.after(
              40,
              Patient.spec(
                  seed,
                  5,
                  16,
                  "relu",
                  "he-normal",
                  "training.clipping.mode",
                  "norm",
                  "training.clipping.threshold",
                  0.01));
      assertSays(patient, "clipping-active");
      assertEquals(19, patient.finding("clipping-active").firstStep());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 64})
  void aRateTooHighDivergesAndOneTooLowStandsStill(int width) {
    for (long seed : SEEDS) {
      Patient high =
          Patient.after(60, Patient.spec(seed, 5, width, "tanh", "xavier-normal", RATE, 5));
      assertTrue(high.has("learning-rate-too-high"), high::toString);
      Patient low =
          Patient.after(60, Patient.spec(seed, 5, width, "relu", "he-normal", RATE, 1e-6));
      assertSays(low, "learning-rate-too-low");
    }
  }

  @Test
  void aNetThatOnlyGuessesStandsOnAPlateau() {
    for (long seed : SEEDS) {
      Patient patient =
          Patient.after(
              260,
              Patient.spec(
                  seed,
                  20,
                  16,
                  "sigmoid",
                  "xavier-normal",
                  RATE,
                  1,
                  "training.batchSize",
                  100_000));
      assertTrue(patient.has("plateau"), patient::toString);
    }
  }

  /** The same words, over five seeds, in the same order. */
  @Test
  void reportsAreStableOverSeeds() {
    Set<String> all = new TreeSet<>();
    for (long seed : SEEDS) {
      Patient patient = Patient.after(100, Patient.spec(seed, 20, 16, "sigmoid", "xavier-normal"));
      StringBuilder report = new StringBuilder();
      for (Finding f : patient.findings()) {
        report.append(f.id()).append(f.severity()).append(f.firstStep()).append(f.lastStep());
        report.append(f.remedies().stream().map(r -> r.label()).toList());
      }
      all.add(report.toString());
    }
    assertEquals(1, all.size(), all::toString);
  }

  private static double value(Finding finding, String id) {
    return finding.evidence().stream()
        .filter(item -> item.id().equals(id))
        .findFirst()
        .orElseThrow()
        .value();
  }

  /** Ten sigmoids take the gradient under 6e-8, but not 65,536 times it. */
  @Test
  void halfPrecisionUnderflowsBehindSigmoidsUnlessTheLossIsScaled() {
    for (long seed : SEEDS) {
      Patient half = underflow(seed, "float16", 1);
      assertTrue(half.has("gradient-underflow"), half::toString);
      assertTrue(half.finding("gradient-underflow").layers().contains(1), half::toString);
      assertFalse(half.finding("gradient-underflow").layers().contains(11), half::toString);
      Patient scaled = underflow(seed, "float16", "dynamic");
      assertFalse(scaled.has("gradient-underflow"), scaled::toString);
      assertFalse(scaled.has("non-finite"), scaled::toString);
      for (String format : List.of("bfloat16", "float32", "float64")) {
        Patient wide = underflow(seed, format, 1);
        assertFalse(wide.has("gradient-underflow"), wide::toString);
      }
    }
  }

  private static Patient underflow(long seed, String format, Object scale) {
    return Patient.after(
        30,
        Patient.spec(
            seed,
            10,
            16,
            "sigmoid",
            "xavier-normal",
            "training.precision",
            format,
            "training.lossScale",
            scale));
  }

  @Test
  void theWorstLossOfAGradientIsSevere() {
    for (long seed : SEEDS) {
      Patient deep =
          Patient.after(
              11,
              Patient.spec(
                  seed, 20, 16, "sigmoid", "xavier-normal", "training.precision", "float16"));
      assertEquals(Severity.SEVERE, deep.finding("gradient-underflow").severity());
      assertFalse(deep.finding("gradient-underflow").remedies().isEmpty());
    }
  }
}
