package backflow.figure.updates;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.ValueAxis;
import backflow.figure.frame.EndLabels;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.StepAxis;
import backflow.figure.frame.StepLines;
import backflow.probe.Strip;
import java.util.function.Function;

/**
 * A plot by step with run A, run B and a kept run on shared axes. In a frame: {@link #see}, {@link
 * #lay}, {@link #ground}, lines, {@link #close}, words.
 */
final class RunPlot {
  private static final double ENVELOPE = 0.25;

  /** How far above the others a kept run may go on a logarithmic and on a linear axis. */
  private static final double GHOST_LOG = 1e3;

  private static final double GHOST_LINEAR = 2;

  private final ValueAxis axis = new ValueAxis();
  private final StepLines lines = new StepLines(Look.of(Theme.LIGHT, 1, 1));
  private final EndLabels labels = new EndLabels();
  private final GhostLine ghost = new GhostLine();
  private final Words words = new Words();
  private LinearScale steps = new LinearScale(0, 1, 0, 1);
  private Box plot = new Box(0, 0, 1, 1);
  private boolean empty = true;
  private long newest;
  private double largest;
  private long last;

  ValueAxis axis() {
    return axis;
  }

  StepLines lines() {
    return lines;
  }

  Words words() {
    return words;
  }

  LinearScale steps() {
    return steps;
  }

  Box plot() {
    return plot;
  }

  /** Whether run A has nothing to show. */
  boolean isEmpty() {
    return empty;
  }

  /** Begins a frame with the range of a strip in all runs. */
  void see(Readings readings, boolean log, Function<Readings, Strip> strip) {
    axis.begin(log);
    newest = -1;
    largest = 0;
    empty = strip.apply(readings).buckets == 0;
    more(readings, strip);
  }

  /** The range of one more strip in all runs. */
  void more(Readings readings, Function<Readings, Strip> strip) {
    see(strip.apply(readings));
    if (readings.other() != null) {
      see(strip.apply(readings.other()));
    }
    if (readings.ghost() != null) {
      seeGhost(strip.apply(readings.ghost()));
    }
  }

  /** A kept run widens the axis, but one that blows up does not squeeze the others into a line. */
  private void seeGhost(Strip strip) {
    double most = axis.log() ? GHOST_LOG * largest : GHOST_LINEAR * largest;
    for (int i = 0; i < strip.buckets; i++) {
      if (strip.last[i] > 0 && (empty || strip.last[i] <= most)) {
        axis.see(strip.last[i]);
      }
      newest = Math.max(newest, strip.to[i]);
    }
  }

  private void see(Strip strip) {
    axis.see(strip.min, strip.buckets * strip.rows);
    axis.see(strip.max, strip.buckets * strip.rows);
    for (int i = 0; i < strip.buckets * strip.rows; i++) {
      if (strip.max[i] <= Double.MAX_VALUE) {
        largest = Math.max(largest, strip.max[i]);
      }
    }
    if (strip.buckets > 0) {
      newest = Math.max(newest, strip.to[strip.buckets - 1]);
    }
  }

  /** Room for "B" at the ends of lines, if there is one. */
  static double margin(Look look, Readings readings) {
    return look.px(readings.other() == null ? Frame.PAD + 6 : 34);
  }

  /**
   * After the ranges.
   *
   * @param left from {@link Frame#left}
   */
  void lay(
      Look look,
      Readings readings,
      Focus focus,
      double left,
      double top,
      double right,
      double bottom) {
    plot = new Box(left, top, right - left, bottom - top);
    axis.lay(plot, look.type());
    last = Math.max(1, lastStep(readings));
    steps = StepAxis.scale(focus, last, left, right);
  }

  /** The newest step that any run shows. */
  private long lastStep(Readings readings) {
    return Math.max(readings.lastStepOfAll(), newest);
  }

  /** Grid and numbers of the vertical axis, then the way is free for lines. */
  void ground(Pen pen, Look look, boolean numbers) {
    if (numbers) {
      axis.paint(pen, look.theme(), look.type(), Frame.labelsRight(look, plot));
    }
    lines.begin(look, plot, steps, pen.pixelRatio());
    labels.clear();
  }

  /** All runs, A on top, with the areas that their medians leave out, and their letters. */
  void runs(
      Pen pen, Look look, Readings readings, boolean sparse, Function<Readings, Strip> strip) {
    ghost(pen, look, readings, strip);
    Theme theme = look.theme();
    Readings other = readings.other();
    if (other != null) {
      line(strip.apply(other), theme.runB(), look.type().namedLine(), sparse);
      name("B", 1, theme.runB());
    }
    line(strip.apply(readings), theme.runA(), look.type().namedLine(), sparse);
    if (other != null) {
      name("A", 0, theme.runA());
    }
  }

  /** The kept run. */
  void ghost(Pen pen, Look look, Readings readings, Function<Readings, Strip> strip) {
    if (readings.ghost() != null) {
      ghost.paint(pen, look, plot, axis, steps, strip.apply(readings.ghost()));
    }
  }

  /** One line with its area. */
  void line(Strip strip, int color, double width, boolean sparse) {
    if (strip.buckets > 0) {
      int band = Argb.fade(color, ENVELOPE);
      lines.line(Readings.series(strip), 0, axis, color, width, band, sparse);
    }
  }

  /** A letter at the end of the line that was drawn last. */
  void name(String text, int rank, int color) {
    labels.add(new EndLabels.Label(text, lines.lastY(), rank, 0, color, Weight.SEMIBOLD));
  }

  /** Lanes, letters, playhead; from now on words may be written. */
  void close(Pen pen, Look look, Focus focus) {
    lines.lanes(axis);
    lines.field().paint(pen);
    labels.paint(pen, look, plot, plot.bottom());
    Frame.playhead(pen, look, plot, steps, focus);
    words.begin(axis.scaled(), lines.field());
  }

  /** The step under a point. */
  Hit hit(double x, double y) {
    if (empty || !plot.contains(x, y)) {
      return Hit.NONE;
    }
    long step = Math.round(steps.value(x));
    return new Hit(0, Math.max(0, Math.min(last, step)));
  }

  void forget() {
    axis.forget();
  }
}
