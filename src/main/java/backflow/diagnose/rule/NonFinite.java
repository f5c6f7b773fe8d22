package backflow.diagnose.rule;

import backflow.diagnose.vital.Vitals;
import backflow.math.Blank;
import backflow.math.Readable;
import backflow.nn.optim.Clipping;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Any NaN or ±∞: at which step, in which layer, in which tensor, and what was computed there. */
final class NonFinite extends Rule {
  NonFinite() {
    super(
        "non-finite",
        "Non-finite values",
        "A number has become NaN or ±∞. From then on every number that depends on it is NaN, and "
            + "the run is over.");
  }

  @Override
  public boolean speaksOfItsStart() {
    return true;
  }

  @Override
  boolean judgesNonFinite() {
    return true;
  }

  @Override
  void judge(Judgement j) {
    Vitals v = j.vitals();
    StepSnapshot now = v.now();
    if (now.isFinite()) {
      return;
    }
    j.raise(Severity.SEVERE);
    double count = 0;
    for (int l = 1; l <= now.layers(); l++) {
      double here = now.get(LayerQuantity.NON_FINITE, l);
      if (here > 0) {
        count += here;
        j.evidence().mark(l);
      }
    }
    FirstTensor.find(now, j);
    j.put(Measure.NON_FINITE, count)
        .put(Measure.LEARNING_RATE, now.get(StepQuantity.LEARNING_RATE))
        .put(Measure.UPDATE_RATIO, v.lastUpdateRatio());
  }

  @Override
  public String standing(Evidence e, Subject s) {
    return "none in " + Phrases.steps(e.step() + 1);
  }

  private static String where(Evidence e) {
    int layer = (int) e.get(Measure.TENSOR_LAYER);
    return layer == 0 ? "" : " of layer " + layer;
  }

  @Override
  public String headline(Evidence e, Subject s) {
    return "First seen at step "
        + Readable.integer(e.step())
        + " in "
        + FirstTensor.in(e).symbol()
        + where(e)
        + ": NaN or ∞. Nothing is learned from here on.";
  }

  @Override
  public List<Reason> because(Evidence e, Subject s) {
    List<Reason> chain = new ArrayList<>();
    chain.add(new Reason("what was computed", FirstTensor.in(e).operation() + where(e)));
    if (e.step() > 0 && !Blank.is(e.get(Measure.UPDATE_RATIO))) {
      chain.add(Reason.of("largest ‖ΔW‖/‖W‖ of the step before", e, Measure.UPDATE_RATIO));
    }
    chain.add(Reason.of("entries that are NaN or ∞, at least", e, Measure.NON_FINITE));
    return chain;
  }

  @Override
  public List<Remedy> remedies(Evidence e, Subject s) {
    List<Remedy> remedies = new ArrayList<>();
    if (!Remedies.startsFittingly(s)) {
      remedies.add(Remedies.fittingStart(s));
    }
    if (e.step() > 0) {
      remedies.add(Remedies.learningRate(s, 0.1));
      if (s.clipping().mode() == Clipping.Mode.NONE) {
        remedies.add(Remedies.clipping());
      }
    }
    return remedies;
  }

  @Override
  public String notACure(Evidence e, Subject s) {
    return "Not a cure: training on. A NaN spreads to every weight that it meets; go back before "
        + "step "
        + Readable.integer(e.step())
        + ".";
  }
}
