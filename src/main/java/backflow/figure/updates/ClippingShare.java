package backflow.figure.updates;

import backflow.chart.Box;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.chart.ValueAxis;
import backflow.figure.frame.Buckets;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.StepAxis;
import backflow.figure.frame.Table;
import backflow.math.Blank;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.probe.Strip;
import java.util.ArrayList;
import java.util.List;

/**
 * How often and how much is clipped? Above the share of the last 100 steps, below the factor on a
 * logarithmic axis.
 */
final class ClippingShare implements Figure {
  /** From here on a run counts as clipped: the rule of the diagnosis. */
  private static final double ACTIVE = 0.5;

  private static final double BETWEEN = 42;

  private final RunPlot share = new RunPlot();
  private final RunPlot factor = new RunPlot();
  private boolean both;

  private static Strip shares(Readings readings) {
    return readings.strip(StepQuantity.CLIPPED_SHARE);
  }

  private static Strip factors(Readings readings) {
    return readings.strip(StepQuantity.CLIP_FACTOR);
  }

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    share.see(readings, false, ClippingShare::shares);
    share.axis().see(0);
    share.axis().see(1);
    factor.see(readings, true, ClippingShare::factors);
    factor.axis().see(1);
    factor.axis().see(0.01);
    layOut(pen, look, readings, focus);
    share.ground(pen, look, false);
    percents(pen, look, share.axis());
    Readout readout = new Readout();
    if (share.isEmpty()) {
      Frame.empty(pen, look, share.plot());
    } else {
      readout = readout(look, readings, focus);
      paintShare(pen, look, readings, focus);
      if (both) {
        paintFactor(pen, look, readings, focus);
      }
      RunPlot lowest = both ? factor : share;
      StepAxis.paint(pen, look, lowest.plot(), lowest.steps(), readings, focus);
    }
    double end = look.width() - look.px(Frame.PAD);
    Frame.title(pen, look, readout, end, "share of the last 100 steps clipped", "share clipped");
  }

  private void layOut(Pen pen, Look look, Readings readings, Focus focus) {
    double top = Math.ceil(look.px(Frame.TOP));
    double bottom = Math.floor(look.height() - look.px(Frame.STEPS));
    both = bottom - top >= look.px(130) && !share.isEmpty();
    double middle = both ? Math.floor(top + (bottom - top - look.px(BETWEEN)) * 0.5) : bottom;
    double lower = both ? Math.ceil(middle + look.px(BETWEEN)) : top;
    double left = Frame.left(pen, look, factor.axis(), lower, bottom);
    left = Math.max(left, Math.ceil(look.px(Frame.LEFT)));
    double right = Math.floor(look.width() - RunPlot.margin(look, readings));
    share.lay(look, readings, focus, left, top, right, middle);
    factor.lay(look, readings, focus, left, lower, right, bottom);
  }

  /** Grid and labels at 0, 50 and 100 %; half of that where there is no room. */
  private void percents(Pen pen, Look look, ValueAxis axis) {
    double size = look.type().label();
    double apart = share.plot().height() < look.px(44) ? 1 : 0.5;
    for (double at = 0; at <= 1; at += apart) {
      double y = Math.floor(axis.y(at)) + 0.5;
      int color = at == 0 ? look.theme().axis() : look.theme().grid();
      pen.line(share.plot().x(), y, share.plot().right(), y, color, look.type().thinLine());
      pen.text(
          (int) (at * 100) + " %",
          Frame.labelsRight(look, share.plot()),
          y + Typography.middle(size),
          Anchor.END,
          size,
          Weight.REGULAR,
          look.theme().muted());
    }
  }

  private void paintShare(Pen pen, Look look, Readings readings, Focus focus) {
    int warning = look.theme().warning();
    double y = share.axis().y(ACTIVE);
    pen.dashes(look.px(5), look.px(4));
    pen.line(share.plot().x(), y, share.plot().right(), y, warning, look.px(1.25));
    pen.dashes(0, 0);
    share.runs(pen, look, readings, false, ClippingShare::shares);
    share.close(pen, look, focus);
    String active = "50 %: clipping active";
    share.words().take(new Box(share.plot().x(), y - 1, share.plot().width(), 2));
    double size = look.type().label();
    double width = pen.textWidth(active, size, Weight.REGULAR);
    double right = share.plot().right() - width - look.px(6);
    boolean said = false;
    for (double x : new double[] {right, share.plot().x() + look.px(8)}) {
      for (double upper : new double[] {y - size * 1.3 - 2, y + 2}) {
        said =
            said
                || share
                    .words()
                    .writeAt(pen, look, active, x, upper, warning, size, Weight.REGULAR);
      }
    }
    if (!Clip.of(readings).isOn() && readings.other() == null) {
      share.words().write(pen, look, "not clipped", look.theme().muted(), Weight.REGULAR, true);
    }
  }

  private void paintFactor(Pen pen, Look look, Readings readings, Focus focus) {
    double size = look.type().label();
    pen.text(
        "factor, norm after / before (log)",
        look.px(Frame.PAD),
        factor.plot().y() - look.px(13),
        Anchor.START,
        size,
        Weight.REGULAR,
        look.theme().muted());
    factor.ground(pen, look, true);
    factor.runs(pen, look, readings, false, ClippingShare::factors);
    factor.close(pen, look, focus);
    int smallest =
        LargestCut.bucket(readings.strip(StepQuantity.GLOBAL_NORM_BEFORE), factors(readings));
    if (smallest >= 0) {
      String words =
          "smallest × "
              + Numbers.value(factors(readings).min[smallest])
              + " (step "
              + Numbers.integer(factors(readings).to[smallest])
              + ")";
      factor.words().write(pen, look, words, look.theme().runA(), Weight.SEMIBOLD, false);
    }
  }

  private Readout readout(Look look, Readings readings, Focus focus) {
    Readout readout = new Readout();
    long told = told(readings, focus);
    if (told < 0) {
      return readout;
    }
    Theme theme = look.theme();
    if (focus.hoverStep() >= 0) {
      long step = shares(readings).to[Buckets.at(shares(readings), told)];
      readout.add("step " + Numbers.integer(step), theme.muted(), Weight.REGULAR);
    }
    readout.add(words(readings, told), theme.runA(), Weight.SEMIBOLD);
    if (readings.other() != null && shares(readings.other()).buckets > 0) {
      String b = "B " + words(readings.other(), told);
      readout.add(b, theme.runB(), Weight.SEMIBOLD);
    }
    return readout;
  }

  /** The step under the pointer; else the one shown, where there is no room to draw the factor. */
  private long told(Readings readings, Focus focus) {
    if (focus.hoverStep() >= 0 || both) {
      return focus.hoverStep();
    }
    Strip of = shares(readings);
    return focus.playhead() >= 0 ? focus.playhead() : of.to[of.buckets - 1];
  }

  private String words(Readings readings, long step) {
    double part = shares(readings).last[Buckets.at(shares(readings), step)];
    String words = Blank.is(part) ? "not measured" : Numbers.percent(part);
    if (factors(readings).buckets == 0) {
      return words;
    }
    double by = factors(readings).last[Buckets.at(factors(readings), step)];
    return Blank.is(by) ? words : words + (both ? ", × " : ", factor × ") + Numbers.value(by);
  }

  @Override
  public Hit hit(double x, double y) {
    Hit above = share.hit(x, y);
    return above.isNone() && both ? factor.hit(x, y) : above;
  }

  @Override
  public void forget() {
    share.forget();
    factor.forget();
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    List<String> lines = new ArrayList<>();
    StepSnapshot at = readings.snapshot();
    long steps = Math.max(1, Math.min(100, at.step() + 1));
    lines.add("share = clipped steps among the last " + steps + " / " + steps);
    double part = at.get(StepQuantity.CLIPPED_SHARE);
    double by = at.get(StepQuantity.CLIP_FACTOR);
    if (!Blank.is(part)) {
      lines.add("share = " + Numbers.percent(part));
    }
    lines.add("factor = ‖g after‖ / ‖g before‖");
    if (!Blank.is(by)) {
      lines.add("factor = × " + Numbers.value(by));
    }
    return lines;
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    StepSnapshot at = readings.snapshot();
    if (at.step() < 0) {
      return "No step yet.";
    }
    double part = at.get(StepQuantity.CLIPPED_SHARE);
    double by = at.get(StepQuantity.CLIP_FACTOR);
    String active = part >= ACTIVE ? "clipping is active" : "clipping is not active";
    return "Step "
        + Numbers.integer(at.step())
        + ": "
        + (Blank.is(part) ? "share not measured" : Numbers.percent(part) + " of the last 100 steps")
        + " clipped, "
        + active
        + (Blank.is(by) ? "." : "; the gradient is multiplied by " + Numbers.value(by) + ".");
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    return Rows.bySteps(
        readings,
        List.of("clipped_share", "clip_factor"),
        List.of(ClippingShare::shares, ClippingShare::factors));
  }
}
