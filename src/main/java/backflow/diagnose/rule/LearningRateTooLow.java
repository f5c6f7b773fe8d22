package backflow.diagnose.rule;

import backflow.diagnose.vital.Vitals;
import backflow.math.Blank;
import backflow.probe.StepQuantity;
import java.util.List;

/**
 * Weights hardly move in any layer although gradients are healthy and the output is still wrong.
 * Not raised beside a vanishing gradient or what explains one, nor where half of a layer has died.
 */
final class LearningRateTooLow extends Rule {
  static final Threshold UPDATE =
      Threshold.number("learning-rate-too-low", "‖ΔW‖/‖W‖ in every layer", 1e-5, 0, 1);

  LearningRateTooLow() {
    super(
        "learning-rate-too-low",
        "Learning rate too low",
        "In every layer a step changes the weights by less than a hundred-thousandth of "
            + "themselves, although the gradients are healthy and the output is still wrong.",
        UPDATE,
        Judgement.OUTPUT_WRONG);
  }

  @Override
  void judge(Judgement j) {
    Vitals v = j.vitals();
    int fastest = 0;
    for (int l = 1; l <= v.depth() + 1; l++) {
      double x = v.updateRatio(l);
      if (j.isUnknown(x)) {
        return;
      }
      if (!Blank.is(x) && (fastest == 0 || x > v.updateRatio(fastest))) {
        fastest = l;
      }
    }
    if (fastest == 0) {
      return;
    }
    double update = v.updateRatio(fastest);
    j.put(Measure.UPDATE_RATIO, update)
        .put(Measure.UPDATE_RATIO_LAYER, fastest)
        .put(Measure.NORM, v.norm())
        .put(Measure.OUTPUT_ERROR, v.outputError())
        .put(Measure.LEARNING_RATE, v.now().get(StepQuantity.LEARNING_RATE));
    boolean exploding = v.backwardGain() > j.threshold(ExplodingGradient.WARNING);
    if (v.measured() >= Vitals.WINDOW
        && j.isBelow(update, UPDATE, Severity.WARNING)
        && j.isOutputWrong(Severity.WARNING)
        && !exploding
        && !j.isVanishing()
        && !isDying(j)) {
      j.raise(Severity.WARNING);
      j.explainAway();
    }
  }

  /** Half of a layer has died: that is why little moves. */
  private static boolean isDying(Judgement j) {
    for (int l = 1; l <= j.vitals().depth(); l++) {
      if (j.vitals().dead(l) >= j.threshold(DeadUnits.WARNING)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String standing(Evidence e, Subject s) {
    return "‖ΔW‖/‖W‖ ≤ " + Phrases.number(e, Measure.UPDATE_RATIO);
  }

  @Override
  public String headline(Evidence e, Subject s) {
    return "A step changes no layer by more than "
        + Phrases.number(e, Measure.UPDATE_RATIO)
        + " of its weights, although the gradients are healthy.";
  }

  @Override
  public List<Reason> because(Evidence e, Subject s) {
    return List.of(
        Reason.of("learning rate η", e, Measure.LEARNING_RATE),
        Reason.of("norm of all gradients", e, Measure.NORM),
        Reason.of("largest ‖ΔW‖/‖W‖, healthy near 10⁻³", e, Measure.UPDATE_RATIO),
        Reason.of("the output is still wrong by", e, Measure.OUTPUT_ERROR));
  }

  @Override
  public List<Remedy> remedies(Evidence e, Subject s) {
    double factor = 1e-3 / Math.max(e.get(Measure.UPDATE_RATIO), 1e-300);
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(factor)));
    return List.of(Remedies.learningRate(s, power), Remedies.learningRate(s, power / 10));
  }

  @Override
  public String notACure(Evidence e, Subject s) {
    return "Not a cure: another activation or initializer; the signals are fine.";
  }
}
