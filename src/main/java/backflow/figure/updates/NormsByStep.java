package backflow.figure.updates;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Special;
import backflow.chart.Theme;
import backflow.chart.ValueAxis;
import backflow.figure.frame.Buckets;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.StepAxis;
import backflow.probe.Event;
import backflow.probe.StepQuantity;
import backflow.probe.Strip;

/** The norm of all gradients before and after clipping, step by step, with the threshold. */
final class NormsByStep {
  /** One open circle for so many units: the largest norm that was clipped there. */
  private static final String BEFORE = "before: ";

  private static final double COLUMN = 5;

  private static final double TINT = 0.16;

  /** The axis reaches this factor beyond the threshold. */
  private static final double ROOM = 3;

  private final RunPlot chart = new RunPlot();
  private final ThresholdGrip grip;
  private double[] xs = new double[0];
  private double[] highs = new double[0];
  private double[] lows = new double[0];
  private boolean[] cut = new boolean[0];
  private int columns;

  NormsByStep(ThresholdGrip grip) {
    this.grip = grip;
  }

  private static Strip before(Readings readings) {
    return readings.strip(StepQuantity.GLOBAL_NORM_BEFORE);
  }

  private static Strip after(Readings readings) {
    return readings.strip(StepQuantity.GLOBAL_NORM_AFTER);
  }

  private static Strip factor(Readings readings) {
    return readings.strip(StepQuantity.CLIP_FACTOR);
  }

  void draw(Pen pen, Readings readings, Look look, Focus focus) {
    Clip clip = Clip.of(readings);
    chart.see(readings, true, NormsByStep::before);
    chart.more(readings, NormsByStep::after);
    ValueAxis axis = chart.axis();
    // room on both sides: a line on the edge of the plot is none, and could not be dragged beyond
    axis.see(clip.threshold() / ROOM);
    axis.see(clip.threshold() * ROOM);
    double top = Math.ceil(look.px(Frame.TOP));
    double bottom = Math.floor(look.height() - look.px(Frame.STEPS));
    double left = Frame.left(pen, look, axis, top, bottom);
    double right = Math.floor(look.width() - ThresholdGrip.margin(pen, look, clip));
    chart.lay(look, readings, focus, left, top, right, bottom);
    Box plot = chart.plot();
    chart.ground(pen, look, true);
    Readout readout = readout(look, readings, focus);
    double end = look.width() - look.px(Frame.PAD);
    if (chart.isEmpty()) {
      grip.hide();
      Frame.title(pen, look, readout, end, "norm of all gradients (log)", "norm (log)");
      Frame.empty(pen, look, plot);
      return;
    }
    columns(readings, look);
    chart.ghost(pen, look, readings, NormsByStep::before);
    paintB(look, readings);
    paintA(look, readings);
    chart.lines().lanes(axis);
    chart.lines().field().paint(pen);
    circles(pen, look);
    grip.paint(pen, look, axis, plot, clip, clip.isByNorm());
    Frame.playhead(pen, look, plot, chart.steps(), focus);
    StepAxis.paint(pen, look, plot, chart.steps(), readings, focus);
    boolean said = words(pen, look, readings, clip);
    if (!said && readout.isEmpty()) {
      readout.add(note(pen, clip), look.theme().muted(), Weight.REGULAR);
    }
    Frame.title(pen, look, readout, end, "norm of all gradients (log)", "norm (log)");
  }

  /** Columns of a few units: the largest norm before in any clipped bucket, and that after. */
  private void columns(Readings readings, Look look) {
    Strip before = before(readings);
    Strip after = after(readings);
    Strip factor = factor(readings);
    Box plot = chart.plot();
    int most = (int) Math.ceil(plot.width() / look.px(COLUMN)) + 1;
    if (xs.length < most) {
      xs = new double[most];
      highs = new double[most];
      lows = new double[most];
      cut = new boolean[most];
    }
    columns = 0;
    int last = -1;
    for (int i = 0; i < before.buckets && i < after.buckets; i++) {
      double x = chart.steps().at((double) before.to[i]);
      int column = (int) ((x - plot.x()) / look.px(COLUMN));
      if (x < plot.x() - 0.5 || x > plot.right() + 0.5 || !chart.axis().shows(before.max[i])) {
        continue;
      }
      if (column != last) {
        columns++;
        cut[columns - 1] = false;
        highs[columns - 1] = 0;
      }
      last = column;
      int k = columns - 1;
      boolean clipped = i < factor.buckets && factor.min[i] < 1;
      if (highs[k] == 0
          || (clipped && !cut[k])
          || (clipped == cut[k] && before.max[i] > highs[k])) {
        xs[k] = x;
        highs[k] = before.max[i];
        double kept = clipped ? Math.min(before.max[i], after.last[i]) : before.max[i];
        lows[k] = chart.axis().shows(kept) ? kept : before.max[i];
        cut[k] = clipped;
      }
    }
  }

