package backflow.lesson;

import static backflow.lesson.Watched.between;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.probe.LayerQuantity;
import org.junit.jupiter.api.Test;

/** What the scenes on initial weights claim is what the engine measures. */
class StartClaimsTest {

  @Test
  void zerosSendNoGradientIntoAnyHiddenLayer() {
    Watched run = Watched.opened("all-zeros");
    for (int layer = 1; layer <= 5; layer++) {
      assertEquals(0, run.at(LayerQuantity.ACTIVATION_GRADIENT_RMS, layer));
    }
    assertEquals(0, run.at(LayerQuantity.WEIGHT_GRADIENT_NORM, 6));
    assertTrue(run.at(LayerQuantity.BIAS_GRADIENT_NORM, 6) > 0);
    between(0.692, run.lossOfLast20, 0.695);
  }

  @Test
  void equalUnitsStayOneUnit() {
    Watched run = Watched.opened("constant-start");
    between(0.685, run.lossOfLast20, 0.695);
    assertEquals(16, Watched.scene("constant-start").network().widths().get(0));
  }

  @Test
  void weightsNearOneExplode() {
    Watched run = Watched.opened("near-one");
    between(4.45e8, run.backwardGain(), 4.55e8);
    between(1.9, run.backwardGainPerLayer(), 2);
    for (int layer = 5; layer <= 30; layer++) {
      between(0.75, run.at(LayerQuantity.SATURATED_SHARE, layer), 0.83);
    }
  }

  @Test
  void theMisprintExplodes() {
    Watched run = Watched.opened("slide-misprint");
    between(4.5e3, run.backwardGain(), 5.5e3);
    between(2650, run.loss(), 2750);
    assertEquals(23_170, StrictMath.pow(2, 29.0 / 2), 1);
  }

  @Test
  void theOtherSlideFormulaIsHealthy() {
    Watched run = new Watched("slide-fan-average").to(1);
    between(0.1, run.backwardGain(), 10);
    double before = run.to(20).accuracyOfLast20;
    between(0.1, run.to(200).backwardGain(), 10);
    assertTrue(run.accuracyOfLast20 > before + 0.05);
  }

  @Test
  void largeWeightsSaturateNineInTen() {
    Watched run = Watched.opened("saturated-tanh");
    for (int layer = 2; layer <= 5; layer++) {
      between(0.85, run.at(LayerQuantity.SATURATED_SHARE, layer), 0.95);
    }
    between(0.1, run.backwardGain(), 100);
  }
}
