package backflow.lesson;

import static backflow.lesson.Watched.between;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.nn.optim.Clipping;
import backflow.probe.StepQuantity;
import backflow.train.ExperimentSpec;
import backflow.train.TrainingSpec;
import org.junit.jupiter.api.Test;

/** What the scenes on clipping claim is what the engine measures. */
class ClippingClaimsTest {

  @Test
  void clippingKeepsStepsFiniteButCuresNothing() {
    Watched run = new Watched("clipping-by-norm").to(20);
    assertTrue(run.backwardGain() > 1e3);
    assertTrue(run.now.get(StepQuantity.GLOBAL_NORM_BEFORE) > 1e5);
    between(0.999, run.now.get(StepQuantity.GLOBAL_NORM_AFTER), 1.001);
    run.to(300);
    assertTrue(run.now.isFinite());
    assertTrue(run.accuracyOfLast20 < 0.6);
  }

  @Test
  void clippingByValueTurnsTheGradient() {
    Watched run = Watched.opened("clipping-by-value");
    double angle = StrictMath.toDegrees(StrictMath.acos(run.now.get(StepQuantity.CLIP_COSINE)));
    between(66.5, angle, 67.5);
  }

  @Test
  void clippingLeavesTheVanishedRatioAsItWas() {
    Watched run = Watched.opened("clipping-no-cure");
    between(3.5e-13, run.backwardGain(), 4.5e-13);
    between(0.85, run.now.get(StepQuantity.CLIPPED_SHARE), 0.95);
    assertEquals(0.01, run.now.get(StepQuantity.GLOBAL_NORM_AFTER), 1e-5);
  }

  @Test
  void adamHardlyNoticesClipping() {
    Watched clipped = Watched.opened("clipping-adam");
    ExperimentSpec spec = Watched.scene("clipping-adam");
    Watched free = new Watched(spec.withTraining(unclipped(spec.training()))).to(spec.view().at());
    assertEquals(1, clipped.now.get(StepQuantity.CLIPPED_SHARE));
    assertEquals(0.01, clipped.now.get(StepQuantity.GLOBAL_NORM_AFTER), 1e-6);
    assertEquals(0, free.now.get(StepQuantity.CLIPPED_SHARE));
    between(0.005, Math.abs(clipped.lossOfLast20 - free.lossOfLast20), 0.015);
  }

  private static TrainingSpec unclipped(TrainingSpec t) {
    return new TrainingSpec(
        t.loss(),
        t.optimizer(),
        t.learningRate(),
        t.schedule(),
        t.batchSize(),
        t.weightDecay(),
        Clipping.NONE,
        t.steps());
  }
}
