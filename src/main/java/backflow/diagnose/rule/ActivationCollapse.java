package backflow.diagnose.rule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The forward signal dies out with depth: median RMS(a_D)/RMS(a_1) below 1e-3. Not raised where a
 * layer that is 90 % inactive, or whose units are all the same, explains it.
 */
final class ActivationCollapse extends Rule {
  static final Threshold WARNING =
      Threshold.number("activation-collapse", "activations of layer D / layer 1", 1e-3, 1e-30, 1);
  static final Threshold SEVERE =
      Threshold.number("activation-collapse-severe", "severe below", 1e-6, 1e-300, 1);

  ActivationCollapse() {
    super(
        "activation-collapse",
        "Activations collapse",
        "The activations of layer D are under a thousandth of those of layer 1: all samples look "
            + "the same to the last layers.",
        WARNING,
        SEVERE);
  }

  @Override
  public @Nullable String whyNot(Subject subject) {
    return subject.depth() < 2 ? "fewer than two hidden layers" : null;
  }

  @Override
  void judge(Judgement j) {
    double gain = j.vitals().forwardGain();
    ForwardGain.put(j, gain);
    if (j.isUnknown(gain)) {
      return;
    }
    if (j.isBelow(gain, SEVERE, Severity.SEVERE)) {
      j.raise(Severity.SEVERE);
    } else if (j.isBelow(gain, WARNING, Severity.WARNING)) {
      j.raise(Severity.WARNING);
    }
    if (!j.explainAway() && j.severity() != null) {
      ForwardGain.markBelow(j, j.threshold(WARNING));
    }
  }

  @Override
  public String standing(Evidence e, Subject s) {
    return "forward gain " + Phrases.number(e, Measure.FORWARD_GAIN);
  }

  @Override
  public String headline(Evidence e, Subject s) {
    return "Activations shrink "
        + Phrases.factor(e, Measure.FORWARD_PER_LAYER)
        + " per layer: those of layer "
        + s.depth()
        + " are "
        + Phrases.number(e, Measure.FORWARD_GAIN)
        + " of those of layer 1.";
  }

  @Override
  public List<Reason> because(Evidence e, Subject s) {
    return ForwardGain.chain(e, s);
  }

  @Override
  public List<Remedy> remedies(Evidence e, Subject s) {
    List<Remedy> remedies = new ArrayList<>();
    remedies.add(Remedies.fittingStart(s));
    if (s.batchSize() > 1) {
      remedies.add(Remedies.batchNorm());
    }
    if (Remedies.canSkip(s)) {
      remedies.add(Remedies.scaledResidual());
    }
    return remedies;
  }

  @Override
  public String notACure(Evidence e, Subject s) {
    return "Not a cure: a larger learning rate. The ratios of weight gradients may look fine all "
        + "the while: what is lost forward and what is lost backward cancel in them.";
  }
}
