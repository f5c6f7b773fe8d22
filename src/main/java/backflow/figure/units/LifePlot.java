package backflow.figure.units;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.Pen;
import backflow.chart.Raster;
import backflow.chart.Theme;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.StepAxis;
import backflow.probe.LifeStrip;
import backflow.probe.UnitActivity.State;

/**
 * The units of one run by step, as one picture. Two pictures in turn, because a window may still be
 * reading the last one.
 */
final class LifePlot {
  private static final State[] STATES = State.values();
  private static final double SNAP = 5;

  private final LifeOrder order = new LifeOrder();
  private final Darkness darkness = new Darkness();
  private final Raster[] rasters = {new Raster(), new Raster()};
  private final int[] colors = new int[STATES.length];
  private int turn;
  private int[] unitOfRow = new int[0];
  private LifeStrip lives = new LifeStrip();
  private LifeRows rows = new LifeRows(1, new Box(0, 0, 1, 1), 0);
  private LinearScale steps = new LinearScale(0, 1, 0, 1);
  private long newest;

  void forget() {
    order.forget();
    darkness.forget();
  }

  /** Takes the data of a frame. */
  void read(Readings readings) {
    lives = readings.lives();
    newest = Math.max(readings.lastStep(), readings.snapshot().step());
    order.update(lives);
    darkness.update(lives);
  }

  LifeStrip lives() {
    return lives;
  }

  LifeRows rows() {
    return rows;
  }

  Darkness darkness() {
    return darkness;
  }

  LinearScale steps() {
    return steps;
  }

  Box plot() {
    return rows.plot();
  }

  /** How many layers have rows: the hidden ones. */
  int layers() {
    return Math.max(1, lives.layers() - 1);
  }

  /** Draws map, axis of steps, selection and playhead. */
  void paint(Pen pen, Look look, Box plot, LinearScale scale, Readings readings, Focus focus) {
    rows = new LifeRows(layers(), plot, look.px(6));
    steps = scale;
    StepAxis.paint(pen, look, plot, scale, readings, focus);
    picture(pen, look.theme());
    Frame.playhead(pen, look, plot, scale, focus);
    outline(pen, look, focus);
  }

  private void picture(Pen pen, Theme theme) {
    turn = 1 - turn;
    Raster raster = rasters[turn];
    Box plot = rows.plot();
    double ratio = pen.pixelRatio();
    int width = (int) Math.max(1, Math.rint(plot.width() * ratio));
    int height = (int) Math.max(1, Math.rint(plot.height() * ratio));
    raster.resize(width, height);
    findUnits(height, ratio);
    for (int i = 0; i < STATES.length; i++) {
      colors[i] = UnitColors.of(STATES[i], theme);
    }
    for (int column = 0; column < lives.columns(); column++) {
      boolean last = column == lives.columns() - 1;
      double end = last ? Math.max(newest, lives.to(column)) + 1.0 : lives.from(column + 1);
      int left = (int) Math.rint((steps.at((double) lives.from(column)) - plot.x()) * ratio);
      int right = (int) Math.rint((steps.at(end) - plot.x()) * ratio);
      fill(raster, Math.max(0, left), Math.min(width, right), lives.states(column), height);
    }
    pen.image(raster, plot.x(), plot.y(), plot.width(), plot.height());
  }

  /** Which unit each device row shows, as a place in a column; −1 between layers. */
  private void findUnits(int height, double ratio) {
    if (unitOfRow.length < height) {
      unitOfRow = new int[height];
    }
    for (int y = 0; y < height; y++) {
      double at = rows.plot().y() + (y + 0.5) / ratio;
      int layer = rows.layerAt(at);
      int unit = unitAt(layer, at);
      unitOfRow[y] = unit == 0 ? -1 : lives.index(layer, unit);
    }
  }

  private void fill(Raster raster, int left, int right, byte[] states, int height) {
    int[] pixels = raster.pixels();
    int width = raster.width();
    for (int y = 0; y < height && left < right; y++) {
      int unit = unitOfRow[y];
      if (unit >= 0) {
        int color = colors[states[unit]];
        int from = y * width;
        for (int x = left; x < right; x++) {
          pixels[from + x] = color;
        }
      }
    }
  }

  private int unitAt(int layer, double y) {
    int n = lives.units(layer);
    double share = (y - rows.top(layer)) / rows.height();
    return share < 0 || share >= 1 ? 0 : order.unitAt(layer, (int) (share * n));
  }

  private void outline(Pen pen, Look look, Focus focus) {
    Box plot = rows.plot();
    int hover = focus.hoverLayer();
    if (hover > 0 && hover <= layers() && hover != focus.layer()) {
      frame(pen, look, rows.top(hover), rows.height(), look.type().thinLine());
    }
    int layer = focus.layer();
    if (layer < 1 || layer > layers()) {
      return;
    }
    frame(pen, look, rows.top(layer), rows.height(), look.type().signalLine());
    int place = focus.unit() > 0 ? order.placeOf(layer, focus.unit()) : -1;
    if (place >= 0) {
      double each = rows.height() / lives.units(layer);
      double high = Math.max(each, look.px(3));
      double top = rows.top(layer) + (place + 0.5) * each - high / 2;
      frame(pen, look, top, high, look.type().signalLine());
      double x = plot.x() - look.px(2);
      double middle = top + high / 2;
      double half = look.px(4);
      double[] xs = {x, x - look.px(6), x - look.px(6)};
      double[] ys = {middle, middle - half, middle + half};
      pen.fillPolygon(xs, ys, 3, look.theme().text());
    }
  }

  private void frame(Pen pen, Look look, double top, double height, double lineWidth) {
    Box plot = rows.plot();
    double halo = lineWidth + look.px(2);
    double x = plot.x() - 0.5;
    double width = plot.width() + 1;
    pen.strokeRect(x, top - 0.5, width, height + 1, Argb.fade(look.theme().card(), 0.8), halo);
    pen.strokeRect(x, top - 0.5, width, height + 1, look.theme().text(), lineWidth);
  }

  /** Layer, unit and step under a point; near a death of that unit, its step. */
  Hit hit(double x, double y) {
    Box plot = rows.plot();
    if (lives.units() == 0 || !plot.contains(x, y)) {
      return Hit.NONE;
    }
    int layer = rows.layerAt(y);
    int unit = unitAt(layer, y);
    double value = steps.value(x);
    long step = (long) Math.max(0, Math.min((double) Math.max(0, newest), value));
    if (unit == 0) {
      return new Hit(layer, step);
    }
    double within = SNAP * Math.abs(steps.value(x + 1) - value);
    long death = lives.deathNear(layer, unit, step, within);
    return new Hit(layer, death >= 0 ? death : step, unit);
  }
}
