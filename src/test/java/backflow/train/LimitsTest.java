package backflow.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LimitsTest {
  @Test
  void everySettingStandsOnceWithASentence() {
    Set<String> paths = new HashSet<>();
    for (Limit limit : Limits.all()) {
      assertTrue(paths.add(limit.path()), limit.path());
      assertTrue(limit.meaning().matches("\\p{Lu}.*\\."), limit.path());
    }
    assertEquals(32, paths.size());
  }

  @Test
  void everyDefaultIsAllowed() {
    for (Limit limit : Limits.all()) {
      assertTrue(limit.allows(limit.initial()), limit.path());
    }
    Limits.check(ExperimentSpec.DEFAULT);
  }

  @Test
  void everySliderLiesInItsRange() {
    for (Limit limit : Limits.all()) {
      assertTrue(limit.allows(limit.low()) && limit.allows(limit.high()), limit.path());
      assertTrue(limit.low() < limit.high(), limit.path());
      assertTrue(limit.low() > 0 || !limit.logarithmic(), limit.path());
    }
  }

  @Test
  void endsAreOpenOrClosedAsSaid() {
    assertFalse(Limits.LEARNING_RATE.allows(0));
    assertTrue(Limits.LEARNING_RATE.allows(Double.MIN_VALUE));
    assertTrue(Limits.LEARNING_RATE.allows(1000));
    assertFalse(Limits.MOMENTUM.allows(1));
    assertTrue(Limits.MOMENTUM.allows(0));
    assertFalse(Limits.STEPS.allows(1.5));
    assertFalse(Limits.GAIN.allows(Double.NaN));
    assertFalse(Limits.GAIN.allows(Double.POSITIVE_INFINITY));
  }

  @Test
  void nonFiniteSettingsAreRefusedWithTheirPath() {
    TrainingSpec t = ExperimentSpec.DEFAULT.training();
    ExperimentSpec spec =
        ExperimentSpec.DEFAULT.withTraining(
            new TrainingSpec(
                t.loss(),
                t.optimizer(),
                Double.NaN,
                t.schedule(),
                t.batchSize(),
                t.weightDecay(),
                t.clipping(),
                t.steps()));
    SpecException e = assertThrows(SpecException.class, () -> Limits.check(spec));
    assertEquals("training.learningRate", e.path());
    assertEquals("NaN", e.value());
  }
}
