package backflow.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.KernelChoice;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.train.ExperimentSpec;
import backflow.train.Measuring;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the scenes claim is what the engine measures. */
class SceneClaimsTest {
  /** A run of a scene that remembers the worst and the newest. */
  private static final class Watched {
    private final Trainer trainer;
    private final int depth;
    private StepSnapshot now;
    private double lossOfLast20;
    private double accuracyOfLast20;

    Watched(String id) {
      ExperimentSpec spec = Scenes.named(id).orElseThrow().spec();
      trainer = new Trainer(Setup.of(spec), KernelChoice.plain(), Measuring.DEFAULT);
      depth = spec.network().depth();
      now = new StepSnapshot(depth + 1);
    }

    Watched to(int steps) {
      lossOfLast20 = 0;
      accuracyOfLast20 = 0;
      while (trainer.steps() < steps) {
        trainer.step();
        now = Objects.requireNonNull(trainer.snapshot());
        if (trainer.steps() > steps - 20) {
          lossOfLast20 += now.get(StepQuantity.LOSS) / 20;
          accuracyOfLast20 += now.get(StepQuantity.ACCURACY) / 20;
        }
      }
      return this;
    }

    /** G = RMS(∂L/∂a_1) / RMS(∂L/∂a_D). */
    double backwardGain() {
      return now.get(LayerQuantity.ACTIVATION_GRADIENT_RMS, 1)
          / now.get(LayerQuantity.ACTIVATION_GRADIENT_RMS, depth);
    }

    double forwardGain() {
      return now.get(LayerQuantity.ACTIVATION_RMS, depth)
          / now.get(LayerQuantity.ACTIVATION_RMS, 1);
    }
  }

  private static void between(double low, double value, double high) {
    assertTrue(low <= value && value <= high, () -> value + " is not in " + low + ".." + high);
  }

  @Test
  void sigmoidPassesBackFourTenTrillionths() {
    Watched run = new Watched("vanishing-sigmoid").to(201);
    between(3e-13, run.backwardGain(), 5e-13);
    between(0.22, StrictMath.pow(run.backwardGain(), 1.0 / 19), 0.23);
    between(0.68, run.lossOfLast20, 0.72);
  }

  @Test
  void heKeepsTheGradientAndLearns() {
    Watched run = new Watched("he-relu").to(1);
    between(0.05, run.backwardGain(), 20);
    between(0.05, run.to(500).backwardGain(), 20);
    assertTrue(run.accuracyOfLast20 > 0.7);
  }

  @Test
  void tanhDoesNotVanish() {
    Watched run = new Watched("tanh-xavier-30").to(1);
    between(1 / 3.5, run.backwardGain(), 1);
    between(0.3, run.to(200).backwardGain(), 5);
  }

  @Test
  void gainTwoExplodesAndOverflowsInThreeMoreSteps() {
    Watched run = new Watched("exploding-relu").to(1);
    between(5.5e4, run.backwardGain(), 7e4);
    assertTrue(run.to(3).now.isFinite());
    assertFalse(run.to(4).now.isFinite());
  }

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
  void deadLayersStopTheGradient() {
    Watched run = new Watched("dying-relu").to(1);
    assertTrue(run.backwardGain() > 0.1);
    assertEquals(0, run.now.get(LayerQuantity.DEAD_SHARE, 6));
    assertEquals(1, run.to(191).now.get(LayerQuantity.INACTIVE_SHARE, 6));
    assertTrue(run.now.get(LayerQuantity.DEAD_SHARE, 6) > 0.5);
    assertEquals(0, run.to(200).now.get(LayerQuantity.ACTIVATION_GRADIENT_RMS, 1));
    assertTrue(run.accuracyOfLast20 < 0.6);
  }

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
    between(0.5, run.forwardGain(), 2);
    assertTrue(run.to(20).backwardGain() > 1e4);
  }

  @Test
  void scaledSkipsKeepBothEndsAlike() {
    Watched run = new Watched("residual-scaled").to(300);
    between(0.1, run.backwardGain(), 10);
    between(2, run.forwardGain(), 8);
    assertTrue(run.accuracyOfLast20 > 0.75);
  }

  @Test
  void thirtyLayersReadDigits() {
    Watched run = new Watched("digits-30").to(300);
    assertTrue(run.accuracyOfLast20 > 0.6);
    between(0.1, run.backwardGain(), 30);
  }
}
