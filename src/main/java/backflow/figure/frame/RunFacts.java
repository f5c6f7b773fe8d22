package backflow.figure.frame;

import backflow.theory.Gains;

/**
 * What figures know of a run besides what was measured.
 *
 * @param name what it is called in one or two words: "sigmoid + Xavier"; empty if it stands alone
 * @param loss its loss
 * @param stepsPerEpoch how many steps an epoch has; 0 if that is not known
 * @param probeSamples how many samples tell the life of units
 * @param trainSamples how many samples the training set has
 * @param clipping how gradients are clipped now: none, norm, per-layer, value
 * @param threshold of the clipping; meaningless without
 * @param activation id of the activation of the hidden layers
 * @param gains what mean-field theory says
 */
public record RunFacts(
    String name,
    LossFacts loss,
    double stepsPerEpoch,
    int probeSamples,
    int trainSamples,
    String clipping,
    double threshold,
    String activation,
    Gains gains) {
  /** Only the loss is known. */
  public static RunFacts of(LossFacts loss) {
    return new RunFacts("", loss, 0, 0, 0, "none", 0, "", Gains.NONE);
  }

  /** Nothing is known. */
  public static final RunFacts UNKNOWN =
      new RunFacts("", LossFacts.UNKNOWN, 0, 0, 0, "none", 0, "", Gains.NONE);
}
