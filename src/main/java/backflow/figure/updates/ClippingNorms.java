package backflow.figure.updates;

import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Handle;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Knob;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Table;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.probe.Strip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What does clipping do to the size of the gradient? The norm before and after, of all gradients by
 * step or of each layer at one step, with the threshold, which can be dragged.
 */
final class ClippingNorms implements Figure {
  /** Of everything, or layer by layer. */
  static final Knob.Choice VIEW =
      new Knob.Choice("clipping-norms.view", "norm of", List.of("all", "each layer"));

  private final ThresholdGrip grip = new ThresholdGrip();
  private final NormsByStep bySteps = new NormsByStep(grip);
  private final NormsByLayer byLayers = new NormsByLayer(grip);
  private boolean layers;

  private static boolean isByLayer(Focus focus) {
    return focus.knobs().of(VIEW).equals(VIEW.words().get(1));
  }

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    layers = isByLayer(focus);
    if (layers) {
      byLayers.draw(pen, readings, look, focus);
    } else {
      bySteps.draw(pen, readings, look, focus);
    }
  }

  @Override
  public Hit hit(double x, double y) {
    return layers ? byLayers.hit(x, y) : bySteps.hit(x, y);
  }

  @Override
  public @Nullable Handle handle(double x, double y) {
    return grip.handle(x, y);
  }

  @Override
  public void forget() {
    bySteps.forget();
    byLayers.forget();
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    return Clip.of(readings).formula(readings.snapshot());
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    StepSnapshot at = readings.snapshot();
    if (at.step() < 0) {
      return "No step yet.";
    }
    String now =
        "Step "
            + Numbers.integer(at.step())
            + ": the norm of all gradients is "
            + Numbers.value(at.get(StepQuantity.GLOBAL_NORM_BEFORE));
    Clip clip = Clip.of(readings);
    if (!clip.isOn()) {
      return now + "; it is not clipped.";
    }
    now += " before clipping " + clip.words() + " at c = " + Numbers.value(clip.threshold());
    now += " and " + Numbers.value(at.get(StepQuantity.GLOBAL_NORM_AFTER)) + " after it.";
    Strip before = readings.strip(StepQuantity.GLOBAL_NORM_BEFORE);
    Strip factor = readings.strip(StepQuantity.CLIP_FACTOR);
    int bucket = LargestCut.bucket(before, factor);
    return bucket < 0
        ? now
        : now + " Largest cut: " + LargestCut.words(before.max[bucket], factor.min[bucket]) + ".";
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    if (isByLayer(focus)) {
      return NormsByLayer.table(readings);
    }
    return Rows.bySteps(
        readings,
        List.of("global_norm_before", "global_norm_after", "clip_factor"),
        List.of(
            r -> r.strip(StepQuantity.GLOBAL_NORM_BEFORE),
            r -> r.strip(StepQuantity.GLOBAL_NORM_AFTER),
            r -> r.strip(StepQuantity.CLIP_FACTOR)));
  }
}
