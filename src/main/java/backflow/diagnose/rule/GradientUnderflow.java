package backflow.diagnose.rule;

import backflow.diagnose.vital.Vitals;
import backflow.math.Blank;
import backflow.math.FloatFormat;
import backflow.math.Readable;
import backflow.probe.StepQuantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The format loses half of a layer's weight gradient or more: entries that are finite and not 0 in
 * double, but 0 (or ∞) in the format. Severe from 90 % on: next to nothing of that layer is
 * learned.
 */
final class GradientUnderflow extends Rule {
  static final Threshold WARNING =
      Threshold.share("gradient-underflow", "entries of ∂L/∂W lost to the format", 0.5);
  static final Threshold SEVERE = Threshold.share("gradient-underflow-severe", "severe from", 0.9);

  GradientUnderflow() {
    super(
        "gradient-underflow",
        "Gradient underflow",
        "The numbers of the backward pass leave the range of the format: what is smaller than its "
            + "smallest number becomes 0, and the weights it was for learn nothing.",
        WARNING,
        SEVERE);
  }

  @Override
  public @Nullable String whyNot(Subject subject) {
    return subject.precision() == FloatFormat.FLOAT64 ? "computed in float64" : null;
  }

  @Override
  void judge(Judgement j) {
    Vitals v = j.vitals();
    int worst = 0;
    int layers = 0;
    for (int l = 1; l <= v.depth() + 1; l++) {
      double share = v.lost(l);
      if (Blank.is(share)) {
        continue;
      }
      if (j.reaches(share, WARNING, Severity.WARNING)) {
        j.raise(Severity.WARNING);
        j.evidence().mark(l);
        layers++;
      }
      if (j.reaches(share, SEVERE, Severity.SEVERE)) {
        j.raise(Severity.SEVERE);
      }
      worst = worst == 0 || share > v.lost(worst) ? l : worst;
    }
    if (worst > 0) {
      j.put(Measure.LOST, v.lost(worst))
          .put(Measure.UNIT_LAYER, worst)
          .put(Measure.LAYERS, layers)
          .put(Measure.WEIGHT_GRADIENT, v.weightGradient(worst))
          .put(Measure.LOSS_SCALE, v.now().get(StepQuantity.LOSS_SCALE));
      j.evidence().strength(v.lost(worst));
    }
  }

  @Override
  public String standing(Evidence e, Subject s) {
    return Blank.is(e.get(Measure.LOST))
        ? "not measured"
        : "up to " + Phrases.percent(e, Measure.LOST) + " of a layer";
  }

  @Override
  public String headline(Evidence e, Subject s) {
    return s.precision().word()
        + " loses "
        + Phrases.percent(e, Measure.LOST)
        + " of the weight gradient of layer "
        + Phrases.whole(e, Measure.UNIT_LAYER)
        + ": what is not 0 in truth is 0 there.";
  }

  @Override
  public List<Reason> because(Evidence e, Subject s) {
    String layer = Phrases.whole(e, Measure.UNIT_LAYER);
    return List.of(
        Reason.of("entries of ∂L/∂W lost, layer " + layer, e, Measure.LOST),
        Reason.of("mean |∂L/∂W| that is left there", e, Measure.WEIGHT_GRADIENT),
        new Reason(
            "smallest number of " + s.precision().word(), Readable.value(s.precision().smallest())),
        Reason.of("loss scale", e, Measure.LOSS_SCALE),
        Reason.of("layers where it is so", e, Measure.LAYERS));
  }

  @Override
  public List<Remedy> remedies(Evidence e, Subject s) {
    List<Remedy> remedies = new ArrayList<>();
    if (!s.scalesDynamically()) {
      remedies.add(Remedy.of("Dynamic loss scale", "training.lossScale", "dynamic"));
    }
    if (s.precision() == FloatFormat.FLOAT16) {
      remedies.add(Remedies.precision(FloatFormat.BFLOAT16));
    }
    boolean single = s.precision() == FloatFormat.FLOAT32;
    remedies.add(Remedies.precision(single ? FloatFormat.FLOAT64 : FloatFormat.FLOAT32));
    return remedies;
  }

  @Override
  public String notACure(Evidence e, Subject s) {
    return "Not a cure: a larger learning rate (0 stays 0), clipping (it only ever shortens).";
  }
}
