package backflow.train;

import backflow.nn.optim.Clipping;
import backflow.nn.optim.Rates;
import java.util.ArrayList;
import java.util.List;

/**
 * What may change while an experiment runs; everything else restarts it.
 *
 * @param learningRate η before the schedule
 * @param weightDecay λ
 * @param optimizer its rates; the kind must stay the same
 * @param clipping how gradients are clipped
 */
public record LiveSettings(
    double learningRate, double weightDecay, OptimizerSpec optimizer, Clipping clipping)
    implements LiveChange {
  /** The live part of an experiment. */
  public static LiveSettings of(ExperimentSpec spec) {
    TrainingSpec t = spec.training();
    return new LiveSettings(t.learningRate(), t.weightDecay(), t.optimizer(), t.clipping());
  }

  /** An experiment with these settings instead of its own. */
  public ExperimentSpec applyTo(ExperimentSpec spec) {
    TrainingSpec t = spec.training();
    return spec.withTraining(
        new TrainingSpec(
            t.loss(),
            optimizer,
            learningRate,
            t.schedule(),
            t.batchSize(),
            weightDecay,
            clipping,
            t.steps(),
            t.precision(),
            t.lossScale()));
  }

  /** The numbers that the optimizer reads. */
  Rates rates() {
    OptimizerSpec o = optimizer;
    return new Rates(
        o.momentum(), o.nesterov(), o.beta1(), o.beta2(), o.epsilon(), o.decay(), weightDecay);
  }

  /**
   * What has changed, in words: {@code learning rate 0.1 → 0.01}.
   *
   * @return empty if nothing
   */
  String differenceFrom(LiveSettings before) {
    List<String> parts = new ArrayList<>();
    note(parts, "learning rate", before.learningRate, learningRate);
    note(parts, "weight decay", before.weightDecay, weightDecay);
    if (!before.optimizer.equals(optimizer)) {
      parts.add("optimizer rates");
    }
    if (!before.clipping.equals(clipping)) {
      parts.add("clipping " + words(before.clipping) + " → " + words(clipping));
    }
    return String.join(", ", parts);
  }

  private static void note(List<String> parts, String what, double before, double now) {
    if (before != now) {
      parts.add(what + " " + before + " → " + now);
    }
  }

  private static String words(Clipping c) {
    String mode = c.mode().id();
    return c.mode() == Clipping.Mode.NONE ? mode : mode + " " + c.threshold();
  }

  /** Whether gradients are clipped at all. */
  boolean clips() {
    return clipping.mode() != Clipping.Mode.NONE;
  }

  /** Whether b can be reached from a without a restart. */
  public static boolean onlyLiveDiffers(ExperimentSpec a, ExperimentSpec b) {
    return a.training().optimizer().kind() == b.training().optimizer().kind()
        && of(b).applyTo(a).sameRun(b);
  }
}
