package backflow.diagnose.rule;

import backflow.diagnose.vital.Losses;
import backflow.diagnose.vital.Vitals;
import backflow.math.Blank;
import backflow.nn.optim.Clipping;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps too long: with m20 the mean loss of 20 steps, best20 its minimum and L0 the first loss, m20
 * above 1.5·best20 and by more than L0/4, now and 20 steps ago, while weights move by over 1e-2 per
 * step; or over 0.1 per step and m20 above 1.1·L0, and so the last 10 steps of it, and above 1.1
 * times the loss of guessing (L0 is of one batch: a net that guesses is above it as often as
 * below); or a number that is not finite right after such a step. A leap of the loss that is gone
 * 20 steps later is none: every net that learns fast makes some.
 */
final class LearningRateTooHigh extends Rule {
  static final Threshold RISE =
      Threshold.number("learning-rate-too-high", "mean loss / its least", 1.5, 1, 1e6);
  static final Threshold SHARE =
      Threshold.share("learning-rate-too-high-loss", "and rise / first loss", 0.25);
  static final Threshold UPDATE =
      Threshold.number("learning-rate-too-high-update", "and ‖ΔW‖/‖W‖", 1e-2, 0, 1e6);
  static final Threshold LARGE =
      Threshold.number(
          "learning-rate-too-high-large", "‖ΔW‖/‖W‖ with a loss above the first", 0.1, 0, 1e6);

  static final Threshold ABOVE =
      Threshold.number("learning-rate-too-high-above", "and mean loss / first loss", 1.1, 1, 1e6);

  LearningRateTooHigh() {
    super(
        "learning-rate-too-high",
        "Learning rate too high",
        "The loss has risen again, or above where it began, while every step changes the weights "
            + "by a large part of themselves.",
        RISE,
        SHARE,
        UPDATE,
        LARGE,
        ABOVE);
  }

  @Override
  boolean judgesNonFinite() {
    return true;
  }

  @Override
  void judge(Judgement j) {
    Vitals v = j.vitals();
    Losses losses = v.losses();
    int fastest = fastest(v);
    double update = v.updateRatio(fastest);
    double mean = losses.mean();
    j.put(Measure.UPDATE_RATIO, update)
        .put(Measure.UPDATE_RATIO_LAYER, fastest)
        .put(Measure.LOSS, mean)
        .put(Measure.FIRST_LOSS, losses.first())
        .put(Measure.BEST_LOSS, losses.best())
        .put(Measure.LEARNING_RATE, v.now().get(StepQuantity.LEARNING_RATE));
    if (!v.now().isFinite()) {
      brokeDown(j, v);
      return;
    }
    boolean stays = hasRisen(j, losses, losses.meanBefore());
    if (stays && hasRisen(j, losses, mean) && j.isAbove(update, UPDATE, Severity.WARNING)) {
      j.raise(Severity.WARNING);
    }
    if (isAboveFirst(j, losses) && j.isAbove(update, LARGE, Severity.SEVERE)) {
      j.raise(Severity.SEVERE);
    }
    j.evidence().strength(mean / losses.first());
  }

  /** After the first NaN or ∞ nothing changes any more. */
  private static void brokeDown(Judgement j, Vitals v) {
    double last = v.lastUpdateRatio();
    double now = now(v);
    if (last > j.threshold(LARGE) || now > j.threshold(LARGE)) {
      j.raise(Severity.SEVERE);
      j.put(Measure.UPDATE_RATIO, Blank.is(last) ? now : last);
      j.evidence().strength(Double.MAX_VALUE);
    } else {
      j.isUnknown(Double.NaN);
    }
  }

  private static double now(Vitals v) {
    double largest = 0;
    for (int l = 1; l <= v.depth() + 1; l++) {
      double x = v.now().get(LayerQuantity.UPDATE_TO_WEIGHT, l);
      largest = x > largest ? x : largest;
    }
    return largest;
  }

  /** Whether the loss is above where it began; left only once that holds for 100 steps as well. */
  private static boolean isAboveFirst(Judgement j, Losses losses) {
    if (losses.count() < Losses.SHORT) {
      return false;
    }
    double first = start(j, losses);
    if (j.was(Severity.SEVERE) && losses.meanUpTo(Losses.LONG) > first) {
      return true;
    }
    double edge = first * j.threshold(ABOVE);
    return losses.mean() > edge && losses.meanUpTo(Losses.SHORT / 2) > edge;
  }

  /** The first loss, and no less than that of guessing: below it one batch starts by luck. */
  private static double start(Judgement j, Losses losses) {
    double guessing = j.subject().guessing();
    return Blank.is(guessing) ? losses.first() : Math.max(losses.first(), guessing);
  }

  private static boolean hasRisen(Judgement j, Losses losses, double mean) {
    double release = j.was(Severity.WARNING) ? 3 : 1;
    double best = losses.best();
    return !Blank.is(best)
        && mean / best - 1 > (j.threshold(RISE) - 1) / release
        && mean - best > j.threshold(SHARE) * losses.first() / release;
  }

  private static int fastest(Vitals v) {
    int fastest = 1;
    for (int l = 2; l <= v.depth() + 1; l++) {
      double x = v.updateRatio(l);
      if (!Double.isNaN(x) && !(x <= v.updateRatio(fastest))) {
        fastest = l;
      }
    }
    return fastest;
  }

  @Override
  public String standing(Evidence e, Subject s) {
    return "‖ΔW‖/‖W‖ ≤ " + Phrases.number(e, Measure.UPDATE_RATIO);
  }

  @Override
  public String headline(Evidence e, Subject s) {
    String loss = "The loss is " + Phrases.number(e, Measure.LOSS);
    boolean isAboveFirst = e.get(Measure.LOSS) > e.get(Measure.FIRST_LOSS);
    String before =
        isAboveFirst || Blank.is(e.get(Measure.BEST_LOSS))
            ? "; it began at " + Phrases.number(e, Measure.FIRST_LOSS)
            : "; it had been down to " + Phrases.number(e, Measure.BEST_LOSS);
    return loss
        + before
        + ". A step changes the weights of layer "
        + Phrases.whole(e, Measure.UPDATE_RATIO_LAYER)
        + " by "
        + Phrases.number(e, Measure.UPDATE_RATIO)
        + " of themselves.";
  }

  @Override
  public List<Reason> because(Evidence e, Subject s) {
    List<Reason> chain = new ArrayList<>();
    chain.add(Reason.of("learning rate η", e, Measure.LEARNING_RATE));
    chain.add(Reason.of("largest ‖ΔW‖/‖W‖, healthy near 10⁻³", e, Measure.UPDATE_RATIO));
    chain.add(Reason.of("loss of the first step", e, Measure.FIRST_LOSS));
    if (!Blank.is(e.get(Measure.BEST_LOSS))) {
      chain.add(Reason.of("least mean loss of 20 steps", e, Measure.BEST_LOSS));
    }
    chain.add(Reason.of("mean loss of the last 20 steps", e, Measure.LOSS));
    return chain;
  }

  @Override
  public List<Remedy> remedies(Evidence e, Subject s) {
    List<Remedy> remedies = new ArrayList<>();
    remedies.add(Remedies.learningRate(s, 0.1));
    remedies.add(Remedies.learningRate(s, 0.01));
    if (s.clipping().mode() == Clipping.Mode.NONE) {
      remedies.add(Remedies.clipping());
    }
    return remedies;
  }

  @Override
  public String notACure(Evidence e, Subject s) {
    return "Not a cure: another initializer, more layers. Clipping bounds the step, it does not "
        + "find the right one.";
  }
}
