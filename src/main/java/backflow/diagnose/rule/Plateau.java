package backflow.diagnose.rule;

import backflow.diagnose.vital.Vitals;
import backflow.math.Blank;
import java.util.ArrayList;
import java.util.List;

/**
 * Training stands still: the means of the last two stretches of 100 steps differ by under 0.1 %,
 * the output is still wrong, and the gradient is under a tenth of what it was in the first 20
 * steps. Whether it is a saddle, the curvature tells, when asked.
 */
final class Plateau extends Rule {
  static final Threshold DRIFT =
      Threshold.number("plateau", "change of the mean loss in 100 steps", 1e-3, 0, 1);
  static final Threshold NORM =
      Threshold.number("plateau-norm", "norm over its median in the first 20 steps", 0.1, 0, 10);

  Plateau() {
    super(
        "plateau",
        "Plateau",
        "The loss stands still, the gradient is small, and the output is still wrong: a flat "
            + "stretch, a saddle or a poor minimum.",
        DRIFT,
        NORM,
        Judgement.OUTPUT_WRONG);
  }

  @Override
  void judge(Judgement j) {
    Vitals v = j.vitals();
    double drift = v.losses().drift();
    double norm = v.medianNorm();
    j.put(Measure.DRIFT, drift)
        .put(Measure.NORM, norm)
        .put(Measure.EARLY_NORM, v.earlyNorm())
        .put(Measure.LOSS, v.losses().longMean())
        .put(Measure.GUESSING, j.subject().guessing())
        .put(Measure.OUTPUT_ERROR, v.outputError());
    if (j.isUnknown(norm) || Blank.is(drift)) {
      return;
    }
    if (j.isBelow(drift, DRIFT, Severity.WARNING)
        && j.isBelow(norm / v.earlyNorm(), NORM, Severity.WARNING)
        && j.isOutputWrong(Severity.WARNING)) {
      j.raise(Severity.WARNING);
    }
  }

  @Override
  public String standing(Evidence e, Subject s) {
    return Blank.is(e.get(Measure.DRIFT))
        ? "told from step 200 on"
        : "loss moved by " + Phrases.percent(e, Measure.DRIFT);
  }

  private static boolean isGuessing(Evidence e) {
    double guessing = e.get(Measure.GUESSING);
    return Math.abs(e.get(Measure.LOSS) - guessing) < 0.02 * guessing;
  }

  @Override
  public String headline(Evidence e, Subject s) {
    String where =
        isGuessing(e)
            ? ". It stays at " + Phrases.number(e, Measure.LOSS) + ": guessing."
            : ". It stays at " + Phrases.number(e, Measure.LOSS) + ".";
    return "The mean loss moved by "
        + Phrases.percent(e, Measure.DRIFT)
        + " from one hundred steps to the next"
        + where;
  }

  @Override
  public List<Reason> because(Evidence e, Subject s) {
    List<Reason> chain = new ArrayList<>();
    chain.add(Reason.of("mean loss, change over 100 steps", e, Measure.DRIFT));
    chain.add(Reason.of("norm of all gradients, median", e, Measure.NORM));
    chain.add(Reason.of("its median in the first 20 steps", e, Measure.EARLY_NORM));
    chain.add(Reason.of("the output is still wrong by", e, Measure.OUTPUT_ERROR));
    return chain;
  }

  @Override
  public List<Remedy> remedies(Evidence e, Subject s) {
    List<Remedy> remedies = new ArrayList<>();
    if (s.optimizer().equals("sgd")) {
      remedies.add(
          Remedy.of("Adam", "training.optimizer.name", "adam", "training.learningRate", 0.01));
      remedies.add(Remedy.of("Momentum 0.9", "training.optimizer.momentum", 0.9));
    }
    remedies.add(Remedies.learningRate(s, 10));
    return remedies;
  }

  @Override
  public String notACure(Evidence e, Subject s) {
    return "Not a cure: clipping. If the gradient vanishes, cure that first.";
  }
}
