package backflow.diagnose.rule;

import backflow.diagnose.vital.Vitals;
import backflow.probe.LayerQuantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All units of a layer of two or more have equal incoming weights and equal gradients. */
final class SymmetricUnits extends Rule {
  SymmetricUnits() {
    super(
        "symmetric-units",
        "Symmetric units",
        "All units of a layer have the same weights and get the same gradients, so they stay the "
            + "same for ever: a layer of one unit, many times over.");
  }

  static boolean isSymmetric(Vitals v, int layer) {
    return v.now().get(LayerQuantity.SYMMETRIC, layer) == 1;
  }

  @Override
  public @Nullable String whyNot(Subject subject) {
    for (int l = 1; l <= subject.depth() + 1; l++) {
      if (subject.architecture().width(l) > 1) {
        return null;
      }
    }
    return "no layer of two units or more";
  }

  @Override
  void judge(Judgement j) {
    Vitals v = j.vitals();
    int layers = 0;
    for (int l = 1; l <= v.depth() + 1; l++) {
      if (isSymmetric(v, l)) {
        j.raise(Severity.SEVERE);
        j.evidence().mark(l);
        layers++;
      }
    }
    j.put(Measure.LAYERS, layers);
    j.evidence().strength(layers);
  }

  @Override
  public String standing(Evidence e, Subject s) {
    return "units differ";
  }

  @Override
  public String headline(Evidence e, Subject s) {
    return "In "
        + Phrases.layers(e.layers())
        + " all units have the same weights and the same gradients: they can only ever do the "
        + "same.";
  }

  @Override
  public List<Reason> because(Evidence e, Subject s) {
    return List.of(
        new Reason("weights started as", s.scheme().label()),
        new Reason("equal weights get", "equal gradients"),
        new Reason("equal gradients leave", "equal weights"),
        Reason.of("layers like that", e, Measure.LAYERS));
  }

  @Override
  public List<Remedy> remedies(Evidence e, Subject s) {
    return List.of(
        s.isAll("sigmoid")
            ? Remedy.of("Xavier initializer", "network.initializer.scheme", "xavier-normal")
            : Remedies.fittingStart(s));
  }

  @Override
  public String notACure(Evidence e, Subject s) {
    return "Not a cure: training longer, another learning rate or optimizer: only unequal starts "
        + "(or dropout) tell units apart.";
  }
}
