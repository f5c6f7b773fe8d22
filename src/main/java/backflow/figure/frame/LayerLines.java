package backflow.figure.frame;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Series;
import backflow.chart.Theme;
import backflow.chart.ValueAxis;
import backflow.math.Blank;
import backflow.probe.Strip;
import java.util.Arrays;

/**
 * A line per layer by step on a logarithmic axis: all of them pale, the first, middle, last and
 * selected one strong and named at their ends. What the signal by step and the update ratio have in
 * common.
 */
public final class LayerLines {
  private static final double RIGHT = 79;

  /** From this many lines on the pale ones are drawn with fewer samples. */
  private static final int MANY = 40;

  private static final double ENVELOPE = 0.3;
  private static final double NEAR = 12;

  private final ValueAxis axis = new ValueAxis();
  private final StepLines lines = new StepLines(Look.of(Theme.LIGHT, 1, 1));
  private final StripScan scan = new StripScan();
  private final PaleLines pale = new PaleLines();
  private final EndLabels labels = new EndLabels();
  private Box plot = new Box(0, 0, 1, 1);
  private LinearScale steps = new LinearScale(0, 1, 0, 1);
  private Strip strip = new Strip();
  private int hidden;
  private long newest;

  public ValueAxis axis() {
    return axis;
  }

  public Box plot() {
    return plot;
  }

  /** The axis of steps. */
  public LinearScale steps() {
    return steps;
  }

  public boolean isEmpty() {
    return strip.buckets == 0;
  }

  /**
   * Starts a frame: axis and margins.
   *
   * @param newStrip of the readings
   * @param include values that the axis shows in any case
   */
  public void layOut(
      Pen pen, Look look, Strip newStrip, Readings readings, Focus focus, double... include) {
    strip = newStrip;
    hidden = readings.hidden();
    labels.clear();
    axis.begin(true);
    scan.read(strip);
    axis.see(scan.min(), scan.max(), scan.all());
    axis.see(include, include.length);
    double top = Math.ceil(look.px(Frame.TOP));
    double bottom = Math.floor(look.height() - look.px(Frame.STEPS));
    double left = Frame.left(pen, look, axis, top, bottom);
    String widest = Layers.name(hidden, hidden);
    double margin = Math.max(look.px(RIGHT), EndLabels.room(pen, look, widest, true));
    double right = Math.floor(look.width() - margin);
    plot = new Box(left, top, right - left, bottom - top);
    axis.lay(plot, look.type());
    long shown = isEmpty() ? 1 : strip.to[strip.buckets - 1];
    newest = Math.max(1, Math.max(shown, readings.lastStepOfAll()));
    steps = StepAxis.scale(focus, newest, left, right);
  }

  /** Values under the pointer. */
  public Readout readout(Look look, Focus focus) {
    Readout readout = new Readout();
    if (isEmpty() || !focus.isHovering()) {
      return readout;
    }
    int bucket = Buckets.at(strip, focus.hoverStep() >= 0 ? focus.hoverStep() : focus.playhead());
    Theme theme = look.theme();
    readout.add("step " + Numbers.integer(strip.to[bucket]), theme.muted(), Weight.REGULAR);
    int layer = focus.readLayer();
    if (layer > 0 && layer <= strip.rows) {
      String value = Buckets.words(strip.last[bucket * strip.rows + layer - 1]);
      readout.add(Layers.name(layer, hidden), theme.text(), Weight.SEMIBOLD);
      readout.add(value, theme.runA(), Weight.SEMIBOLD);
    }
    return readout;
  }

  /** One more name at the end of a line that somebody else draws; before {@link #paint}. */
  public void name(EndLabels.Label label) {
    labels.add(label);
  }

