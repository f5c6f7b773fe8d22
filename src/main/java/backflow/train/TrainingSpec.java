package backflow.train;

import backflow.math.FloatFormat;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Schedule;

/**
 * How the network learns.
 *
 * @param loss the loss, or auto
 * @param optimizer the optimizer and its rates
 * @param learningRate η, above 0 up to 1000
 * @param schedule how η changes with the step
 * @param batchSize samples per step, 1–100,000; more than there are means all
 * @param weightDecay λ, 0–10: L2 in the gradient, or decoupled for AdamW
 * @param clipping what happens between backward pass and update
 * @param steps how many steps {@code train} takes, 1–100,000,000
 * @param precision the format that passes and updates are rounded to
 * @param lossScale what the loss is multiplied by for the backward pass
 */
public record TrainingSpec(
    LossChoice loss,
    OptimizerSpec optimizer,
    double learningRate,
    Schedule schedule,
    int batchSize,
    double weightDecay,
    Clipping clipping,
    int steps,
    FloatFormat precision,
    LossScale lossScale) {
  /** In double precision, as it is. */
  public TrainingSpec(
      LossChoice loss,
      OptimizerSpec optimizer,
      double learningRate,
      Schedule schedule,
      int batchSize,
      double weightDecay,
      Clipping clipping,
      int steps) {
    this(
        loss,
        optimizer,
        learningRate,
        schedule,
        batchSize,
        weightDecay,
        clipping,
        steps,
        FloatFormat.FLOAT64,
        LossScale.ONE);
  }

  /** The same in another precision. */
  public TrainingSpec withPrecision(FloatFormat other, LossScale scale) {
    return new TrainingSpec(
        loss,
        optimizer,
        learningRate,
        schedule,
        batchSize,
        weightDecay,
        clipping,
        steps,
        other,
        scale);
  }
}
