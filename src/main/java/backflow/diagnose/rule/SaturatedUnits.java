package backflow.diagnose.rule;

import backflow.diagnose.vital.Vitals;
import backflow.math.Blank;
import backflow.nn.Normalization;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Half of a layer's z or more lies on a flat tail; a warning while the output is still wrong, else
 * a note.
 */
final class SaturatedUnits extends Rule {
  static final Threshold SHARE = Threshold.share("saturated-units", "z on a flat tail", 0.5);

  SaturatedUnits() {
    super(
        "saturated-units",
        "Saturated units",
        "Most of what enters the activation lies on its flat tails, where its slope is next to "
            + "nothing. A saturated unit is not dead: it still answers, it hardly learns.",
        SHARE,
        Judgement.OUTPUT_WRONG);
  }

  @Override
  public @Nullable String whyNot(Subject subject) {
    return subject.saturates() ? null : subject.activationLabel() + " has no flat tail";
  }

  @Override
  void judge(Judgement j) {
    Vitals v = j.vitals();
    int worst = 0;
    for (int l = 1; l <= v.depth(); l++) {
      double share = v.saturated(l);
      if (j.isUnknown(share)) {
        return;
      }
      if (Blank.is(share)) {
        continue;
      }
      if (j.reaches(share, SHARE, Severity.NOTE)) {
        j.raise(j.isOutputWrong(Severity.WARNING) ? Severity.WARNING : Severity.NOTE);
        j.evidence().mark(l);
      }
      worst = worst == 0 || share > v.saturated(worst) ? l : worst;
    }
    if (worst > 0) {
      j.put(Measure.SATURATED, v.saturated(worst))
          .put(Measure.UNIT_LAYER, worst)
          .put(Measure.OUTPUT_ERROR, v.outputError());
      j.evidence().strength(v.saturated(worst));
    }
  }

  @Override
  public String standing(Evidence e, Subject s) {
    return Blank.is(e.get(Measure.SATURATED))
        ? "not measured"
        : "up to " + Phrases.percent(e, Measure.SATURATED) + " of a layer";
  }

  @Override
  public String headline(Evidence e, Subject s) {
    return Phrases.percent(e, Measure.SATURATED)
        + " of z in layer "
        + Phrases.whole(e, Measure.UNIT_LAYER)
        + " lies on the flat tails of "
        + s.activationLabel()
        + ".";
  }

  @Override
  public List<Reason> because(Evidence e, Subject s) {
    return List.of(
        Reason.of(
            "z on a flat tail, layer " + Phrases.whole(e, Measure.UNIT_LAYER),
            e,
            Measure.SATURATED),
        new Reason("slope there, of the largest", "under 5.91 %"),
        Reason.of("the output is still wrong by", e, Measure.OUTPUT_ERROR));
  }

  @Override
  public List<Remedy> remedies(Evidence e, Subject s) {
    List<Remedy> remedies = new ArrayList<>();
    if (!Remedies.startsFittingly(s)) {
      remedies.add(
          s.isAll("sigmoid")
              ? Remedy.of(
                  "Xavier initializer",
                  "network.initializer.scheme",
                  "xavier-normal",
                  "network.initializer.gain",
                  1.0,
                  "network.initializer.bias",
                  0.0)
              : Remedies.fittingStart(s));
    }
    if (s.architecture().normalization() == Normalization.NONE && s.batchSize() > 1) {
      remedies.add(Remedies.batchNorm());
    }
    remedies.add(Remedies.learningRate(s, 0.1));
    return remedies;
  }

  @Override
  public String notACure(Evidence e, Subject s) {
    return "Not a cure: a larger learning rate (it drives units farther out), clipping.";
  }
}
