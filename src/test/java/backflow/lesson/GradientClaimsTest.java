package backflow.lesson;

import static backflow.lesson.Watched.between;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import org.junit.jupiter.api.Test;

/** What the scenes on vanishing and exploding gradients claim is what the engine measures. */
class GradientClaimsTest {

  @Test
  void sigmoidPassesBackFourTenTrillionths() {
    Watched run = new Watched("vanishing-sigmoid").to(201);
    between(3e-13, run.backwardGain(), 5e-13);
    between(0.22, run.backwardGainPerLayer(), 0.23);
    between(0.68, run.lossOfLast20, 0.72);
  }

  @Test
  void nineTenthsALayerLeaveNineTenthsToThe149th() {
    Watched run = Watched.opened("linear-shrinks");
    double left = StrictMath.pow(0.9, 149);
    assertEquals(left, run.backwardGain(), 1e-12 * left);
    between(1.45e-7, left, 1.55e-7);
    assertTrue(StrictMath.pow(0.9, 65) > 1e-3 && StrictMath.pow(0.9, 66) < 1e-3);
  }

  @Test
  void elevenTenthsALayerGrowOneAndAHalfMillionTimes() {
    Watched run = Watched.opened("linear-grows");
    double grown = StrictMath.pow(1.1, 149);
    assertEquals(grown, run.backwardGain(), 1e-9 * grown);
    between(1.45e6, grown, 1.55e6);
  }

  @Test
  void tanhAtHalfTheGainLosesABillion() {
    Watched run = Watched.opened("tanh-half");
    between(0.5e-9, run.backwardGain(), 2e-9);
    between(0.45, run.backwardGainPerLayer(), 0.55);
    for (int layer = 1; layer <= run.depth; layer++) {
      assertEquals(0, run.at(LayerQuantity.SATURATED_SHARE, layer));
    }
  }

  @Test
  void tanhDoesNotVanish() {
    Watched run = new Watched("tanh-xavier-30").to(1);
    between(1 / 3.5, run.backwardGain(), 1);
    between(1, run.to(200).backwardGain(), 3);
  }

  @Test
  void tanhAtFiveThirdsGrowsTenfoldAndLearns() {
    Watched run = new Watched("tanh-five-thirds").to(1);
    between(1.125, run.backwardGainPerLayer(), 1.135);
    run.to(200);
    between(9, run.backwardGain(), 12);
    between(1.075, run.backwardGainPerLayer(), 1.089);
    assertTrue(run.accuracyOfLast20 > 0.8);
  }

  @Test
  void tanhAtThreeExplodesAlthoughItSaturates() {
    Watched run = Watched.opened("tanh-three");
    between(2.9e3, run.backwardGain(), 3.5e3);
    between(1.315, run.backwardGainPerLayer(), 1.325);
    for (int layer = 5; layer <= run.depth; layer++) {
      between(0.3, run.at(LayerQuantity.SATURATED_SHARE, layer), 0.5);
      assertTrue(run.at(LayerQuantity.ACTIVATION_RMS, layer) < 1);
    }
  }

  @Test
  void reluWithXavierLosesTheRootOfTwoALayer() {
    Watched run = new Watched("relu-xavier-30").to(1);
    between(0.68, run.backwardGainPerLayer(), 0.74);
    between(0.8e-5, run.to(10).backwardGain(), 1.5e-5);
    between(3.9e-5, StrictMath.pow(2, -29.0 / 2), 4.4e-5);
  }

  @Test
  void heKeepsTheGradientAndLearns() {
    Watched run = new Watched("he-relu").to(1);
    between(0.05, run.backwardGain(), 20);
    between(0.05, run.to(500).backwardGain(), 20);
    assertTrue(run.accuracyOfLast20 > 0.7);
  }

  @Test
  void gainTwoExplodesAndOverflowsInThreeMoreSteps() {
    Watched run = new Watched("exploding-relu").to(1);
    between(5.5e4, run.backwardGain(), 7e4);
    between(1.7, run.backwardGainPerLayer(), 2);
    assertTrue(run.to(3).now.isFinite());
    assertFalse(run.to(4).now.isFinite());
  }

  @Test
  void theOverflowIsSeenAtStepFour() {
    assertTrue(Watched.scene("overflow").sameRun(Watched.scene("exploding-relu")));
    assertTrue(Double.isNaN(Watched.opened("overflow").now.get(StepQuantity.LOSS)));
  }
}
