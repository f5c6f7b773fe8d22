package backflow.lesson;

import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.Blank;
import backflow.math.KernelChoice;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.train.ExperimentSpec;
import backflow.train.Measuring;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.util.Objects;

/** A run of a scene that remembers the newest step and the last twenty. */
final class Watched {
  private final Trainer trainer;
  private final StepSnapshot probed;
  final int depth;
  StepSnapshot now;
  double lossOfLast20;
  double accuracyOfLast20;

  Watched(String id) {
    this(scene(id));
  }

  Watched(ExperimentSpec spec) {
    trainer = new Trainer(Setup.of(spec), KernelChoice.best(), Measuring.DEFAULT);
    depth = spec.network().depth();
    now = new StepSnapshot(depth + 1);
    probed = new StepSnapshot(depth + 1);
  }

  static ExperimentSpec scene(String id) {
    return Scenes.named(id).orElseThrow().spec();
  }

  /** A scene at the step it opens at. */
  static Watched opened(String id) {
    return new Watched(id).to(scene(id).view().at());
  }

  Watched to(int steps) {
    lossOfLast20 = 0;
    accuracyOfLast20 = 0;
    int mean = Math.min(20, steps);
    while (trainer.steps() < steps) {
      trainer.step();
      now = Objects.requireNonNull(trainer.snapshot());
      if (trainer.steps() > steps - mean) {
        lossOfLast20 += now.get(StepQuantity.LOSS) / mean;
        accuracyOfLast20 += now.get(StepQuantity.ACCURACY) / mean;
      }
      if (!Blank.is(now.get(LayerQuantity.SAMPLE_SIMILARITY, 1))) {
        now.copyInto(probed);
      }
    }
    return this;
  }

  double loss() {
    return now.get(StepQuantity.LOSS);
  }

  /** A value of a layer. */
  double at(LayerQuantity quantity, int layer) {
    return now.get(quantity, layer);
  }

  /** A value of a layer at the newest measurement of the probe set. */
  double probed(LayerQuantity quantity, int layer) {
    return probed.get(quantity, layer);
  }

  /** G = RMS(∂L/∂a_1) / RMS(∂L/∂a_D). */
  double backwardGain() {
    return at(LayerQuantity.ACTIVATION_GRADIENT_RMS, 1)
        / at(LayerQuantity.ACTIVATION_GRADIENT_RMS, depth);
  }

  /** G a layer. */
  double backwardGainPerLayer() {
    return StrictMath.pow(backwardGain(), 1.0 / (depth - 1));
  }

  double forwardGain() {
    return at(LayerQuantity.ACTIVATION_RMS, depth) / at(LayerQuantity.ACTIVATION_RMS, 1);
  }

  static void between(double low, double value, double high) {
    assertTrue(low <= value && value <= high, () -> value + " is not in " + low + ".." + high);
  }
}
