package backflow.diagnose.rule;

import backflow.diagnose.vital.Vitals;
import backflow.math.Blank;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.optim.Clipping;
import backflow.probe.LayerQuantity;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient grows on its way to the input, or has grown: median G above 1e2 (severe: 1e3), of
 * fewer than five steps above three times that unless the gradient is longer than 100 as well (from
 * one batch to the next G often doubles, also in healthy nets); or the norm of all gradients above
 * 100 and above ten times its median over the first 20 steps, for five steps running (a single
 * steep place is passed every now and then, also by healthy nets); or a layer whose gradient is
 * over 30 times as long as its weights, at the first step or as a median, where the gradient is
 * longer than 1: beside next to no weights any gradient is long.
 */
final class ExplodingGradient extends Rule {
  static final Threshold WARNING =
      Threshold.number("exploding-gradient", "gradient at layer 1 / layer D", 1e2, 1, 1e30);
  static final Threshold SEVERE =
      Threshold.number("exploding-gradient-severe", "severe above", 1e3, 1, 1e300);
  static final Threshold NORM =
      Threshold.number("exploding-gradient-norm", "norm of the gradient", 100, 0, 1e300);
  static final Threshold GROWTH =
      Threshold.number(
          "exploding-gradient-growth", "norm over its median in the first 20 steps", 10, 1, 1e300);
  static final Threshold RATIO =
      Threshold.number("exploding-gradient-ratio", "‖∂L/∂W‖ / ‖W‖ of a layer", 30, 0, 1e300);
  static final Threshold RATIO_NORM =
      Threshold.number("exploding-gradient-ratio-norm", "and norm of the gradient", 1, 0, 1e300);

  /** Steps below which a median is no more than a few batches. */
  private static final int FEW = 5;

  ExplodingGradient() {
    super(
        "exploding-gradient",
        "Exploding gradient",
        "What reaches layer 1 is many times what leaves layer D, or the gradient has become, or "
            + "is from the start, far too long for the weights that it shall correct.",
        WARNING,
        SEVERE,
        NORM,
        GROWTH,
        RATIO,
        RATIO_NORM);
  }

  @Override
  boolean judgesNonFinite() {
    return true;
  }

  @Override
  void judge(Judgement j) {
    Vitals v = j.vitals();
    double gain = v.backwardGain();
    double norm = v.norm();
    int steepest = steepest(v);
    double ratio = v.weightRatio(steepest);
    j.put(Measure.BACKWARD_GAIN, gain)
        .put(Measure.FIRST_SIGNAL, v.firstSignal())
        .put(Measure.LAST_SIGNAL, v.lastSignal())
        .put(Measure.NORM, norm)
        .put(Measure.EARLY_NORM, v.earlyNorm())
        .put(Measure.WEIGHT_RATIO, ratio)
        .put(Measure.WEIGHT_RATIO_LAYER, steepest);
    if (gain > 0 && v.depth() > 1) {
      j.put(Measure.GAIN_PER_LAYER, v.perLayer(gain));
    }
    if (j.isAbove(gain, SEVERE, Severity.SEVERE)) {
      j.raise(Severity.SEVERE);
    } else if (isAboveWarning(j, gain)) {
      j.raise(Severity.WARNING);
    }
    double low = v.lastingNorm();
    double growth = low / v.earlyNorm();
    if (j.isAbove(low, NORM, Severity.SEVERE) && j.isAbove(growth, GROWTH, Severity.SEVERE)) {
      j.raise(Severity.SEVERE);
    }
    boolean isLong = j.isAbove(v.medianNorm(), RATIO_NORM, Severity.WARNING);
    if (!j.isVanishing() && isLong && j.isAbove(ratio, RATIO, Severity.WARNING)) {
      j.raise(Severity.WARNING);
    }
    if (j.severity() == null) {
      j.isUnknown(gain);
      j.isUnknown(norm);
      return;
    }
    for (int l = 1; l <= v.depth() + 1; l++) {
      double signal = v.now().get(LayerQuantity.ACTIVATION_GRADIENT_RMS, l);
      if (signal > v.lastSignal() * j.threshold(WARNING) || v.weightRatio(l) > j.threshold(RATIO)) {
        j.evidence().mark(l);
      }
    }
  }

