package backflow.figure.flow;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.ValueAxis;
import backflow.figure.frame.Buckets;
import backflow.figure.frame.EndLabels;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Layers;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.StepAxis;
import backflow.figure.frame.StepLines;
import backflow.probe.Strip;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One layer of run A, run B and the kept run by step, on shared axes: what a chart with a line per
 * layer becomes in a comparison. In a frame: {@link #layOut}, {@link #paint}, words.
 */
final class RunLines {
  private static final double RIGHT = 40;
  private static final double ENVELOPE = 0.25;
  private static final double NEAR = 12;

  private final ValueAxis axis = new ValueAxis();
  private final StepLines lines = new StepLines(Look.of(Theme.LIGHT, 1, 1));
  private final EndLabels labels = new EndLabels();
  private final KeptLine keptLine = new KeptLine();
  private Box plot = new Box(0, 0, 1, 1);
  private LinearScale steps = new LinearScale(0, 1, 0, 1);
  private Row runA = Row.NONE;
  private Row runB = Row.NONE;
  private Row kept = Row.NONE;
  private int layer = 1;
  private long newest;

  /** A row of a strip; −1: the run has no such layer. */
  private record Row(Strip strip, int row) {
    static final Row NONE = new Row(new Strip(), -1);

    static Row of(
        @Nullable Readings run, Readings runA, int layer, Function<Readings, Strip> quantity) {
      return run == null
          ? NONE
          : new Row(quantity.apply(run), Pairing.twin(layer, runA.hidden(), run.hidden()) - 1);
    }

    boolean isEmpty() {
      return row < 0 || row >= strip.rows || strip.buckets == 0;
    }

    double at(int bucket) {
      return strip.last[bucket * strip.rows + row];
    }

    double at(long step) {
      return at(Buckets.at(strip, step));
    }

    void see(ValueAxis axis) {
      for (int bucket = 0; bucket < strip.buckets && !isEmpty(); bucket++) {
        axis.see(strip.min[bucket * strip.rows + row]);
        axis.see(strip.max[bucket * strip.rows + row]);
        axis.see(at(bucket));
      }
    }

    long last() {
      return strip.buckets == 0 ? -1 : strip.to[strip.buckets - 1];
    }
  }

  ValueAxis axis() {
    return axis;
  }

  Box plot() {
    return plot;
  }

  /** The layer that is shown, as run A counts. */
  int layer() {
    return layer;
  }

  /** Whether no run has anything to show. */
  boolean isEmpty() {
    return runA.isEmpty() && runB.isEmpty() && kept.isEmpty();
  }

  /**
   * Starts a frame: axes and margins.
   *
   * @param readings with run B
   * @param quantity a strip by layer
   * @param include values that the axis shows in any case
   */
  void layOut(
      Pen pen,
      Look look,
      Readings readings,
      Focus focus,
      Function<Readings, Strip> quantity,
      double... include) {
    layer = Pairing.layer(focus.layer(), readings);
    runA = Row.of(readings, readings, layer, quantity);
    runB = Row.of(readings.other(), readings, layer, quantity);
    kept = Row.of(readings.ghost(), readings, layer, quantity);
    axis.begin(true);
    runA.see(axis);
    runB.see(axis);
    kept.see(axis);
    axis.see(include, include.length);
    double top = Math.ceil(look.px(Frame.TOP));
    double bottom = Math.floor(look.height() - look.px(Frame.STEPS));
    double left = Frame.left(pen, look, axis, top, bottom);
    String widest = kept.isEmpty() ? "B" : KeptLine.NAME;
    double margin = Math.max(look.px(RIGHT), EndLabels.room(pen, look, widest, false));
    double right = Math.floor(look.width() - margin);
    plot = new Box(left, top, right - left, bottom - top);
    axis.lay(plot, look.type());
    long shown = Math.max(runA.last(), Math.max(runB.last(), kept.last()));
    newest = Math.max(1, Math.max(shown, readings.lastStepOfAll()));
    steps = StepAxis.scale(focus, newest, left, right);
  }

  /** Values under the pointer, and what there is to say of different depths. */
  Readout readout(Look look, Readings readings, Focus focus) {
    Readout readout = new Readout();
    Theme theme = look.theme();
    if (!isEmpty() && focus.isHovering()) {
      long step = focus.readStep();
      Row first = runA.isEmpty() ? runB : runA;
      if (!first.isEmpty()) {
        long shown = first.strip.to[Buckets.at(first.strip, step)];
        readout.add("step " + Numbers.integer(shown), theme.muted(), Weight.REGULAR);
      }
      add(readout, "A ", runA, step, theme.runA());
      add(readout, "B ", runB, step, theme.runB());
    }
    String missing = Pairing.missing(layer, readings, readings.other());
    if (!missing.isEmpty()) {
      readout.add(missing, theme.runB(), Weight.SEMIBOLD);
    }
    return readout;
  }

  private static void add(Readout readout, String letter, Row run, long step, int color) {
    if (!run.isEmpty()) {
      readout.add(letter + Buckets.words(run.at(step)), color, Weight.SEMIBOLD);
    }
  }

  /** Lines, lanes, letters, playhead and the axis of steps; run A on top. */
  void paint(Pen pen, Look look, Readings readings, Focus focus, boolean envelopes) {
    Theme theme = look.theme();
    StepAxis.paint(pen, look, plot, steps, readings, focus);
    lines.begin(look, plot, steps, pen.pixelRatio());
    labels.clear();
    keptLine.paint(pen, look, plot, axis, steps, kept.strip, kept.row);
    labels.add(keptLine.label(look, ""));
    line(look, runB, "B", 1, theme.runB(), envelopes);
    line(look, runA, "A", 0, theme.runA(), envelopes);
    lines.lanes(axis);
    Frame.lines(pen, plot, focus, lines.field());
    labels.paint(pen, look, plot, plot.bottom());
    Frame.playhead(pen, look, plot, steps, focus);
  }

  private void line(Look look, Row run, String letter, int rank, int color, boolean envelope) {
    if (run.isEmpty()) {
      return;
    }
    int band = envelope ? Argb.fade(color, ENVELOPE) : 0;
    double width = look.type().namedLine();
    lines.line(Readings.series(run.strip), run.row, axis, color, width, band, false);
    labels.add(new EndLabels.Label(letter, lines.lastY(), rank, 0, color, Weight.SEMIBOLD));
  }

  /** Whether no line is in a rectangle; after {@link #paint}. */
  boolean isClear(Box box) {
    return lines.field().isClear(box.x(), box.y(), box.width(), box.height());
  }

  /** What is under a point: the step, and the layer if a line is near. */
  Hit hit(double x, double y) {
    if (isEmpty() || !plot.contains(x, y)) {
      return Hit.NONE;
    }
    long step = Math.max(0, Math.min(newest, Math.round(steps.value(x))));
    return new Hit(isNear(runA, step, y) || isNear(runB, step, y) ? layer : 0, step);
  }

  private boolean isNear(Row run, long step, double y) {
    return !run.isEmpty() && Math.abs(axis.y(run.at(step)) - y) < NEAR;
  }

  /** "layer 1" or "output". */
  String where(Readings readings) {
    return Layers.name(layer, readings.hidden());
  }

  void forget() {
    axis.forget();
  }
}
