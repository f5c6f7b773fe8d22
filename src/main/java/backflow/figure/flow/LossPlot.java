package backflow.figure.flow;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LineField;
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
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.StepLines;
import backflow.math.Blank;
import backflow.probe.StepQuantity;
import backflow.probe.Strip;

/**
 * The lines of a quantity on batches and on the test set: of one run, or of two runs and a kept one
 * on the same axes.
 */
final class LossPlot {
  private static final double ENVELOPE = 0.28;
  private static final double TEST = 0.6;

  private final StepQuantity train;
  private final StepQuantity test;
  private final boolean percent;
  private final ValueAxis axis = new ValueAxis();
  private final StepLines lines = new StepLines(Look.of(Theme.LIGHT, 1, 1));
  private final EndLabels labels = new EndLabels();
  private final KeptLine keptLine = new KeptLine();

  /**
   * For a figure.
   *
   * @param percent whether the values are shares
   */
  LossPlot(StepQuantity train, StepQuantity test, boolean percent) {
    this.train = train;
    this.test = test;
    this.percent = percent;
  }

  ValueAxis axis() {
    return axis;
  }

  LineField field() {
    return lines.field();
  }

  /** Makes room on the axis for the values of a run. */
  void see(Readings run) {
    for (StepQuantity quantity : new StepQuantity[] {train, test}) {
      Strip strip = run.strip(quantity);
      axis.see(strip.last, strip.buckets);
      if (!percent) {
        axis.see(strip.min, strip.buckets);
        axis.see(strip.max, strip.buckets);
      }
    }
  }

  /** Lines, lanes, names at their ends, playhead; after the axis has been laid. */
  void paint(Pen pen, Look look, Box plot, LinearScale steps, Readings readings, Focus focus) {
    lines.begin(look, plot, steps, pen.pixelRatio());
    labels.clear();
    Readings ghost = readings.ghost();
    if (ghost != null) {
      Strip strip = ghost.strip(train);
      keptLine.paint(pen, look, plot, axis, steps, strip, 0);
      labels.add(keptLine.label(look, value(strip, focus)));
    }
    Readings other = readings.other();
    Theme theme = look.theme();
    if (other == null) {
      paintOne(look, readings, focus);
    } else {
      paintRun(look, other, focus, "B", 1, theme.runB());
      paintRun(look, readings, focus, "A", 0, theme.runA());
    }
    lines.lanes(axis);
    Frame.lines(pen, plot, focus, lines.field());
    labels.paint(pen, look, plot, plot.bottom());
    Frame.playhead(pen, look, plot, steps, focus);
  }

  /** Each batch in the run's colour, the test set in grey. */
  private void paintOne(Look look, Readings run, Focus focus) {
    Theme theme = look.theme();
    Strip tests = run.strip(test);
    double thin = look.type().signalLine();
    lines.line(Readings.series(tests), 0, axis, theme.muted(), thin, 0, true);
    name("test" + value(tests, focus), 1, theme.muted());
    Strip batches = run.strip(train);
    int band = Argb.fade(theme.runA(), ENVELOPE);
    double width = look.type().namedLine();
    lines.line(Readings.series(batches), 0, axis, theme.runA(), width, band, false);
    name("train" + value(batches, focus), 0, theme.runA());
  }

  /** Everything in the run's colour, the test set thin and without a name. */
  private void paintRun(Look look, Readings run, Focus focus, String letter, int rank, int color) {
    Strip tests = run.strip(test);
    double thin = look.type().thinLine();
    lines.line(Readings.series(tests), 0, axis, Argb.fade(color, TEST), thin, 0, true);
    Strip batches = run.strip(train);
    int band = Argb.fade(color, ENVELOPE);
    double width = look.type().namedLine();
    lines.line(Readings.series(batches), 0, axis, color, width, band, false);
    name(letter + value(batches, focus), rank, color);
  }

  private void name(String text, int rank, int color) {
    labels.add(new EndLabels.Label(text, lines.lastY(), rank, 0, color, Weight.SEMIBOLD));
  }

  /** Room for the names of a run that is drawn. */
  double room(Pen pen, Look look, Readings run, String longest, Focus focus) {
    double a = EndLabels.room(pen, look, longest + value(run.strip(train), focus), false);
    double b = EndLabels.room(pen, look, longest + value(run.strip(test), focus), false);
    return Math.max(a, b);
  }

  /** The newest value up to the playhead, with a space in front; empty if there is none. */
  String value(Strip strip, Focus focus) {
    double value = Buckets.latest(strip, focus.playhead());
    if (Blank.is(value)) {
      return " ";
    }
    return " " + (percent ? Numbers.percent(value) : Numbers.value(value));
  }

  void forget() {
    axis.forget();
  }
}
