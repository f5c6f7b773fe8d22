package backflow.diagnose.rule;

import backflow.diagnose.vital.Vitals;
import backflow.math.Blank;
import backflow.nn.Normalization;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ReLU layers of 8 units or more of which many have died (were active, and are on for no sample any
 * more), or are inactive for whatever cause. One batch never declares anything.
 */
final class DeadUnits extends Rule {
  static final Threshold NOTE = Threshold.share("dead-units", "died, of a layer: a note", 0.1);
  static final Threshold WARNING = Threshold.share("dead-units-warning", "a warning", 0.5);
  static final Threshold SEVERE =
      Threshold.share("dead-units-severe", "inactive for whatever cause: severe", 0.9);
  private static final int FEWEST = 8;

  DeadUnits() {
    super(
        "dead-units",
        "Dead units",
        "Units that were active and are now off for every sample: no gradient passes through them "
            + "any more. Or a layer that is almost all off, whatever the cause.",
        NOTE,
        WARNING,
        SEVERE);
  }

  @Override
  public @Nullable String whyNot(Subject subject) {
    if (!subject.canDie()) {
      return subject.activationLabel() + " has no zero slope";
    }
    for (int l = 1; l <= subject.depth(); l++) {
      if (subject.activation(l).canDie() && subject.architecture().width(l) >= FEWEST) {
        return null;
      }
    }
    return "no ReLU layer of 8 units or more";
  }

  @Override
  void judge(Judgement j) {
    Vitals v = j.vitals();
    int worst = 0;
    for (int l = 1; l <= v.depth(); l++) {
      Severity found = of(j, l);
      if (found != null) {
        j.raise(found);
        j.evidence().mark(l);
      }
      if (counts(j, l) && (worst == 0 || badness(v, l) > badness(v, worst))) {
        worst = l;
      }
    }
    if (worst > 0) {
      j.put(Measure.DEAD, v.dead(worst))
          .put(Measure.INACTIVE, v.inactive(worst))
          .put(Measure.SILENT, v.silent(worst))
          .put(Measure.UNIT_LAYER, worst);
      j.evidence().strength(badness(v, worst));
    }
  }

  private static boolean counts(Judgement j, int l) {
    return j.subject().architecture().width(l) >= FEWEST && !Blank.is(j.vitals().dead(l));
  }

  private static double badness(Vitals v, int l) {
    return v.dead(l) + (v.inactive(l) > SEVERE.standard() ? v.inactive(l) : 0);
  }

  private static @Nullable Severity of(Judgement j, int l) {
    if (!counts(j, l)) {
      return null;
    }
    double dead = j.vitals().dead(l);
    double active = 1 - j.vitals().inactive(l);
    double edge = 1 - j.threshold(SEVERE);
    if (j.was(Severity.SEVERE) ? active < 3 * edge : active <= edge + 1e-12) {
      return Severity.SEVERE;
    }
    if (j.reaches(dead, WARNING, Severity.WARNING)) {
      return Severity.WARNING;
    }
    return j.reaches(dead, NOTE, Severity.NOTE) ? Severity.NOTE : null;
  }

  @Override
  public String standing(Evidence e, Subject s) {
    return Blank.is(e.get(Measure.DEAD))
        ? "not measured"
        : "up to " + Phrases.percent(e, Measure.DEAD) + " of a layer";
  }

  @Override
  public String headline(Evidence e, Subject s) {
    return "Of layer "
        + Phrases.whole(e, Measure.UNIT_LAYER)
        + ", "
        + Phrases.percent(e, Measure.DEAD)
        + " of the units have died, and "
        + Phrases.percent(e, Measure.INACTIVE)
        + " are off for every sample.";
  }

  @Override
  public List<Reason> because(Evidence e, Subject s) {
    return List.of(
        Reason.of("off for every sample, z ≤ 0", e, Measure.INACTIVE),
        Reason.of("have died: were active once", e, Measure.DEAD),
        Reason.of("were off from the start", e, Measure.SILENT),
        new Reason("slope where z ≤ 0", "0: no gradient, no change"));
  }

  @Override
  public List<Remedy> remedies(Evidence e, Subject s) {
    List<Remedy> remedies = new ArrayList<>();
    if (e.get(Measure.DEAD) > e.get(Measure.SILENT)) {
      remedies.add(Remedies.learningRate(s, 0.1));
    } else if (!Remedies.startsFittingly(s)) {
      remedies.add(Remedies.fittingStart(s));
    }
    if (s.isAll("relu")) {
      remedies.add(Remedies.activation("Leaky ReLU", "leaky-relu"));
      remedies.add(Remedies.activation("ELU", "elu"));
    }
    if (s.architecture().normalization() == Normalization.NONE && s.batchSize() > 1) {
      remedies.add(Remedies.batchNorm());
    }
    return remedies;
  }

  @Override
  public String notACure(Evidence e, Subject s) {
    return "Not a cure: training longer. A dead unit gets no gradient; only changes in the layers "
        + "below, or momentum that is left, can bring it back.";
  }
}
