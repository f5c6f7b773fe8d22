package backflow.diagnose.rule;

import backflow.diagnose.vital.Vitals;
import backflow.math.Blank;
import backflow.nn.Normalization;
import backflow.probe.LayerQuantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradient gets lost on its way to the input: median G below 1e-3 (severe: 1e-6), or a hidden
 * layer whose mean |∂L/∂W| is below 1e-7 while the output is still wrong. Not raised where a layer
 * that is 90 % inactive, or whose units are all the same, explains it.
 */
final class VanishingGradient extends Rule {
  static final Threshold WARNING =
      Threshold.number("vanishing-gradient", "gradient at layer 1 / layer D", 1e-3, 1e-30, 1);
  static final Threshold SEVERE =
      Threshold.number("vanishing-gradient-severe", "severe below", 1e-6, 1e-300, 1);
  static final Threshold TINY =
      Threshold.number(
          "vanishing-gradient-tiny", "mean |∂L/∂W| while the output is wrong", 1e-7, 0, 1);

  VanishingGradient() {
    super(
        "vanishing-gradient",
        "Vanishing gradient",
        "What reaches layer 1 is a tiny part of what leaves layer D, or the weight gradients of a "
            + "hidden layer are next to nothing while the output is still wrong.",
        WARNING,
        SEVERE,
        TINY);
  }

  @Override
  public @Nullable String whyNot(Subject subject) {
    return subject.depth() == 0 ? "no hidden layer" : null;
  }

  @Override
  void judge(Judgement j) {
    Vitals v = j.vitals();
    double gain = v.backwardGain();
    j.put(Measure.BACKWARD_GAIN, gain)
        .put(Measure.FIRST_SIGNAL, v.firstSignal())
        .put(Measure.LAST_SIGNAL, v.lastSignal())
        .put(Measure.OUTPUT_ERROR, v.outputError());
    int weakest = weakest(v);
    double tiny = v.weightGradient(weakest);
    j.put(Measure.WEIGHT_GRADIENT, tiny).put(Measure.WEIGHT_GRADIENT_LAYER, weakest);
    if (j.isUnknown(gain) || j.isUnknown(tiny)) {
      return;
    }
    if (j.isBelow(gain, SEVERE, Severity.SEVERE)) {
      j.raise(Severity.SEVERE);
    } else if (j.isBelow(gain, WARNING, Severity.WARNING)) {
      j.raise(Severity.WARNING);
    }
    boolean grows = gain > j.threshold(ExplodingGradient.WARNING);
    if (!grows && j.isBelow(tiny, TINY, Severity.WARNING) && j.isOutputWrong(Severity.WARNING)) {
      j.raise(Severity.WARNING);
    }
    if (!j.explainAway() && j.severity() != null) {
      tell(j, v, gain, tiny);
    }
  }

  private static int weakest(Vitals v) {
    int weakest = 1;
    for (int l = 2; l <= v.depth(); l++) {
      if (v.weightGradient(l) < v.weightGradient(weakest)) {
        weakest = l;
      }
    }
    return weakest;
  }

  private static void tell(Judgement j, Vitals v, double gain, double tiny) {
    boolean byGain = gain < 3 * j.threshold(WARNING);
    if (byGain) {
      double perLayer = v.perLayer(gain);
      double slope = v.slope();
      j.put(Measure.GAIN_PER_LAYER, perLayer);
      if (j.subject().isPlain() && slope > 0) {
        j.put(Measure.SLOPE_PER_LAYER, slope).put(Measure.WEIGHTS_PER_LAYER, perLayer / slope);
      }
    }
    j.put(Measure.UPDATE_RATIO, v.updateRatio(1));
    double last = v.now().get(LayerQuantity.ACTIVATION_GRADIENT_RMS, v.depth());
    for (int l = 1; l <= v.depth(); l++) {
      boolean weak =
          v.now().get(LayerQuantity.ACTIVATION_GRADIENT_RMS, l) < last * j.threshold(WARNING);
      if ((byGain && weak) || v.weightGradient(l) < j.threshold(TINY)) {
        j.evidence().mark(l);
      }
    }
  }

