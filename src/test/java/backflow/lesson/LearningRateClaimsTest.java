package backflow.lesson;

import static backflow.lesson.Watched.between;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.probe.LayerQuantity;
import org.junit.jupiter.api.Test;

/** What the scenes on learning rates and optimizers claim is what the engine measures. */
class LearningRateClaimsTest {

  @Test
  void aRateTooLowMovesNothing() {
    Watched run = Watched.opened("learning-rate-low");
    for (int layer = 1; layer <= 4; layer++) {
      between(3e-7, run.at(LayerQuantity.UPDATE_TO_WEIGHT, layer), 3e-6);
    }
    between(0.1, run.backwardGain(), 10);
  }

  @Test
  void aGoodRateLearns() {
    Watched run = Watched.opened("learning-rate-good");
    for (int layer = 1; layer <= 4; layer++) {
      between(0.004, run.at(LayerQuantity.UPDATE_TO_WEIGHT, layer), 0.01);
    }
    between(0.945, run.accuracyOfLast20, 0.955);
  }

  @Test
  void aRateTooHighClimbsAndSaturates() {
    Watched run = new Watched("learning-rate-high").to(1);
    double before = run.loss();
    run.to(60);
    assertTrue(run.lossOfLast20 > 10 * before);
    assertEquals(1, run.at(LayerQuantity.SATURATED_SHARE, 3));
  }

  @Test
  void momentumLeavesTheRatioOfTheLayers() {
    Watched run = Watched.opened("momentum-vanishing");
    Watched without = new Watched("vanishing-sigmoid").to(200);
    assertTrue(run.at(LayerQuantity.UPDATE_TO_WEIGHT, 1) < 1e-14);
    between(2.5e-3, run.at(LayerQuantity.UPDATE_TO_WEIGHT, 20), 3.5e-3);
    between(0.5, run.backwardGain() / without.backwardGain(), 2);
    between(0.3, updates(run) / updates(without), 3);
  }

  /** The update of layer 1 over that of layer 20. */
  private static double updates(Watched run) {
    return run.at(LayerQuantity.UPDATE_TO_WEIGHT, 1) / run.at(LayerQuantity.UPDATE_TO_WEIGHT, 20);
  }

  @Test
  void adamEvensOutStepsDownToItsEpsilon() {
    Watched run = Watched.opened("adam-vanishing");
    double top = run.at(LayerQuantity.UPDATE_TO_WEIGHT, 20);
    for (int layer = 12; layer <= 20; layer++) {
      between(0.5, run.at(LayerQuantity.UPDATE_TO_WEIGHT, layer) / top, 2);
      assertTrue(run.at(LayerQuantity.WEIGHT_GRADIENT_RMS, layer) > 1e-8);
    }
    for (int layer = 1; layer <= 11; layer++) {
      assertTrue(run.at(LayerQuantity.UPDATE_TO_WEIGHT, layer) < top / 2);
      assertTrue(run.at(LayerQuantity.WEIGHT_GRADIENT_RMS, layer) < 1e-8);
    }
    assertTrue(run.probed(LayerQuantity.SAMPLE_SIMILARITY, 20) > 0.9999);
    between(0.685, run.lossOfLast20, 0.7);
  }
}
