package backflow.diagnose.rule;

import backflow.diagnose.vital.Vitals;
import backflow.math.Blank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ReLU layers of which a quarter or more was inactive at every measurement. Always a note. */
final class SilentUnits extends Rule {
  static final Threshold NOTE = Threshold.share("silent-units", "silent, of a layer", 0.25);

  SilentUnits() {
    super(
        "silent-units",
        "Silent units",
        "Units that were off for every sample from the start. They have not died; with depth the "
            + "samples become alike, and a unit is on for all or off for all. The net trains well.",
        NOTE);
  }

  @Override
  public @Nullable String whyNot(Subject subject) {
    return subject.canDie() ? null : subject.activationLabel() + " is never off";
  }

  @Override
  void judge(Judgement j) {
    Vitals v = j.vitals();
    int worst = 0;
    int layers = 0;
    for (int l = 1; l <= v.depth(); l++) {
      double silent = v.silent(l);
      if (Blank.is(silent)) {
        continue;
      }
      if (j.reaches(silent, NOTE, Severity.NOTE)) {
        j.raise(Severity.NOTE);
        j.evidence().mark(l);
        layers++;
      }
      worst = worst == 0 || silent > v.silent(worst) ? l : worst;
    }
    if (worst > 0) {
      j.put(Measure.SILENT, v.silent(worst))
          .put(Measure.UNIT_LAYER, worst)
          .put(Measure.LAYERS, layers);
      j.evidence().strength(v.silent(worst));
    }
  }

  @Override
  public String standing(Evidence e, Subject s) {
    return Blank.is(e.get(Measure.SILENT))
        ? "not measured"
        : "up to " + Phrases.percent(e, Measure.SILENT) + " of a layer";
  }

  @Override
  public String headline(Evidence e, Subject s) {
    return "Up to "
        + Phrases.percent(e, Measure.SILENT)
        + " of a layer (layer "
        + Phrases.whole(e, Measure.UNIT_LAYER)
        + ") was off for every sample from the start. That is normal: they have not died.";
  }

  @Override
  public List<Reason> because(Evidence e, Subject s) {
    return List.of(
        Reason.of("layers with a quarter or more", e, Measure.LAYERS),
        Reason.of("most, in layer " + Phrases.whole(e, Measure.UNIT_LAYER), e, Measure.SILENT),
        new Reason("samples become alike with depth", "on for all, or off for all"));
  }

  @Override
  public List<Remedy> remedies(Evidence e, Subject s) {
    return List.of();
  }

  @Override
  public String notACure(Evidence e, Subject s) {
    return "Nothing to cure. Wider layers or leaky ReLU waste fewer units.";
  }
}
