package backflow.check;

import backflow.math.FloatFormat;

/**
 * How a gradient is checked, and what spoils the check. The first three are a choice; each of the
 * others, once it is off its usual value, compares a right gradient with the differences of another
 * function.
 *
 * @param epsilon ε, how far each parameter is moved; above 0
 * @param precision what loss and gradient are computed in
 * @param sample up to this many parameters, all are checked; above, this many
 * @param everyTensor whether the sample takes at least one number of every tensor; else it is drawn
 *     from all numbers alike
 * @param freshMasks whether dropout draws a new mask at every evaluation of the loss, instead of
 *     keeping that of the backward pass
 * @param halves whether the evaluations of the loss see the batch in two halves: the same samples,
 *     but batch norm takes mean and variance of each half by itself
 * @param lossDecay λ of the penalty λ/2·‖θ‖² that the evaluated loss contains
 * @param gradientDecay λ of the λ·θ that is added to the gradient of the backward pass
 */
public record Conditions(
    double epsilon,
    FloatFormat precision,
    int sample,
    boolean everyTensor,
    boolean freshMasks,
    boolean halves,
    double lossDecay,
    double gradientDecay) {
  /** Near the best ε in double precision: where truncation ε² and rounding u/ε balance. */
  public static final double EPSILON = FloatFormat.FLOAT64.differenceStep();

  /** Up to this many parameters, all are checked. */
  public static final int ALL_UP_TO = 2000;

  /** A check that nothing spoils. */
  public static final Conditions USUAL =
      new Conditions(EPSILON, FloatFormat.FLOAT64, ALL_UP_TO, true, false, false, 0, 0);

  public Conditions {
    if (!(epsilon > 0 && epsilon <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("ε must be above 0 and finite, was " + epsilon);
    }
    if (sample < 1) {
      throw new IllegalArgumentException("a sample has at least 1 number, not " + sample);
    }
  }

  /** The same with another ε. */
  public Conditions withEpsilon(double other) {
    return new Conditions(
        other, precision, sample, everyTensor, freshMasks, halves, lossDecay, gradientDecay);
  }

  /**
   * The same computed in another format: every tensor of a pass rounded to it, and the loss. ε
   * stays as it is.
   */
  public Conditions withPrecision(FloatFormat other) {
    return new Conditions(
        epsilon, other, sample, everyTensor, freshMasks, halves, lossDecay, gradientDecay);
  }

  /** u of the format. */
  double unitRoundoff() {
    return precision.unitRoundoff();
  }

  /** The same with another size of the sample, some numbers of every tensor. */
  public Conditions withSample(int other) {
    return new Conditions(
        epsilon, precision, other, true, freshMasks, halves, lossDecay, gradientDecay);
  }

  /** The same with so few numbers that tensors may be left out. */
  public Conditions withSampleOfAll(int other) {
    return new Conditions(
        epsilon, precision, other, false, freshMasks, halves, lossDecay, gradientDecay);
  }

  /** The same with or without a new dropout mask at every evaluation. */
  public Conditions withFreshMasks(boolean on) {
    return new Conditions(
        epsilon, precision, sample, everyTensor, on, halves, lossDecay, gradientDecay);
  }

  /** The same with the batch evaluated as a whole or in halves. */
  public Conditions withHalves(boolean on) {
    return new Conditions(
        epsilon, precision, sample, everyTensor, freshMasks, on, lossDecay, gradientDecay);
  }

  /**
   * The same with weight decay.
   *
   * @param inLoss λ in the evaluated loss
   * @param inGradient λ in the gradient; right is what is the same in both
   */
  public Conditions withDecay(double inLoss, double inGradient) {
    return new Conditions(
        epsilon, precision, sample, everyTensor, freshMasks, halves, inLoss, inGradient);
  }
}
