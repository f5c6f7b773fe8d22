package backflow.figure;

import backflow.chart.Argb;
import backflow.chart.AxisRange;
import backflow.chart.Box;
import backflow.chart.LayerAxis;
import backflow.chart.LinearScale;
import backflow.chart.LogScale;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Raster;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.probe.Strip;

/**
 * Since when has a layer been without gradient? A row per layer, output on top, a column per step;
 * the colour is the size on a true logarithmic scale. Exact zeros, ±∞ and NaN have patterns of
 * their own, named under the colour bar.
 */
final class GradientHistory implements Figure {
  private static final double LEFT = 46;
  private static final double RIGHT = 104;

  private final AxisRange range = new AxisRange();
  private final Raster bar = new Raster();
  private final HeatField field = new HeatField();
  private Box plot = new Box(0, 0, 1, 1);
  private LayerRows rows = new LayerRows(0, plot, 1);
  private LinearScale steps = new LinearScale(0, 1, 0, 1);
  private boolean empty = true;

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    Strip strip = readings.signal();
    pen.clear(look.theme().card());
    layOut(look, readings);
    LogScale colors = colors(strip);
    Readout readout = readout(look, strip, focus);
    Frame.title(pen, look, readout, plot.right(), "layer, output on top", "layer");
    paintRowNames(pen, look);
    new ColorBar(pen, look, plot, bar).paint(colors, "RMS " + focus.hero().symbol());
    if (empty) {
      Frame.empty(pen, look, plot);
      pen.strokeRect(
          plot.x() + 0.5,
          plot.y() + 0.5,
          plot.width() - 1,
          plot.height() - 1,
          look.theme().grid(),
          1);
      return;
    }
    field.paint(pen, look, strip, steps, rows, colors);
    Frame.steps(pen, look, plot, steps, true);
    Frame.playhead(pen, look, plot, steps, focus);
    paintChosen(pen, look, focus, strip, colors);
  }

  private void layOut(Look look, Readings readings) {
    Strip strip = readings.signal();
    empty = strip.buckets == 0;
    double top = Math.ceil(look.px(Frame.TOP));
    double left = Math.ceil(look.px(LEFT));
    double right = Math.floor(look.width() - look.px(RIGHT));
    double bottom = Math.floor(look.height() - look.px(Frame.STEPS));
    plot = new Box(left, top, right - left, bottom - top);
    rows = new LayerRows(readings.hidden(), plot, look.px(1));
    double last = empty ? 0 : strip.to[strip.buckets - 1];
    steps = new LinearScale(0, last + 1, left, right);
  }

  private LogScale colors(Strip strip) {
    double min = Double.POSITIVE_INFINITY;
    double max = 0;
    int n = strip.buckets * strip.rows;
    for (int i = 0; i < n; i++) {
      double value = strip.last[i];
      if (value > 0 && value <= Double.MAX_VALUE) {
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    range.fitLog(min, max);
    int low = range.known() ? (int) range.low() : -4;
    int high = range.known() ? (int) range.high() : 0;
    return new LogScale(low, high, 0, 1);
  }

  private Readout readout(Look look, Strip strip, Focus focus) {
    Readout readout = new Readout();
    int layer = focus.readLayer();
    if (empty || !focus.isHovering() || layer > strip.rows) {
      return readout;
    }
    int bucket = Buckets.at(strip, focus.hoverStep() >= 0 ? focus.hoverStep() : focus.playhead());
    Theme theme = look.theme();
    readout.add("step " + Numbers.integer(strip.to[bucket]), theme.muted(), Weight.REGULAR);
    if (layer > 0) {
      readout.add(Layers.name(layer, rows.hidden()), theme.text(), Weight.SEMIBOLD);
      readout.add(
          Buckets.words(strip.last[bucket * strip.rows + layer - 1]),
          theme.runA(),
          Weight.SEMIBOLD);
    }
    return readout;
  }

  private void paintRowNames(Pen pen, Look look) {
    Theme theme = look.theme();
    double width = look.px(6);
    double x = plot.x() - width - look.px(2);
    int hidden = rows.hidden();
    for (int layer = 1; layer <= hidden; layer++) {
      double gap = rows.height(layer) >= look.px(6) ? look.px(2) : 0;
      double top = Frame.snap(pen, rows.top(layer) + gap / 2);
      double bottom = Frame.snap(pen, rows.bottom(layer) - gap / 2);
      pen.fillRect(x, top, width, bottom - top, theme.layer(layer, hidden));
    }
    double size = look.type().label();
    double right = x - look.px(5);
    double out = rows.middle(hidden + 1);
    for (int layer : LayerAxis.numbered(hidden, rows.slot(), look.px(40))) {
      double y = Math.min(rows.middle(layer), plot.bottom() - size * 0.4);
      if (y - out >= look.px(16)) {
        name(pen, Integer.toString(layer), right, y, size, theme.muted());
      }
    }
    name(pen, "out", right, Math.max(out, plot.y() + size * 0.3), size, theme.muted());
  }

  private static void name(Pen pen, String text, double right, double y, double size, int color) {
    double baseline = y + Typography.middle(size);
    pen.text(text, right, baseline, Anchor.END, size, Weight.REGULAR, color);
  }

  private void paintChosen(Pen pen, Look look, Focus focus, Strip strip, LogScale colors) {
    if (focus.hoverLayer() > 0 && focus.hoverLayer() != focus.layer()) {
      outline(pen, look, focus.hoverLayer(), look.type().thinLine());
    }
    int layer = focus.layer();
    if (layer < 1 || layer > strip.rows) {
      return;
    }
    outline(pen, look, layer, look.type().signalLine());
    String text = Layers.name(layer, rows.hidden());
    double size = look.type().label();
    double x = plot.x() + look.px(10);
    if (rows.height(layer) >= size * 1.15) {
      double value = strip.last[layer - 1];
      int ground = look.theme().magnitude().at(value > 0 ? colors.share(value) : 0);
      boolean plain = value > 0 && value <= Double.MAX_VALUE;
      int color = Argb.luma(ground) > 0.5 ? 0xff10161d : 0xffffffff;
      double baseline = rows.middle(layer) + Typography.middle(size);
      if (plain) {
        pen.text(text, x, baseline, Anchor.START, size, Weight.SEMIBOLD, color);
      } else {
        Frame.haloed(pen, look, text, x, baseline, size, Weight.SEMIBOLD, look.theme().text());
      }
      return;
    }
    double above = rows.top(layer) - look.px(7);
    double baseline =
        above - size > plot.y() ? above : rows.top(layer) + rows.height(layer) + size + look.px(3);
    Frame.haloed(pen, look, text, x, baseline, size, Weight.SEMIBOLD, look.theme().text());
  }

  private void outline(Pen pen, Look look, int layer, double lineWidth) {
    double x = plot.x() - 0.5;
    double y = rows.top(layer) - 0.5;
    double width = plot.width() + 1;
    double height = rows.height(layer) + 1;
    // seen on bright and on dark cells
    double halo = lineWidth + look.px(2);
    pen.strokeRect(x, y, width, height, Argb.fade(look.theme().card(), 0.8), halo);
    pen.strokeRect(x, y, width, height, look.theme().text(), lineWidth);
  }

  @Override
  public Hit hit(double x, double y) {
    if (empty || !plot.contains(x, y)) {
      return Hit.NONE;
    }
    long step = Math.min((long) steps.value(x), (long) steps.high() - 1);
    return new Hit(rows.layerAt(y), step);
  }

  @Override
  public void forget() {
    range.forget();
  }
}
