package backflow.figure.frame;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.Pen;

/**
 * The axis under every chart by step: which steps are shown, in steps or epochs, with a thin line
 * where an epoch ends as long as there is room for them.
 */
public final class StepAxis {
  /** Epoch lines closer than this say nothing any more. */
  private static final double LEAST_EPOCH = 24;

  private StepAxis() {}

  /**
   * The scale of a plot.
   *
   * @param last the newest step of any run that is shown
   * @param left place of its left edge
   * @param right place of its right edge
   */
  public static LinearScale scale(Focus focus, double last, double left, double right) {
    double from = focus.span().left();
    return new LinearScale(from, Math.max(from + 1, focus.span().right(last)), left, right);
  }

  /** Numbers and the word under a plot, and lines where epochs end. */
  public static void paint(
      Pen pen, Look look, Box plot, LinearScale scale, Readings readings, Focus focus) {
    epochLines(pen, look, plot, scale, readings);
    double perEpoch = readings.stepsPerEpoch();
    if (!focus.epochs() || !(perEpoch > 0)) {
      Frame.steps(pen, look, plot, scale, true);
      return;
    }
    LinearScale epochs =
        new LinearScale(scale.low() / perEpoch, scale.high() / perEpoch, scale.from(), scale.to());
    Frame.numbers(pen, look, plot, epochs.ticks(look.px(62)), "epoch");
  }

  /** Only the lines where epochs end: for a plot above the one that bears the axis. */
  public static void epochLines(
      Pen pen, Look look, Box plot, LinearScale scale, Readings readings) {
    double perEpoch = readings.stepsPerEpoch();
    if (!(perEpoch > 0)) {
      return;
    }
    double apart = Math.abs(scale.at(perEpoch) - scale.at(0));
    if (apart < look.px(LEAST_EPOCH)) {
      return;
    }
    int color = Argb.fade(look.theme().muted(), 0.35);
    for (double epoch = Math.ceil(scale.low() / perEpoch + 1e-9);
        epoch * perEpoch < scale.high();
        epoch++) {
      double x = Frame.snap(pen, scale.at(epoch * perEpoch));
      pen.line(x, plot.y(), x, plot.bottom(), color, look.type().thinLine());
    }
  }
}
