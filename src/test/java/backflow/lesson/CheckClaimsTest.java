package backflow.lesson;

import static backflow.lesson.Watched.between;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.lesson.measure.Expression;
import backflow.lesson.measure.Measured;
import backflow.train.ExperimentSpec;
import backflow.train.SpecPatch;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scenes on the gradient check and on float formats claim is what the engine measures. */
class CheckClaimsTest {
  private static Measured opened(ExperimentSpec spec) {
    return new LessonRun(spec).to(spec.view().at());
  }

  private static Measured opened(String id) {
    return opened(Watched.scene(id));
  }

  private static Measured opened(String id, String key, Object value) {
    return opened(SpecPatch.apply(Watched.scene(id), Map.of(key, value)));
  }

  private static double of(Measured run, String expression) {
    return Expression.of(expression).number(run);
  }

  @ParameterizedTest
  @ValueSource(longs = {42, 1, 2, 3, 4, 5})
  void aRightGradientIsRightFromAnySeed(long seed) {
    Measured run = opened("check-right", "seed", seed);
    assertEquals(249, of(run, "check.elements"));
    assertTrue(of(run, "check.worst") < 3e-6);
    assertTrue(of(run, "check.happy") >= 245);
  }

  @Test
  void allButOneAreHappy() {
    Measured run = opened("check-right");
    assertEquals(248, of(run, "check.happy"));
    between(2e-6, of(run, "check.worst"), 3e-6);
    between(0.5e-10, of(run, "check.median"), 2e-10);
  }

  @ParameterizedTest
  @ValueSource(longs = {42, 1, 2, 3, 4, 5})
  void nothingCanBeJudgedInFloat32NorWithATinyEpsilon(long seed) {
    assertEquals(249, of(opened("check-float32", "seed", seed), "check.unresolvable"));
    Measured tiny = opened("check-epsilon", "seed", seed);
    assertTrue(of(tiny, "check.unresolvable") > 0.9 * 249);
    assertEquals(0, of(tiny, "check.happy"));
    assertEquals(0, of(tiny, "check.wrong"));
    assertTrue(seed != 42 || of(tiny, "check.unresolvable") == 249);
  }

  @Test
  void aLargerEpsilonHelpsInFloat32() {
    Measured run = opened("check-float32", "view.check.epsilon", 5e-3);
    between(8.5e-4, of(run, "check.median"), 9.5e-4);
    assertTrue(of(run, "check.unresolvable") < 50);
  }

  @ParameterizedTest
  @ValueSource(longs = {42, 1, 2, 3, 4, 5})
  void aKinkIsCountedApartAndNothingIsWrong(long seed) {
    Measured run = opened("check-kink", "seed", seed);
    assertEquals(0, of(run, "check.wrong"));
    assertTrue(of(run, "check.kinks") >= 2);
    assertTrue(of(run, "check.kinks.worst") > 1e5 * of(run, "check.worst"));
    assertTrue(seed != 42 || of(run, "check.kinks") == 3);
  }

  @ParameterizedTest
  @ValueSource(longs = {42, 1, 2, 3, 4, 5})
  void theNormFormHidesTheWrongBiasFromAnySeed(long seed) {
    Measured run = opened("check-norm-hides", "seed", seed);
    assertEquals(881, of(run, "check.elements"));
    assertEquals(1, of(run, "check.wrong"));
    between(0.49, of(run, "check.worst"), 0.51);
    assertTrue(of(run, "check.norm") < 2e-5);
    assertTrue(seed != 42 || of(run, "check.norm") < 3e-6);
  }

  @Test
  void float16LosesTheFirstLayersAndDoubleDoesNot() {
    Measured half = opened("float16-underflow");
    assertEquals(1, of(half, "layer.1.lost_gradient_share"));
    assertEquals(1, of(half, "layer.2.lost_gradient_share"));
    assertEquals(0.75, of(half, "layer.3.lost_gradient_share"), 0.03);
    assertEquals(0, of(half, "layer.1.activation_gradient_rms"));
    Measured full = opened("float16-underflow", "training.precision", "float64");
    between(4e-9, of(full, "layer.1.activation_gradient_rms"), 4.5e-9);
    Measured scaled = opened("float16-loss-scaled");
    assertEquals(0, of(scaled, "layer.max.lost_gradient_share"));
    assertEquals(65536, of(scaled, "loss_scale"));
    double same = of(full, "layer.1.activation_gradient_rms");
    assertEquals(same, of(scaled, "layer.1.activation_gradient_rms"), 0.01 * same);
    between(8e-7, of(scaled, "gain.backward"), 9e-7);
  }

  @ParameterizedTest
  @ValueSource(longs = {42, 1, 2, 3, 4, 5})
  void tenPerLayerEndsInLayer5AndLayer39AndNotIn300(long seed) {
    Measured half = opened("ten-per-layer-float16", "seed", seed);
    between(2e3, of(half, "layer.4.activation_rms"), 4e3);
    assertEquals(Double.POSITIVE_INFINITY, of(half, "layer.5.activation_rms"));
    Measured single = opened("ten-per-layer-float32", "seed", seed);
    between(2e37, of(single, "layer.38.activation_rms"), 4e37);
    assertEquals(Double.POSITIVE_INFINITY, of(single, "layer.39.activation_rms"));
    Measured full = opened("ten-per-layer-float64", "seed", seed);
    assertEquals(0, of(full, "layer.max.non_finite"));
    between(2e299, of(full, "layer.300.activation_rms"), 4e299);
    assertTrue(of(full, "update_norm") > 1e280);
  }

  @Test
  void bfloat16EndsWhereFloat32Does() {
    Measured run = opened("ten-per-layer-float32", "training.precision", "bfloat16");
    assertTrue(Double.isFinite(of(run, "layer.38.activation_rms")));
    assertEquals(Double.POSITIVE_INFINITY, of(run, "layer.39.activation_rms"));
  }

  @Test
  void layer309WouldBeTooMuchForDouble() {
    Measured run = opened("ten-per-layer-float64");
    double rms = of(run, "layer.300.activation_rms");
    assertTrue(Double.isFinite(rms * 1e8));
    assertEquals(Double.POSITIVE_INFINITY, rms * 1e9);
    between(7.5e297, of(run, "layer.1.activation_gradient_rms"), 8.5e297);
  }
}