  private void paintB(Look look, Readings readings) {
    Readings other = readings.other();
    if (other != null) {
      int color = look.theme().runB();
      chart.line(before(other), Argb.fade(color, 0.4), look.type().thinLine(), false);
      chart.line(after(other), color, look.type().namedLine(), false);
    }
  }

  /** The tint between, the line after; what was infinite or NaN before goes to its lane. */
  private void paintA(Look look, Readings readings) {
    ValueAxis axis = chart.axis();
    Strip before = before(readings);
    for (int i = 0; i < before.buckets; i++) {
      int bits = Special.bitOf(before.max[i], true) | Special.bitOf(before.last[i], true);
      if (bits != 0) {
        chart.lines().mark((double) before.from[i], (double) before.to[i], bits);
      }
    }
    int run = 0;
    double[] bandX = new double[columns];
    double[] upper = new double[columns];
    double[] lower = new double[columns];
    for (int k = 0; k < columns; k++) {
      bandX[run] = xs[k];
      upper[run] = axis.y(highs[k]);
      lower[run++] = axis.y(cut[k] ? lows[k] : highs[k]);
    }
    int color = look.theme().runA();
    if (run > 1) {
      chart.lines().field().band(bandX, upper, lower, run, Argb.fade(color, TINT));
    }
    chart.line(after(readings), color, look.type().namedLine(), false);
  }

  private void circles(Pen pen, Look look) {
    Theme theme = look.theme();
    for (int k = 0; k < columns; k++) {
      if (cut[k]) {
        double y = chart.axis().y(highs[k]);
        pen.fillCircle(xs[k], y, look.px(2.6), theme.card());
        pen.strokeCircle(xs[k], y, look.px(2.6), theme.runA(), look.px(1.3));
      }
    }
  }

  /** What is said inside the plot. @return whether what must be said has been said */
  private boolean words(Pen pen, Look look, Readings readings, Clip clip) {
    Words words = chart.words();
    Theme theme = look.theme();
    words.begin(chart.axis().scaled(), chart.lines().field());
    double y = chart.axis().y(clip.threshold());
    words.take(new Box(chart.plot().x(), y - 2, chart.plot().width(), 4));
    int cuts = 0;
    for (int k = 0; k < columns; k++) {
      if (cut[k]) {
        double r = look.px(3.5);
        words.take(new Box(xs[k] - r, chart.axis().y(highs[k]) - r, 2 * r, 2 * r));
        cuts++;
      }
    }
    largestCut(pen, look, readings);
    ghostEnd(pen, look, readings);
    String a = readings.other() == null ? "" : "A ";
    if (cuts > 0) {
      if (!words.write(
          pen, look, a + BEFORE + "open circles", theme.runA(), Weight.SEMIBOLD, true)) {
        words.write(pen, look, a + BEFORE + "circles", theme.runA(), Weight.SEMIBOLD, true);
      }
      after(pen, look, a + "after: solid line");
    }
    if (readings.other() != null) {
      String b = "B " + Clip.of(readings.other()).words();
      words.write(pen, look, b, theme.runB(), Weight.SEMIBOLD, true);
    }
    if (clip.isByNorm() && cuts > 0) {
      return true;
    }
    return words.write(pen, look, note(pen, clip), theme.muted(), Weight.REGULAR, cuts == 0);
  }

