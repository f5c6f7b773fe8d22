package backflow.diagnose.rule;

import backflow.diagnose.vital.Vitals;
import backflow.nn.optim.Clipping;
import backflow.probe.StepQuantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Half of the last 100 steps or more (at least 20) were clipped. */
final class ClippingActive extends Rule {
  static final Threshold SHARE =
      Threshold.share("clipping-active", "clipped, of the last 100 steps", 0.5);
  private static final int FEWEST = 20;
  private static final int WINDOW = 100;

  ClippingActive() {
    super(
        "clipping-active",
        "Clipping",
        "Clipping is no longer the exception: half of the last 100 steps or more were clipped, so "
            + "the threshold decides how long a step is, not the gradient.",
        SHARE);
  }

  @Override
  public @Nullable String whyNot(Subject subject) {
    return null;
  }

  @Override
  void judge(Judgement j) {
    Vitals v = j.vitals();
    double share = v.now().get(StepQuantity.CLIPPED_SHARE);
    j.put(Measure.CLIPPED, share)
        .put(Measure.CLIP_FACTOR, v.now().get(StepQuantity.CLIP_FACTOR))
        .put(Measure.NORM, v.norm());
    if (v.measured() < FEWEST) {
      return;
    }
    if (j.reaches(share, SHARE, Severity.WARNING)) {
      j.raise(Severity.WARNING);
      j.evidence().strength(share);
    }
  }

  @Override
  public String standing(Evidence e, Subject s) {
    boolean off = s.clipping().mode() == Clipping.Mode.NONE && e.get(Measure.CLIPPED) == 0;
    return off ? "off" : Phrases.percent(e, Measure.CLIPPED) + " of " + window(e);
  }

  @Override
  public String headline(Evidence e, Subject s) {
    return Phrases.percent(e, Measure.CLIPPED)
        + " of "
        + window(e)
        + " were clipped: the threshold decides how long a step is.";
  }

  /** Of how many steps the share is: of a hundred, or of all there are. */
  private static String window(Evidence e) {
    long all = e.step() + 1;
    return all >= WINDOW ? "the last " + WINDOW + " steps" : "the first " + all + " steps";
  }

  @Override
  public List<Reason> because(Evidence e, Subject s) {
    List<Reason> chain = new ArrayList<>();
    chain.add(Reason.of("norm of all gradients, before", e, Measure.NORM));
    if (s.clipping().mode() != Clipping.Mode.NONE) {
      String mode = s.clipping().mode().label().toLowerCase(java.util.Locale.ROOT);
      chain.add(new Reason("threshold, by " + mode, Form.NUMBER.of(s.clipping().threshold())));
    }
    chain.add(Reason.of("length after / before", e, Measure.CLIP_FACTOR));
    return chain;
  }

  @Override
  public List<Remedy> remedies(Evidence e, Subject s) {
    List<Remedy> remedies = new ArrayList<>();
    remedies.add(Remedies.learningRate(s, 0.1));
    if (!Remedies.startsFittingly(s)) {
      remedies.add(Remedies.fittingStart(s));
    }
    return remedies;
  }

  @Override
  public String notACure(Evidence e, Subject s) {
    return s.optimizer().startsWith("adam")
        ? "Under Adam it barely matters: Adam is nearly free of the gradient's scale."
        : "Clipping cures no vanishing, and by value it turns the direction too.";
  }
}
