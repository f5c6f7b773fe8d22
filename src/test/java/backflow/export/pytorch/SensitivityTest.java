package backflow.export.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.lesson.Scene;
import backflow.lesson.Scenes;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.init.Scheme;
import backflow.train.ExperimentSpec;
import backflow.train.InitializerSpec;
import backflow.train.NetworkSpec;
import backflow.train.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SensitivityTest {
  private static ExperimentSpec scene(String id) {
    return Scenes.named(id).map(Scene::spec).orElseThrow();
  }

  private static Sensitivity of(ExperimentSpec spec, int steps) {
    return Sensitivity.of(Setup.of(spec), steps, step -> {}, () -> false);
  }

  private static ExperimentSpec network(
      String activation, Scheme scheme, double bias, Normalization normalization) {
    InitializerSpec usual = InitializerSpec.of(scheme);
    InitializerSpec start =
        new InitializerSpec(scheme, 1, bias, usual.k(), usual.std(), usual.bound(), usual.value());
    List<Integer> widths = List.of(6, 6);
    return Mixtures.mixture(0)
        .withNetwork(
            new NetworkSpec(widths, List.of(activation), start, normalization, Residual.NONE, 0));
  }

  @Test
  void aHealthyNetworkAgreesOverAllStepsInAllNumbers() {
    Sensitivity s = of(network("tanh", Scheme.XAVIER_NORMAL, 0, Normalization.NONE), 30);
    assertEquals(30, s.measured());
    assertEquals(30, s.agreed());
    assertEquals(Set.of(), s.rounding().keySet());
  }

  @Test
  void aChaoticNetworkPartsSoon() {
    Sensitivity s = of(scene("saturated-tanh"), 60);
    assertTrue(s.agreed() < 60, s::toString);
    assertTrue(s.agreed() <= of(scene("he-relu"), 60).agreed(), s::toString);
  }

  @Test
  void theBiasBeforeBatchNormIsRounding() {
    Sensitivity s = of(network("relu", Scheme.HE_NORMAL, 0, Normalization.BATCH), 10);
    assertTrue(s.isRounding("bias_gradient_norm", 1));
    assertTrue(s.isRounding("bias_gradient_norm", 2));
    assertFalse(s.isRounding("bias_gradient_norm", 3));
  }

  @Test
  void theMeanAfterNormalizationIsRoundingAtTheStart() {
    Sensitivity s = of(network("identity", Scheme.HE_NORMAL, 0, Normalization.BATCH), 10);
    assertTrue(s.isRounding("activation_mean", 1));
    assertEquals(10, s.agreed());
  }

  @Test
  void normalizingEqualNumbersPromisesNothing() {
    assertEquals(0, of(network("tanh", Scheme.ZEROS, 0.3, Normalization.LAYER), 10).agreed());
  }

  @Test
  void whoIsAskedToStopStops() {
    List<Integer> steps = new ArrayList<>();
    Setup setup = Setup.of(scene("he-relu"));
    Sensitivity s = Sensitivity.of(setup, 50, steps::add, () -> steps.size() == 4);
    assertEquals(List.of(1, 2, 3, 4), steps);
    assertEquals(4, s.measured());
  }

  @Test
  void theMeasurementLeavesTheExperimentAtItsStart() {
    Setup setup = Setup.of(scene("he-relu"));
    double[] before = setup.network().parameters().get(0).value().data.clone();
    Sensitivity.of(setup, 5, step -> {}, () -> false);
    org.junit.jupiter.api.Assertions.assertArrayEquals(
        before, setup.network().parameters().get(0).value().data);
  }
}