  /** Names the solid line right beside it where it was cut, else wherever there is room. */
  private void after(Pen pen, Look look, String text) {
    double size = look.type().label();
    int color = look.theme().runA();
    double width = pen.textWidth(text, size, Weight.SEMIBOLD);
    for (int k = 0; k < columns; k++) {
      double y = chart.axis().y(lows[k]);
      double[][] places = {{xs[k] + look.px(8), y + 4}, {xs[k] + look.px(8), y - size * 1.5}};
      boolean held = cut[k] && isCutAt(xs[k] + look.px(8) + width);
      for (double[] at : places) {
        if (held
            && chart
                .words()
                .writeOver(pen, look, text, at[0], at[1], color, size, Weight.SEMIBOLD)) {
          return;
        }
      }
    }
    chart.words().write(pen, look, text, color, Weight.SEMIBOLD, false);
  }

  /** Whether the line is still at the threshold at a place. */
  private boolean isCutAt(double x) {
    for (int k = 0; k < columns; k++) {
      if (xs[k] >= x) {
        return cut[k];
      }
    }
    return false;
  }

  private static String note(Pen pen, Clip clip) {
    return switch (clip.mode()) {
      case "norm" -> "nothing above c so far: not clipped";
      case "per-layer" -> "c bounds the norm of each layer, not this one";
      case "value" -> "c bounds each entry, not this norm";
      default -> pen.isStill() ? "not clipped" : "not clipped; drag the line to set a threshold";
    };
  }

  private void largestCut(Pen pen, Look look, Readings readings) {
    int bucket = LargestCut.bucket(before(readings), factor(readings));
    if (bucket < 0) {
      return;
    }
    Strip before = before(readings);
    double norm = before.max[bucket];
    double x = chart.steps().at((double) before.to[bucket]);
    double y = chart.axis().y(norm);
    String text = LargestCut.words(norm, factor(readings).min[bucket]);
    double size = look.px(15);
    double width = pen.textWidth(text, size, Weight.BOLD);
    double high = size * 1.3;
    double gap = look.px(8);
    double[][] places = {
      {x - width - gap, y - high / 2},
      {x + gap, y - high / 2},
      {x - width / 2, y - high - gap},
      {x - width - gap, y - high},
      {x + gap, y - high}
    };
    for (double[] at : places) {
      int color = look.theme().runA();
      if (chart.words().writeAt(pen, look, text, at[0], at[1], color, size, Weight.BOLD)) {
        return;
      }
    }
    String when = "largest cut, step " + Numbers.integer(before.to[bucket]) + ": " + text;
    chart.words().write(pen, look, when, look.theme().runA(), Weight.BOLD, true);
  }

  /** Where the kept run broke. */
  private void ghostEnd(Pen pen, Look look, Readings readings) {
    Readings ghost = readings.ghost();
    if (ghost == null) {
      return;
    }
    for (Event event : ghost.events()) {
      if (event.kind() == Event.Kind.NON_FINITE) {
        double x = chart.steps().at((double) event.step());
        if (x >= chart.plot().x() && x <= chart.plot().right()) {
          pen.dashes(look.px(2), look.px(3));
          pen.line(x, chart.plot().y(), x, chart.plot().bottom(), look.theme().danger(), 1.5);
          pen.dashes(0, 0);
        }
        String text = "kept run: NaN or ∞ at step " + Numbers.integer(event.step());
        int color = look.theme().danger();
        chart.words().write(pen, look, text, color, Weight.SEMIBOLD, true);
        return;
      }
    }
  }

  private Readout readout(Look look, Readings readings, Focus focus) {
    Readout readout = new Readout();
    if (chart.isEmpty() || focus.hoverStep() < 0) {
      return readout;
    }
    Strip before = before(readings);
    int i = Buckets.at(before, focus.hoverStep());
    Theme theme = look.theme();
    readout.add("step " + Numbers.integer(before.to[i]), theme.muted(), Weight.REGULAR);
    String norms = Buckets.words(before.last[i]);
    double kept = i < after(readings).buckets ? after(readings).last[i] : before.last[i];
    if (kept != before.last[i]) {
      norms += " → " + Buckets.words(kept);
    }
    readout.add(norms, theme.runA(), Weight.SEMIBOLD);
    Readings other = readings.other();
    if (other != null && before(other).buckets > 0) {
      String b = Buckets.words(Buckets.latest(after(other), focus.hoverStep()));
      readout.add("B → " + b, theme.runB(), Weight.SEMIBOLD);
    }
    return readout;
  }

  Hit hit(double x, double y) {
    return chart.hit(x, y);
  }

  void forget() {
    chart.forget();
  }
}
