package backflow.diagnose.rule;

import backflow.nn.Residual;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forward signal grows with depth: median RMS(a_D)/RMS(a_1) above 1e3. */
final class ActivationBlowUp extends Rule {
  static final Threshold WARNING =
      Threshold.number("activation-blow-up", "activations of layer D / layer 1", 1e3, 1, 1e30);
  static final Threshold SEVERE =
      Threshold.number("activation-blow-up-severe", "severe above", 1e6, 1, 1e300);

  ActivationBlowUp() {
    super(
        "activation-blow-up",
        "Activations blow up",
        "The activations of layer D are over a thousand times those of layer 1.",
        WARNING,
        SEVERE);
  }

  @Override
  public @Nullable String whyNot(Subject subject) {
    return subject.depth() < 2 ? "fewer than two hidden layers" : null;
  }

  @Override
  boolean judgesNonFinite() {
    return true;
  }

  @Override
  void judge(Judgement j) {
    double gain = j.vitals().forwardGain();
    ForwardGain.put(j, gain);
    if (j.isUnknown(gain)) {
      return;
    }
    if (j.isAbove(gain, SEVERE, Severity.SEVERE)) {
      j.raise(Severity.SEVERE);
    } else if (j.isAbove(gain, WARNING, Severity.WARNING)) {
      j.raise(Severity.WARNING);
    }
    if (j.severity() != null) {
      ForwardGain.markAbove(j, j.threshold(WARNING));
    }
  }

  @Override
  public String standing(Evidence e, Subject s) {
    return "forward gain " + Phrases.number(e, Measure.FORWARD_GAIN);
  }

  @Override
  public String headline(Evidence e, Subject s) {
    return "Activations grow "
        + Phrases.factor(e, Measure.FORWARD_PER_LAYER)
        + " per layer: those of layer "
        + s.depth()
        + " are "
        + Phrases.number(e, Measure.FORWARD_GAIN)
        + " times those of layer 1.";
  }

  @Override
  public List<Reason> because(Evidence e, Subject s) {
    List<Reason> chain = ForwardGain.chain(e, s);
    if (s.architecture().residual() == Residual.PLAIN) {
      chain.add(new Reason("each layer adds f(z) to what came in", "nothing divides"));
    }
    return chain;
  }

  @Override
  public List<Remedy> remedies(Evidence e, Subject s) {
    List<Remedy> remedies = new ArrayList<>();
    if (s.architecture().residual() == Residual.PLAIN) {
      remedies.add(Remedies.scaledResidual());
    }
    if (!Remedies.startsFittingly(s)) {
      remedies.add(Remedies.fittingStart(s));
    }
    if (s.batchSize() > 1) {
      remedies.add(Remedies.batchNorm());
    }
    return remedies;
  }

  @Override
  public String notACure(Evidence e, Subject s) {
    return "Not a cure: clipping gradients, a smaller learning rate: the forward pass stays as it "
        + "is.";
  }
}
