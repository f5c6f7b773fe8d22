package backflow.lesson;

import static backflow.lesson.Watched.between;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.probe.LayerQuantity;
import org.junit.jupiter.api.Test;

/** What the scenes on normalization, skips and SELU claim is what the engine measures. */
class NormalizationClaimsTest {

  @Test
  void batchNormPassesTheGradientThroughSigmoids() {
    Watched run = new Watched("batch-norm-sigmoid").to(200);
    between(1, run.backwardGain(), 100);
    assertTrue(run.lossOfLast20 < 0.65);
  }

  @Test
  void batchNormExplodesOverFiftyReluLayers() {
    Watched run = new Watched("batch-norm-relu-50").to(1);
    between(1e4, run.backwardGain(), 1e5);
    between(1.18, run.backwardGainPerLayer(), 1.27);
    between(0.5, run.forwardGain(), 2);
    assertTrue(run.to(20).backwardGain() > 1e4);
  }

  @Test
  void plainSkipsBlowTheSignalUp() {
    Watched run = Watched.opened("residual-plain");
    between(1.7e6, run.forwardGain(), 2e6);
    between(0.55, run.at(LayerQuantity.ACTIVATION_RMS, 1), 0.65);
    between(0.9e6, run.at(LayerQuantity.ACTIVATION_RMS, 30), 1.2e6);
    between(5.75e5, run.loss(), 5.85e5);
    between(1.55, StrictMath.pow(run.forwardGain(), 1.0 / 29), 1.65);
  }

  @Test
  void scaledSkipsKeepBothEndsAlike() {
    Watched run = new Watched("residual-scaled").to(1);
    between(14.5, run.forwardGain(), 15.5);
    between(0.1, run.to(300).backwardGain(), 10);
    between(2, run.forwardGain(), 8);
    assertTrue(run.accuracyOfLast20 > 0.75);
  }

  @Test
  void plainSkipsAroundSigmoidSaturate() {
    Watched run = Watched.opened("sigmoid-skips");
    between(17.5, run.forwardGain(), 18.5);
    between(0.8, run.backwardGain(), 1.25);
    between(0.45, run.at(LayerQuantity.ACTIVATION_RMS, 1), 0.55);
    between(8.5, run.at(LayerQuantity.ACTIVATION_RMS, 20), 9.5);
    between(0.5, run.at(LayerQuantity.SATURATED_SHARE, 20), 0.65);
  }

  @Test
  void seluKeepsItsScale() {
    Watched run = Watched.opened("selu-30");
    for (int layer = 6; layer <= 30; layer++) {
      between(0.7, run.at(LayerQuantity.ACTIVATION_RMS, layer), 1.5);
    }
    between(0.1, run.backwardGain(), 10);
    assertTrue(run.lossOfLast20 < 0.6);
  }

  @Test
  void thirtyLayersReadDigits() {
    Watched run = new Watched("digits-30").to(300);
    assertTrue(run.accuracyOfLast20 > 0.6);
    between(15, run.backwardGain(), 25);
  }
}
