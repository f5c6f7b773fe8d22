package backflow.lesson;

import static backflow.lesson.Watched.between;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.probe.LayerQuantity;
import backflow.train.ExperimentSpec;
import backflow.train.SpecPatch;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the scenes on dead and silent units claim is what the engine measures. */
class UnitClaimsTest {

  @Test
  void deadLayersStopTheGradient() {
    Watched run = new Watched("dying-relu").to(1);
    assertTrue(run.backwardGain() > 0.1);
    assertEquals(0, run.at(LayerQuantity.DEAD_SHARE, 6));
    assertEquals(1, run.to(191).at(LayerQuantity.INACTIVE_SHARE, 6));
    assertTrue(run.at(LayerQuantity.DEAD_SHARE, 6) > 0.5);
    assertEquals(0, run.to(200).at(LayerQuantity.ACTIVATION_GRADIENT_RMS, 1));
    assertTrue(run.accuracyOfLast20 < 0.6);
  }

  @Test
  void aRateOfTwoKillsHalfOfALayer() {
    Watched relu = Watched.opened("dead-by-rate");
    assertEquals(16, 32 * relu.probed(LayerQuantity.DEAD_SHARE, 2), 1e-9);
  }

  @Test
  void leakyReluLearnsWhereHalfOfALayerOfReluDies() {
    Watched leaky = Watched.opened("leaky-relu");
    between(0.97, leaky.accuracyOfLast20, 0.98);
    ExperimentSpec spec = Watched.scene("leaky-relu");
    assertEquals(Watched.scene("dead-by-rate").network(), withRelu(spec).network());
    Watched relu = new Watched(withRelu(spec)).to(spec.view().at());
    assertEquals(16, 32 * relu.probed(LayerQuantity.DEAD_SHARE, 3), 1e-9);
  }

  private static ExperimentSpec withRelu(ExperimentSpec spec) {
    return SpecPatch.apply(spec, Map.of("network.activation", "relu"));
  }

  @Test
  void biasesBelowZeroSilenceAWholeLayer() {
    Watched run = Watched.opened("dead-by-bias");
    assertEquals(1, run.probed(LayerQuantity.INACTIVE_SHARE, 4));
    assertEquals(1, run.probed(LayerQuantity.SILENT_SHARE, 4));
    for (int layer = 1; layer <= 3; layer++) {
      assertEquals(0, run.at(LayerQuantity.ACTIVATION_GRADIENT_RMS, layer));
    }
    assertTrue(run.accuracyOfLast20 < 0.55);
  }

  @Test
  void eluLearnsWithTheSameBiases() {
    Watched run = Watched.opened("elu-bias");
    between(0.905, run.accuracyOfLast20, 0.915);
    assertTrue(run.backwardGain() > 0.1);
    assertEquals(0.37, StrictMath.exp(-1), 0.005);
    assertEquals(0.007, StrictMath.exp(-5), 0.0005);
  }

  @Test
  void preluLearnsWithTheSameBiases() {
    between(0.855, Watched.opened("prelu-bias").accuracyOfLast20, 0.865);
  }
}
