package backflow.figure.updates;

import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.figure.frame.Buckets;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Knob;
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
import java.util.function.Function;

/** How far have the parameters come? ‖θ − θ₀‖ by step, or the length of each step. */
final class Distance implements Figure {
  /** From the start, or of every step. */
  static final Knob.Choice VIEW =
      new Knob.Choice("distance.view", "length", List.of("from the start", "of each step"));

  /** A distance that spans this much is drawn on a logarithmic axis. */
  private static final double WIDE = 1e4;

  private final RunPlot chart = new RunPlot();
  private boolean wide;

  private static StepQuantity quantity(Focus focus) {
    boolean start = focus.knobs().of(VIEW).equals(VIEW.words().get(0));
    return start ? StepQuantity.DISTANCE : StepQuantity.UPDATE_NORM;
  }

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    StepQuantity quantity = quantity(focus);
    Function<Readings, Strip> strip = r -> r.strip(quantity);
    boolean log = quantity == StepQuantity.UPDATE_NORM || isWide(readings);
    chart.see(readings, log, strip);
    double top = Math.ceil(look.px(Frame.TOP));
    double bottom = Math.floor(look.height() - look.px(Frame.STEPS));
    double left = Frame.left(pen, look, chart.axis(), top, bottom);
    double right = Math.floor(look.width() - RunPlot.margin(look, readings));
    chart.lay(look, readings, focus, left, top, right, bottom);
    chart.ground(pen, look, true);
    Readout readout = new Readout();
    if (chart.isEmpty()) {
      Frame.empty(pen, look, chart.plot());
    } else {
      chart.runs(pen, look, readings, false, strip);
      chart.close(pen, look, focus);
      StepAxis.paint(pen, look, chart.plot(), chart.steps(), readings, focus);
      if (readings.ghost() != null) {
        int muted = look.theme().muted();
        chart.words().write(pen, look, "dashed: kept run", muted, Weight.REGULAR, true);
      }
      readout = readout(look, readings, focus, quantity);
    }
    String unit = quantity == StepQuantity.DISTANCE ? "‖θ − θ₀‖" : "‖Δθ‖";
    String scale = log ? " (log)" : "";
    double end = look.width() - look.px(Frame.PAD);
    Frame.title(pen, look, readout, end, unit + ", all parameters" + scale, unit + scale);
  }

  /** Whether a run has gone so far that a linear axis would show a flat line and a spike. */
  private boolean isWide(Readings readings) {
    wide = wide || isFar(readings.strip(StepQuantity.DISTANCE));
    Readings other = readings.other();
    return wide || (other != null && isFar(other.strip(StepQuantity.DISTANCE)));
  }

  private static boolean isFar(Strip strip) {
    double largest = 0;
    double first = 0;
    for (int i = 0; i < strip.buckets; i++) {
      if (strip.max[i] <= Double.MAX_VALUE) {
        largest = Math.max(largest, strip.max[i]);
      }
      first = first > 0 ? first : strip.last[i];
    }
    return first > 0 && largest > WIDE && largest > WIDE * first;
  }

  private Readout readout(Look look, Readings readings, Focus focus, StepQuantity quantity) {
    Readout readout = new Readout();
    Strip strip = readings.strip(quantity);
    Theme theme = look.theme();
    if (focus.hoverStep() >= 0) {
      int i = Buckets.at(strip, focus.hoverStep());
      readout.add("step " + Numbers.integer(strip.to[i]), theme.muted(), Weight.REGULAR);
      readout.add(Buckets.words(strip.last[i]), theme.runA(), Weight.SEMIBOLD);
    } else {
      double now = Buckets.latest(strip, focus.playhead());
      readout.add(Buckets.words(now), theme.runA(), Weight.SEMIBOLD);
    }
    Readings other = readings.other();
    if (other != null && other.strip(quantity).buckets > 0) {
      double b = Buckets.latest(other.strip(quantity), focus.readStep());
      readout.add("B " + Buckets.words(b), theme.runB(), Weight.SEMIBOLD);
    }
    return readout;
  }

  @Override
  public Hit hit(double x, double y) {
    return chart.hit(x, y);
  }

  @Override
  public void forget() {
    chart.forget();
    wide = false;
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    StepSnapshot at = readings.snapshot();
    List<String> lines = new ArrayList<>();
    add(lines, "‖θ − θ₀‖", at.get(StepQuantity.DISTANCE));
    add(lines, "‖Δθ‖ of this step", at.get(StepQuantity.UPDATE_NORM));
    return lines;
  }

  private static void add(List<String> lines, String name, double value) {
    lines.add(Blank.is(value) ? name : name + " = " + Numbers.value(value));
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    StepSnapshot at = readings.snapshot();
    if (at.step() < 0) {
      return "No step yet.";
    }
    return "Before step "
        + Numbers.integer(at.step())
        + " the parameters are "
        + Buckets.words(at.get(StepQuantity.DISTANCE))
        + " away from where they started; this step moves them by "
        + Buckets.words(at.get(StepQuantity.UPDATE_NORM))
        + ".";
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    return Rows.bySteps(
        readings,
        List.of("distance", "update_norm"),
        List.of(r -> r.strip(StepQuantity.DISTANCE), r -> r.strip(StepQuantity.UPDATE_NORM)));
  }
}