  /** Lines, lanes, names, playhead and the axis of steps. */
  public void paint(Pen pen, Look look, Readings readings, Focus focus, boolean envelopes) {
    Series series = Readings.series(strip);
    StepAxis.paint(pen, look, plot, steps, readings, focus);
    lines.begin(look, plot, steps, pen.pixelRatio());
    Theme theme = look.theme();
    paintPale(look, focus);
    for (int layer : order(focus)) {
      boolean chosen = layer == focus.layer();
      int identity = theme.layer(layer, hidden);
      int color = chosen || layer == focus.hoverLayer() ? theme.text() : identity;
      int band = envelopes ? Argb.fade(identity, ENVELOPE) : 0;
      double width =
          layer == focus.hoverLayer() && !isLandmark(layer) && !chosen
              ? look.type().signalLine()
              : look.type().namedLine();
      lines.line(series, layer - 1, axis, color, width, band, false);
      if (chosen || isLandmark(layer)) {
        Weight weight = chosen ? Weight.SEMIBOLD : Weight.REGULAR;
        String name = Layers.name(layer, hidden);
        // the output's side on top, as in the heat map
        int rank = strip.rows - layer;
        labels.add(new EndLabels.Label(name, lines.lastY(), rank, color, theme.text(), weight));
      }
    }
    lines.lanes(axis);
    Frame.lines(pen, plot, focus, lines.field());
    labels.paint(pen, look, plot, plot.bottom());
    Frame.playhead(pen, look, plot, steps, focus);
  }

  private void paintPale(Look look, Focus focus) {
    for (int bucket = 0; bucket < strip.buckets && scan.all() != 0; bucket++) {
      boolean shown = strip.to[bucket] >= steps.low() && strip.from[bucket] <= steps.high();
      if (shown && scan.kinds(bucket) != 0) {
        lines.mark((double) strip.from[bucket], (double) strip.to[bucket], scan.kinds(bucket));
      }
    }
    pale.read(strip, steps, look, plot, axis);
    lines.field().samples(strip.rows > MANY ? 2 : 4);
    for (int layer = 1; layer <= strip.rows; layer++) {
      if (!isNamed(layer, focus)) {
        pale.paint(lines.field(), look, layer, hidden);
      }
    }
    lines.field().samples(4);
  }

  /** The named ones, the most important last: it lies on top and keeps its name. */
  private int[] order(Focus focus) {
    int[] all = new int[5];
    int n = 0;
    int[] wanted = {focus.hoverLayer(), middle(), last(), 1, focus.layer()};
    for (int layer : wanted) {
      boolean known = layer < 1 || layer > strip.rows;
      for (int i = 0; i < n; i++) {
        known |= all[i] == layer;
      }
      if (!known) {
        all[n++] = layer;
      }
    }
    return Arrays.copyOf(all, n);
  }

  private boolean isNamed(int layer, Focus focus) {
    return isLandmark(layer) || layer == focus.layer() || layer == focus.hoverLayer();
  }

  private boolean isLandmark(int layer) {
    return layer == 1 || layer == middle() || layer == last();
  }

  private int middle() {
    return Math.max(1, (hidden + 1) / 2);
  }

  private int last() {
    return Math.max(1, hidden);
  }

  /** Whether no line is in a rectangle; after {@link #paint}. */
  public boolean isClear(Box box) {
    return lines.field().isClear(box.x(), box.y(), box.width(), box.height());
  }

  /** What is under a point: the step, and the layer whose line is near. */
  public Hit hit(double x, double y) {
    if (isEmpty() || !plot.contains(x, y)) {
      return Hit.NONE;
    }
    long step = Math.max(0, Math.min(newest, Math.round(steps.value(x))));
    int bucket = Buckets.at(strip, step);
    int nearest = 0;
    double best = NEAR;
    for (int layer = 1; layer <= strip.rows; layer++) {
      double value = strip.last[bucket * strip.rows + layer - 1];
      double away = Blank.is(value) ? best : Math.abs(axis.y(value) - y);
      if (away < best) {
        best = away;
        nearest = layer;
      }
    }
    return new Hit(nearest, step);
  }
}
