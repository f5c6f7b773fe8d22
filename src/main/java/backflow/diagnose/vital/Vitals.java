package backflow.diagnose.vital;

import backflow.math.Blank;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;

/**
 * The running figures of a run, by the definitions of the diagnosis: medians and means over the
 * last 20 measured steps, fewer at the start. Blank is what is not defined or not measured, NaN
 * what nobody can know. One thread; a step costs the same however long the run is, and allocates
 * nothing.
 */
public final class Vitals {
  /** Steps of a median. */
  public static final int WINDOW = 20;

  /** Steps running in which a norm must be large to count. */
  private static final int LASTING = 5;

  private final int depth;
  private final StepSnapshot now;
  private final SlidingMedian backwardGain = new SlidingMedian(WINDOW);
  private final SlidingMedian forwardGain = new SlidingMedian(WINDOW);
  private final SlidingMedian slope = new SlidingMedian(WINDOW);
  private final SlidingMedian firstSignal = new SlidingMedian(WINDOW);
  private final SlidingMedian lastSignal = new SlidingMedian(WINDOW);
  private final SlidingMedian outputError = new SlidingMedian(WINDOW);
  private final SlidingMedian norm = new SlidingMedian(WINDOW);
  private final double[] lastNorms = new double[LASTING];
  private final SlidingMedian earlyNorm = new SlidingMedian(WINDOW);
  private final PerLayer weightGradient;
  private final PerLayer weightRatio;
  private final PerLayer updateRatio;
  private final PerLayer saturated;
  private final PerLayer zero;
  private final boolean[] fromZero;
  private final double[] inactive;
  private final double[] dead;
  private final double[] silent;
  private final double[] lost;
  private final Losses losses = new Losses();
  private double rememberedNorm = Blank.VALUE;
  private double lastUpdateRatio = Blank.VALUE;
  private long measured;

  /**
   * The figures of a run that nothing is known of yet.
   *
   * @param layers D+1
   */
  public Vitals(int layers) {
    depth = layers - 1;
    now = new StepSnapshot(layers);
    weightGradient = new PerLayer(layers, WINDOW);
    weightRatio = new PerLayer(layers, WINDOW);
    updateRatio = new PerLayer(layers, WINDOW);
    saturated = new PerLayer(layers, WINDOW);
    zero = new PerLayer(layers, WINDOW);
    fromZero = new boolean[layers];
    inactive = blanks(layers);
    dead = blanks(layers);
    silent = blanks(layers);
    lost = blanks(layers);
  }

  private static double[] blanks(int n) {
    double[] blanks = new double[n];
    java.util.Arrays.fill(blanks, Blank.VALUE);
    return blanks;
  }

  /** Goes on from what was known. */
  public void goOn(Memory memory) {
    losses.goOn(memory.firstLoss(), memory.bestLoss());
    rememberedNorm = memory.earlyNorm();
  }

  /** What whoever goes on must know. */
  public Memory memory() {
    return new Memory(losses.first(), losses.best(), earlyNorm());
  }

  /**
   * Takes the next step; not one that was skipped, whose gradients have overflown on purpose.
   *
   * @param snapshot complete; not modified, not kept
   */
  public void take(StepSnapshot snapshot) {
    if (snapshot.get(StepQuantity.SKIPPED) == 1) {
      return;
    }
    if (now.isFinite() || measured == 0) {
      lastUpdateRatio = largestUpdateRatio();
    }
    snapshot.copyInto(now);
    measured++;
    gains();
    outputError.add(now.get(StepQuantity.OUTPUT_ERROR));
    double norms = now.get(StepQuantity.GLOBAL_NORM_BEFORE);
    norm.add(norms);
    lastNorms[(int) (measured % LASTING)] = norms;
    if (!earlyNorm.isFull()) {
      earlyNorm.add(norms);
    }
    losses.add(now.step(), now.get(StepQuantity.LOSS));
    for (int l = 1; l <= depth + 1; l++) {
      layer(l);
    }
  }

  /** Takes an earlier loss, of a step whose other figures are not looked at. */
  public void takeLoss(long step, double loss) {
    losses.add(step, loss);
  }

  private void gains() {
    if (depth < 1) {
      return;
    }
    double first = now.get(LayerQuantity.ACTIVATION_GRADIENT_RMS, 1);
    double last = now.get(LayerQuantity.ACTIVATION_GRADIENT_RMS, depth);
    firstSignal.add(first);
    lastSignal.add(last);
    if (depth < 2) {
      return;
    }
    backwardGain.add(ratio(first, last));
    double begin = now.get(LayerQuantity.ACTIVATION_RMS, 1);
    forwardGain.add(ratio(now.get(LayerQuantity.ACTIVATION_RMS, depth), begin));
    slope.add(slopeOfNow());
  }

  /** Geometric mean over the layers 2..D of RMS(δ_l)/RMS(∂L/∂a_l). */
  private double slopeOfNow() {
    double logs = 0;
    for (int l = 2; l <= depth; l++) {
      double factor =
          ratio(
              now.get(LayerQuantity.PREACTIVATION_GRADIENT_RMS, l),
              now.get(LayerQuantity.ACTIVATION_GRADIENT_RMS, l));
      if (!(factor > 0 && factor <= Double.MAX_VALUE)) {
        return Blank.VALUE;
      }
      logs += StrictMath.log(factor);
    }
    return StrictMath.exp(logs / (depth - 1));
  }