  /** Few batches are not enough where the gradient is not long. */
  private static boolean isAboveWarning(Judgement j, double gain) {
    Vitals v = j.vitals();
    boolean isSure = v.measured() >= FEW || v.medianNorm() > j.threshold(NORM);
    return isSure
        ? j.isAbove(gain, WARNING, Severity.WARNING)
        : j.isFarAbove(gain, WARNING, Severity.WARNING);
  }

  private static int steepest(Vitals v) {
    int steepest = 1;
    for (int l = 2; l <= v.depth() + 1; l++) {
      if (!(v.weightRatio(l) <= v.weightRatio(steepest)) && !Double.isNaN(v.weightRatio(l))) {
        steepest = l;
      }
    }
    return steepest;
  }

  @Override
  public String standing(Evidence e, Subject s) {
    return "global norm " + Phrases.number(e, Measure.NORM);
  }

  private static boolean growsBackward(Evidence e) {
    double gain = e.get(Measure.BACKWARD_GAIN);
    return !Blank.is(gain) && gain > WARNING.standard() / 3;
  }

  @Override
  public String headline(Evidence e, Subject s) {
    if (growsBackward(e)) {
      return "The gradient grows "
          + Phrases.factor(e, Measure.GAIN_PER_LAYER)
          + " per layer. Layer 1 gets "
          + Phrases.number(e, Measure.BACKWARD_GAIN)
          + " times what leaves layer "
          + s.depth()
          + ".";
    }
    if (e.get(Measure.NORM) > 10 * e.get(Measure.EARLY_NORM)) {
      return "The gradient is "
          + Phrases.number(e, Measure.NORM)
          + " long; in the first 20 steps it was "
          + Phrases.number(e, Measure.EARLY_NORM)
          + ".";
    }
    return "The gradient of layer "
        + Phrases.whole(e, Measure.WEIGHT_RATIO_LAYER)
        + " is "
        + Phrases.number(e, Measure.WEIGHT_RATIO)
        + " times as long as its weights.";
  }

  @Override
  public List<Reason> because(Evidence e, Subject s) {
    List<Reason> chain = new ArrayList<>();
    if (!Blank.is(e.get(Measure.BACKWARD_GAIN))) {
      chain.add(Reason.of(start(s) + ", per layer", e, Measure.GAIN_PER_LAYER));
      chain.add(Reason.of(s.depth() - 1 + " layers together", e, Measure.BACKWARD_GAIN));
    }
    chain.add(Reason.of("norm of all gradients", e, Measure.NORM));
    chain.add(Reason.of("its median in the first 20 steps", e, Measure.EARLY_NORM));
    chain.add(
        Reason.of(
            "‖∂L/∂W‖/‖W‖, layer " + Phrases.whole(e, Measure.WEIGHT_RATIO_LAYER),
            e,
            Measure.WEIGHT_RATIO));
    return chain;
  }

  private static String start(Subject s) {
    if (s.architecture().normalization() == Normalization.BATCH) {
      return "batch norm without skips";
    }
    if (s.architecture().residual() == Residual.PLAIN) {
      return "unscaled skips";
    }
    String gain = s.gain() == 1 ? "" : " at gain " + Form.NUMBER.of(s.gain());
    return s.scheme().label() + gain;
  }

  @Override
  public List<Remedy> remedies(Evidence e, Subject s) {
    List<Remedy> remedies = new ArrayList<>();
    if (!Remedies.startsFittingly(s)) {
      remedies.add(Remedies.fittingStart(s));
    }
    boolean grows = growsBackward(e);
    if (s.architecture().residual() == Residual.PLAIN || (grows && Remedies.canSkip(s))) {
      remedies.add(Remedies.scaledResidual());
    }
    if (grows && s.architecture().normalization() == Normalization.BATCH) {
      remedies.add(Remedy.of("Without batch norm", "network.normalization", "none"));
    }
    if (s.clipping().mode() == Clipping.Mode.NONE) {
      remedies.add(Remedies.clipping());
    }
    if (!grows) {
      remedies.add(Remedies.learningRate(s, 0.1));
    }
    return remedies;
  }

  @Override
  public String notACure(Evidence e, Subject s) {
    return growsBackward(e)
        ? "Not a cure: batch norm (it normalizes activations, not gradients), and clipping changes "
            + "no ratio between layers: it only keeps the steps short."
        : "Not a cure: another activation; clipping only keeps the steps short.";
  }
}