  @Override
  public String standing(Evidence e, Subject s) {
    return s.depth() < 2
        ? "one hidden layer only"
        : "layer 1 gets " + Phrases.factor(e, Measure.BACKWARD_GAIN);
  }

  @Override
  public String headline(Evidence e, Subject s) {
    if (Blank.is(e.get(Measure.GAIN_PER_LAYER))) {
      return "The gradients of the weights of layer "
          + Phrases.whole(e, Measure.WEIGHT_GRADIENT_LAYER)
          + " are "
          + Phrases.number(e, Measure.WEIGHT_GRADIENT)
          + " on average, although the output is still wrong.";
    }
    return "The gradient shrinks "
        + Phrases.factor(e, Measure.GAIN_PER_LAYER)
        + " per layer. Of what reaches layer "
        + s.depth()
        + ", layer 1 gets "
        + Phrases.number(e, Measure.BACKWARD_GAIN)
        + ".";
  }

  @Override
  public List<Reason> because(Evidence e, Subject s) {
    List<Reason> chain = new ArrayList<>();
    if (!Blank.is(e.get(Measure.SLOPE_PER_LAYER))) {
      chain.add(Reason.of(slope(s), e, Measure.SLOPE_PER_LAYER));
      chain.add(Reason.of("weights Wᵀ, " + s.scheme().label(), e, Measure.WEIGHTS_PER_LAYER));
    }
    if (!Blank.is(e.get(Measure.GAIN_PER_LAYER))) {
      chain.add(Reason.of("per layer", e, Measure.GAIN_PER_LAYER));
      int factors = s.depth() - 1;
      String together = factors == 1 ? "from layer 2 to 1" : factors + " layers together";
      chain.add(Reason.of(together, e, Measure.BACKWARD_GAIN));
    } else {
      chain.add(Reason.of("RMS of ∂L/∂a at layer " + s.depth(), e, Measure.LAST_SIGNAL));
      chain.add(Reason.of("RMS of ∂L/∂a at layer 1", e, Measure.FIRST_SIGNAL));
    }
    chain.add(
        Reason.of(
            "mean |∂L/∂W|, layer " + Phrases.whole(e, Measure.WEIGHT_GRADIENT_LAYER),
            e,
            Measure.WEIGHT_GRADIENT));
    chain.add(Reason.of("layer 1 moves per step, ‖ΔW‖/‖W‖", e, Measure.UPDATE_RATIO));
    chain.add(Reason.of("the output is still wrong by", e, Measure.OUTPUT_ERROR));
    return chain;
  }

  private static String slope(Subject s) {
    if (s.isAll("sigmoid")) {
      return "slope σ′(z), at most ¼";
    }
    if (s.isAll("tanh")) {
      return "slope tanh′(z), at most 1";
    }
    return s.isAll("relu") ? "slope, 0 or 1" : "slope of " + s.activationLabel();
  }

  @Override
  public List<Remedy> remedies(Evidence e, Subject s) {
    List<Remedy> remedies = new ArrayList<>();
    boolean relu = Remedies.isReluLike(s);
    if (!Remedies.startsFittingly(s) && !s.isAll("sigmoid")) {
      remedies.add(Remedies.fittingStart(s));
    }
    if (!relu) {
      remedies.add(Remedies.reluAndHe());
    }
    boolean shallow = s.depth() <= 20; // deeper plain nets explode under batch norm
    if (s.architecture().normalization() == Normalization.NONE && s.batchSize() > 1 && shallow) {
      remedies.add(Remedies.batchNorm());
    }
    if (Remedies.canSkip(s)) {
      remedies.add(Remedies.scaledResidual());
    }
    return remedies;
  }

  @Override
  public String notACure(Evidence e, Subject s) {
    return "Not a cure: clipping (it only ever shortens), a larger learning rate (late layers "
        + "break first).";
  }
}