  private void layer(int l) {
    weightGradient.add(l, now.get(LayerQuantity.WEIGHT_GRADIENT_MEAN_ABS, l));
    double weights = now.get(LayerQuantity.WEIGHT_NORM, l);
    double gradient = now.get(LayerQuantity.WEIGHT_GRADIENT_NORM, l);
    fromZero[l - 1] |= weights == 0;
    weightRatio.add(l, fromZero[l - 1] ? Blank.VALUE : ratio(gradient, weights));
    updateRatio.add(l, now.get(LayerQuantity.UPDATE_TO_WEIGHT, l));
    saturated.add(l, now.get(LayerQuantity.SATURATED_SHARE, l));
    zero.add(l, now.get(LayerQuantity.ZERO_SHARE, l));
    keep(inactive, l, LayerQuantity.INACTIVE_SHARE);
    keep(dead, l, LayerQuantity.DEAD_SHARE);
    keep(silent, l, LayerQuantity.SILENT_SHARE);
    keep(lost, l, LayerQuantity.LOST_GRADIENT_SHARE);
  }

  private void keep(double[] newest, int l, LayerQuantity quantity) {
    double value = now.get(quantity, l);
    if (!Blank.is(value)) {
      newest[l - 1] = value;
    }
  }

  /** 0/0 is blank. */
  private static double ratio(double a, double b) {
    if (Blank.is(a) || Blank.is(b) || (a == 0 && b == 0)) {
      return Blank.VALUE;
    }
    return a / b;
  }

  /** The newest step: all that was measured. */
  public StepSnapshot now() {
    return now;
  }

  /** How many steps were taken. */
  public long measured() {
    return measured;
  }

  /** D. */
  public int depth() {
    return depth;
  }

  /** Median of G = RMS(∂L/∂a_1)/RMS(∂L/∂a_D); blank for D &lt; 2. */
  public double backwardGain() {
    return backwardGain.value();
  }

  /**
   * What a gain over all layers is per layer: its (D−1)-th root. Not by {@code StrictMath.pow},
   * which makes small tables at every call.
   */
  public double perLayer(double gain) {
    return StrictMath.exp(StrictMath.log(gain) / (depth - 1));
  }

  /** Median of RMS(a_D)/RMS(a_1); blank for D &lt; 2. */
  public double forwardGain() {
    return forwardGain.value();
  }

  /** Median of what the activation lets through per layer: RMS(δ)/RMS(∂L/∂a), geometric mean. */
  public double slope() {
    return slope.value();
  }

  /** Median of RMS(∂L/∂a_1). */
  public double firstSignal() {
    return firstSignal.value();
  }

  /** Median of RMS(∂L/∂a_D). */
  public double lastSignal() {
    return lastSignal.value();
  }

  /** Median of n·RMS(∂L/∂output). */
  public double outputError() {
    return outputError.value();
  }

  /** Norm of all gradients of the newest step, before clipping. */
  public double norm() {
    return now.get(StepQuantity.GLOBAL_NORM_BEFORE);
  }

  /** The least norm of all gradients in the last five steps; 0 before the fifth. */
  public double lastingNorm() {
    double least = measured < LASTING ? 0 : Double.POSITIVE_INFINITY;
    for (double x : lastNorms) {
      least = Math.min(least, x);
    }
    return least;
  }

  /** Median of the norm of all gradients. */
  public double medianNorm() {
    return norm.value();
  }

  /** Median of the norm of all gradients in the first 20 steps of the run. */
  public double earlyNorm() {
    return Blank.is(rememberedNorm) ? earlyNorm.ofKept() : rememberedNorm;
  }

  /** Median of mean |∂L/∂W_l|. */
  public double weightGradient(int layer) {
    return weightGradient.median(layer);
  }

  /**
   * Median of ‖∂L/∂W_l‖/‖W_l‖; blank if ‖W_l‖ is 0 or was: after the first step it is 1/η, however
   * small the gradient.
   */
  public double weightRatio(int layer) {
    return weightRatio.median(layer);
  }

  /** Median of ‖ΔW_l‖/‖W_l‖; blank if ‖W_l‖ = 0. */
  public double updateRatio(int layer) {
    return updateRatio.median(layer);
  }

  /** The largest ‖ΔW_l‖/‖W_l‖ of any layer in the last step before this one that was finite. */
  public double lastUpdateRatio() {
    return lastUpdateRatio;
  }

  private double largestUpdateRatio() {
    double largest = Blank.VALUE;
    for (int l = 1; l <= depth + 1; l++) {
      double x = now.get(LayerQuantity.UPDATE_TO_WEIGHT, l);
      if (!Double.isNaN(x) && !(x <= largest)) {
        largest = x;
      }
    }
    return largest;
  }

  /** Median share of z_l on a flat tail; blank where there is none. */
  public double saturated(int layer) {
    return saturated.median(layer);
  }

  /** Median share of f(z_l) that is exactly 0 on the batch. */
  public double zero(int layer) {
    return zero.median(layer);
  }

  /** Share of units that are inactive on the whole probe set, as newest measured. */
  public double inactive(int layer) {
    return inactive[layer - 1];
  }

  /** Share of units that have died, as newest measured. */
  public double dead(int layer) {
    return dead[layer - 1];
  }

  /** Share of units inactive from the start, as newest measured. */
  public double silent(int layer) {
    return silent[layer - 1];
  }

  /** Share of the entries of ∂L/∂W_l that the format loses, as newest measured. */
  public double lost(int layer) {
    return lost[layer - 1];
  }

  /** The course of the loss. */
  public Losses losses() {
    return losses;
  }
}
