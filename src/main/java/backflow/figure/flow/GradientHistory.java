package backflow.figure.flow;

import backflow.chart.AxisRange;
import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.LogScale;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Raster;
import backflow.chart.Theme;
import backflow.figure.frame.Buckets;
import backflow.figure.frame.ColorBar;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Layers;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Signal;
import backflow.figure.frame.StepAxis;
import backflow.figure.frame.Table;
import backflow.probe.Strip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Since when has a layer been without gradient? A row per layer, output on top, a column per step;
 * the colour is the size on a true logarithmic scale. Exact zeros, ±∞ and NaN have patterns of
 * their own, named under the colour bar. Run B has a map of its own under that of run A, with the
 * same colours and steps.
 */
final class GradientHistory implements Figure {
  private static final double LEFT = 46;
  private static final double RIGHT = 104;

  /** Between two maps, for the name of the lower one. */
  private static final double BETWEEN = 30;

  private final AxisRange range = new AxisRange();
  private final Raster bar = new Raster();
  private final HistoryMap mapA = new HistoryMap();
  private final HistoryMap mapB = new HistoryMap();
  private Box whole = new Box(0, 0, 1, 1);
  private LinearScale steps = new LinearScale(0, 1, 0, 1);
  private double newest;
  private boolean compared;

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    Readings other = readings.other();
    pen.clear(look.theme().card());
    layOut(look, readings, other, focus);
    LogScale colors = colors(readings.signal(), other);
    paintTitle(pen, look, readings, other, focus);
    mapA.paintRowNames(pen, look);
    new ColorBar(pen, look, whole, bar).paint(colors, focus.hero().unit());
    mapA.paint(pen, look, steps, colors);
    if (other != null) {
      mapB.paintRowNames(pen, look);
      mapB.paint(pen, look, steps, colors);
    }
    if (isEmpty()) {
      return;
    }
    HistoryMap lower = other == null ? mapA : mapB;
    StepAxis.paint(pen, look, lower.plot(), steps, readings, focus);
    mapA.paintPlayhead(pen, look, steps, focus);
    mapA.paintChosen(pen, look, focus.hoverLayer(), focus.layer(), colors);
    if (other != null) {
      StepAxis.epochLines(pen, look, mapA.plot(), steps, readings);
      mapB.paintPlayhead(pen, look, steps, focus);
      int hover = twin(focus.hoverLayer(), readings, other);
      mapB.paintChosen(pen, look, hover, twin(focus.layer(), readings, other), colors);
    }
  }

  private static int twin(int layer, Readings readings, Readings other) {
    return layer < 1 ? 0 : Pairing.twin(layer, readings.hidden(), other.hidden());
  }

  private boolean isEmpty() {
    return mapA.isEmpty() && (!compared || mapB.isEmpty());
  }

  private void layOut(Look look, Readings readings, @Nullable Readings other, Focus focus) {
    compared = other != null;
    double top = Math.ceil(look.px(Frame.TOP));
    double left = Math.ceil(look.px(LEFT));
    double right = Math.floor(look.width() - look.px(RIGHT));
    double bottom = Math.floor(look.height() - look.px(Frame.STEPS));
    whole = new Box(left, top, right - left, bottom - top);
    newest = Math.max(readings.lastStepOfAll(), lastOf(readings.signal()));
    if (other == null) {
      mapA.layOut(look, readings.signal(), readings.hidden(), whole);
    } else {
      double height = Math.floor((whole.height() - look.px(BETWEEN)) / 2);
      Box upper = new Box(left, top, whole.width(), height);
      Box lower = new Box(left, bottom - height, whole.width(), height);
      mapA.layOut(look, readings.signal(), readings.hidden(), upper);
      mapB.layOut(look, other.signal(), other.hidden(), lower);
      newest = Math.max(newest, lastOf(other.signal()));
    }
    steps = StepAxis.scale(focus, isEmpty() ? 0 : newest + 1, left, right);
  }

  private static double lastOf(Strip strip) {
    return strip.buckets == 0 ? -1 : strip.to[strip.buckets - 1];
  }

  private LogScale colors(Strip strip, @Nullable Readings other) {
    double[] ends = {Double.POSITIVE_INFINITY, 0};
    see(strip, ends);
    if (other != null) {
      see(other.signal(), ends);
    }
    range.fitLog(ends[0], ends[1]);
    int low = range.known() ? (int) range.low() : -4;
    int high = range.known() ? (int) range.high() : 0;
    return new LogScale(low, high, 0, 1);
  }

  private static void see(Strip strip, double[] ends) {
    int n = strip.buckets * strip.rows;
    for (int i = 0; i < n; i++) {
      double value = strip.last[i];
      if (value > 0 && value <= Double.MAX_VALUE) {
        ends[0] = Math.min(ends[0], value);
        ends[1] = Math.max(ends[1], value);
      }
    }
  }

  private void paintTitle(
      Pen pen, Look look, Readings readings, @Nullable Readings other, Focus focus) {
    Readout readout = readout(look, readings, other, focus);
    if (other == null) {
      String rows = "layer, output on top";
      String full = focus.hero().isRare() ? rows + "; every " + Signal.EVERY + "th step" : rows;
      Frame.title(pen, look, readout, whole.right(), full, rows, "layer");
      return;
    }
    Theme theme = look.theme();
    double left = look.px(Frame.PAD);
    double baseline = look.px(Frame.TITLE);
    double used = readout.paint(pen, look, whole.right(), baseline, whole.right() - left);
    double room = whole.right() - left - (used > 0 ? used + look.px(16) : 0);
    String nameA = Pairing.name("A", readings, other);
    paintName(pen, look, nameA, "A", baseline, room, theme.runA());
    String nameB = Pairing.name("B", other, readings);
    double between = mapB.plot().y() - look.px(Frame.TOP - Frame.TITLE) / 2;
    paintName(pen, look, nameB, "B", between, whole.right() - left, theme.runB());
  }

  private static void paintName(
      Pen pen, Look look, String name, String letter, double baseline, double room, int color) {
    double size = look.type().label();
    for (String text : new String[] {name, letter}) {
      if (pen.textWidth(text, size, Weight.SEMIBOLD) <= room) {
        double x = look.px(Frame.PAD);
        pen.text(text, x, baseline, Anchor.START, size, Weight.SEMIBOLD, color);
        return;
      }
    }
  }

  private Readout readout(Look look, Readings readings, @Nullable Readings other, Focus focus) {
    Readout readout = new Readout();
    Theme theme = look.theme();
    int layer = focus.readLayer();
    boolean known = layer <= readings.hidden() + 1;
    if (isEmpty() || !focus.isHovering() || !known) {
      return readout;
    }
    Strip strip = mapA.isEmpty() && other != null ? other.signal() : readings.signal();
    long step = strip.to[Buckets.at(strip, focus.readStep())];
    readout.add("step " + Numbers.integer(step), theme.muted(), Weight.REGULAR);
    if (layer > 0) {
      readout.add(Layers.name(layer, readings.hidden()), theme.text(), Weight.SEMIBOLD);
      String letter = other == null ? "" : "A ";
      add(readout, letter, readings.signal(), layer, focus, theme.runA());
    }
    if (layer > 0 && other != null) {
      String missing = Pairing.missing(layer, readings, other);
      if (missing.isEmpty()) {
        int own = twin(layer, readings, other);
        add(readout, "B ", other.signal(), own, focus, theme.runB());
      } else {
        readout.add(missing, theme.runB(), Weight.SEMIBOLD);
      }
    }
    return readout;
  }

  private static void add(
      Readout readout, String letter, Strip strip, int layer, Focus focus, int color) {
    if (strip.buckets > 0 && layer <= strip.rows) {
      int bucket = Buckets.at(strip, focus.readStep());
      String value = Buckets.words(strip.last[bucket * strip.rows + layer - 1]);
      readout.add(letter + value, color, Weight.SEMIBOLD);
    }
  }

  @Override
  public Hit hit(double x, double y) {
    boolean inA = mapA.plot().contains(x, y);
    boolean inB = compared && mapB.plot().contains(x, y);
    if (isEmpty() || !(inA || inB)) {
      return Hit.NONE;
    }
    long step = (long) Math.max(0, Math.min(Math.floor(steps.value(x)), newest));
    int hidden = mapA.rows().hidden();
    return inA
        ? new Hit(mapA.rows().layerAt(y), step)
        : new Hit(Pairing.twin(mapB.rows().layerAt(y), mapB.rows().hidden(), hidden), step);
  }

  @Override
  public void forget() {
    range.forget();
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    return SignalWords.formula(readings, focus);
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    return HistoryWords.summary(readings, focus);
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    return StripTable.of(readings, Readings::signal, focus.hero().quantity().column(), 0);
  }
}
