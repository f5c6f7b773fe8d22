package backflow.figure.flow;

import backflow.chart.LayerAxis;
import backflow.chart.Marker;
import backflow.chart.Occupancy;
import backflow.chart.Pen;
import backflow.chart.Special;
import backflow.chart.ValueAxis;
import backflow.figure.frame.LaneMark;
import backflow.figure.frame.Look;
import backflow.figure.frame.Signal;
import backflow.math.Blank;
import backflow.probe.StepSnapshot;

/**
 * A signal of a run in the gradient profile: a line, a mark for each layer, and the odd values in
 * their lanes. The output layer stands at the end of the axis however deep the run is.
 */
final class ProfileLine {
  private final Occupancy taken;
  private double[] xs = new double[0];
  private double[] ys = new double[0];
  private final Pen pen;
  private final Look look;
  private final ValueAxis axis;
  private final LayerAxis layers;

  /**
   * How a line looks.
   *
   * @param shape the signal whose mark and place in the lanes it has
   * @param color of the line and of the marks' outline
   * @param fill of the marks
   * @param hero whether it is a main line: thick, with large marks
   */
  record Style(Signal shape, int color, int fill, boolean hero) {}

  /**
   * For a figure.
   *
   * @param taken learns where lines and marks are
   */
  ProfileLine(Pen pen, Look look, ValueAxis axis, LayerAxis layers, Occupancy taken) {
    this.pen = pen;
    this.look = look;
    this.axis = axis;
    this.layers = layers;
    this.taken = taken;
  }

  /** Where a layer of a run stands. */
  static double at(LayerAxis layers, int layer, int hidden) {
    return layers.at(layer > hidden ? layers.hidden() + 1 : layer);
  }

  /**
   * Draws it.
   *
   * @param chosen layer of this run whose mark is large and hollow; 0: none
   */
  void paint(StepSnapshot snapshot, Signal signal, Style style, int chosen) {
    int n = snapshot.layers();
    double radius = radius(style.hero);
    double width = style.hero ? look.type().heroLine() : look.type().signalLine();
    if (layers.slot() < look.px(4)) {
      width *= 0.75;
    }
    paintLine(snapshot, signal, style.color, width, radius);
    for (int layer = 1; layer <= n; layer++) {
      double value = snapshot.get(signal.quantity(), layer);
      double x = at(layers, layer, n - 1);
      if (axis.shows(value)) {
        paintMark(style, x, axis.y(value), radius);
      } else if (!Blank.is(value)) {
        Special special = Special.first(Special.bitOf(value, true));
        new LaneMark(pen, look, axis, layers.slot()).paint(special, style.shape, x);
      }
    }
    if (style.hero && chosen >= 1 && chosen <= n) {
      paintChosen(style, at(layers, chosen, n - 1), snapshot.get(signal.quantity(), chosen));
    }
  }

  /** A thin dashed line without marks: the kept run. @return whether there was anything to draw */
  boolean paintKept(StepSnapshot snapshot, Signal signal) {
    KeptLine.dash(pen, look);
    int color = KeptLine.color(look.theme());
    boolean any = paintLine(snapshot, signal, color, KeptLine.width(look), 1);
    pen.dashes(0, 0);
    return any;
  }

  private boolean paintLine(
      StepSnapshot snapshot, Signal signal, int color, double width, double radius) {
    int n = snapshot.layers();
    if (xs.length < n) {
      xs = new double[n];
      ys = new double[n];
    }
    boolean any = false;
    int run = 0;
    for (int layer = 1; layer <= n; layer++) {
      double value = snapshot.get(signal.quantity(), layer);
      // no line over slots of layers that this run does not have
      boolean far = layer == n && n - 1 < layers.hidden();
      run = far ? paintRun(run, color, width) : run;
      if (axis.shows(value)) {
        any = true;
        xs[run] = at(layers, layer, n - 1);
        ys[run++] = axis.y(value);
        taken.take(xs[run - 1] - radius, ys[run - 1] - radius, 2 * radius, 2 * radius);
      } else {
        run = paintRun(run, color, width);
      }
    }
    paintRun(run, color, width);
    return any;
  }

  /** A stretch without gaps. @return 0, the length of the next one so far */
  private int paintRun(int n, int color, double width) {
    if (n > 1) {
      pen.polyline(xs, ys, n, color, width);
      for (int i = 1; i < n; i++) {
        taken.takeLine(xs[i - 1], ys[i - 1], xs[i], ys[i], width);
      }
    } else if (n == 1 && layers.slot() < 5) {
      pen.fillCircle(xs[0], ys[0], width, color);
    }
    return 0;
  }

  /** Marks shrink with the slots and vanish where they would touch. */
  private double radius(boolean hero) {
    double radius = Math.min(look.px(hero ? 5 : 4.2), layers.slot() * (hero ? 0.36 : 0.32));
    return radius < look.px(1.6) ? 0 : radius;
  }

  private void paintMark(Style style, double x, double y, double radius) {
    if (radius > 0) {
      Marker marker = style.shape.marker();
      double outline =
          look.type().signalLine() * (style.hero && style.fill != style.color ? 1.25 : 1);
      marker.paint(pen, x, y, radius, style.fill, style.color, outline);
    }
  }

  private void paintChosen(Style style, double x, double value) {
    if (axis.shows(value)) {
      Marker marker = style.shape.marker();
      int card = look.theme().card();
      marker.paint(pen, x, axis.y(value), look.px(6.5), card, style.color, look.px(2.5));
    }
  }
}
