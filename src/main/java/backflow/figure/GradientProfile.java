package backflow.figure;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LayerAxis;
import backflow.chart.Marker;
import backflow.chart.Numbers;
import backflow.chart.Occupancy;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Special;
import backflow.chart.Theme;
import backflow.chart.ValueAxis;
import backflow.math.Blank;
import backflow.probe.StepSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of the gradient reaches each layer? One mark per layer, input left, output right, on a
 * true logarithmic axis: ● the backward signal, □ the weight gradient, △ the activations. A
 * straight fall toward the input is a constant factor per layer, and that factor is written beside
 * it.
 */
final class GradientProfile implements Figure {
  /**
   * Under this share of what reaches layer D a gradient counts as vanished; as the diagnosis has
   * it.
   */
  private static final double VANISHING = 1e-3;

  private static final double BOTTOM = 54;
  private static final double RIGHT = 21;

  private final ValueAxis axis = new ValueAxis();
  private final Occupancy taken = new Occupancy();
  private final List<ProfileLabels.Band> columns = new ArrayList<>();
  private double[] xs = new double[0];
  private double[] ys = new double[0];
  private LayerAxis layers = LayerAxis.on(0, 0, 1, 1);
  private Box plot = new Box(0, 0, 1, 1);

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    StepSnapshot snapshot = readings.snapshot();
    Signal[] signals = signals(focus.hero());
    pen.clear(look.theme().card());
    layOut(pen, look, snapshot, signals);
    paintGround(pen, look, focus);
    Readout readout = snapshot.step() < 0 ? new Readout() : readout(look, snapshot, signals, focus);
    Frame.title(pen, look, readout, plot.right(), "RMS over batch and units (log)", "RMS (log)");
    if (snapshot.step() < 0) {
      Frame.empty(pen, look, plot);
      return;
    }
    taken.reset(axis.scaled(), Math.max(3, look.px(4)));
    double threshold = threshold(snapshot, focus.hero());
    paintThreshold(pen, look, threshold);
    for (Signal signal : signals) {
      if (signal != focus.hero()) {
        paintSignal(pen, look, snapshot, signal, false, focus);
      }
    }
    paintSignal(pen, look, snapshot, focus.hero(), true, focus);
    new ProfileLabels(pen, look, axis, layers, taken, columns)
        .paint(snapshot, signals, focus.hero(), threshold);
  }

  @Override
  public Hit hit(double x, double y) {
    boolean near = y >= plot.y() && y <= plot.bottom() + 40;
    int layer = near ? layers.layerAt(x) : 0;
    return layer == 0 ? Hit.NONE : new Hit(layer, -1);
  }

  @Override
  public void forget() {
    axis.forget();
  }

  /** The three signals, the activations first, so that the backward one lies on top. */
  private static Signal[] signals(Signal hero) {
    Signal back = hero == Signal.DELTA ? Signal.DELTA : Signal.BACKWARD;
    return new Signal[] {Signal.ACTIVATIONS, Signal.WEIGHTS, back};
  }

  private void layOut(Pen pen, Look look, StepSnapshot snapshot, Signal[] signals) {
    axis.begin(true);
    for (Signal signal : signals) {
      for (int layer = 1; layer <= snapshot.layers(); layer++) {
        axis.see(snapshot.get(signal.quantity(), layer));
      }
    }
    double top = Math.ceil(look.px(Frame.TOP));
    double bottom = Math.floor(look.height() - look.px(BOTTOM));
    double left = Frame.left(pen, look, axis, top, bottom);
    double right = Math.floor(look.width() - look.px(RIGHT));
    plot = new Box(left, top, right - left, bottom - top);
    axis.lay(plot, look.type());
    int hidden = snapshot.layers() - 1;
    double size = look.type().label();
    double numbers = pen.textWidth(Integer.toString(hidden), size, Weight.REGULAR);
    double words = pen.textWidth("out", size, Weight.REGULAR);
    double room = Math.max(look.px(32), numbers + words + look.px(16));
    layers = LayerAxis.on(hidden, left, right, room);
  }

  private void paintGround(Pen pen, Look look, Focus focus) {
    columns.clear();
    paintColumn(pen, look, focus.layer(), look.theme().selection());
    if (focus.hoverLayer() != focus.layer()) {
      paintColumn(pen, look, focus.hoverLayer(), Argb.fade(look.theme().selection(), 0.6));
    }
    axis.paint(pen, look.theme(), look.type(), Frame.labelsRight(look, plot));
    new LayerStrip(pen, look, layers).paintUnder(plot);
  }

  private void paintColumn(Pen pen, Look look, int layer, int color) {
    if (layer > 0 && layer <= layers.hidden() + 1) {
      double width = Math.max(look.px(6), Math.min(layers.slot(), look.px(26)));
      Box column = new Box(layers.at(layer) - width / 2, plot.y(), width, plot.height());
      pen.fillRect(column.x(), column.y(), column.width(), column.height(), color);
      columns.add(new ProfileLabels.Band(column, color));
    }
  }

  private Readout readout(Look look, StepSnapshot snapshot, Signal[] signals, Focus focus) {
    Readout readout = new Readout();
    int layer = focus.readLayer();
    if (layer < 1 || layer > snapshot.layers()) {
      return readout;
    }
    Theme theme = look.theme();
    readout.add(Layers.name(layer, layers.hidden()), theme.text(), Weight.SEMIBOLD);
    for (Signal signal : signals) {
      double value = snapshot.get(signal.quantity(), layer);
      if (!Blank.is(value)) {
        boolean hero = signal == focus.hero();
        int color = color(theme, signal, hero);
        readout.add(
            signal.marker(),
            hero ? color : theme.card(),
            Numbers.value(value),
            color,
            Weight.SEMIBOLD,
            !hero);
      }
    }
    return readout;
  }

  /** The run's colour for the hero, neutral ones for the others. */
  static int color(Theme theme, Signal signal, boolean hero) {
    return hero ? theme.runA() : signal == Signal.ACTIVATIONS ? theme.muted() : theme.text();
  }

  /** Where the gradient counts as vanished; NaN if that has no meaning here. */
  private static double threshold(StepSnapshot snapshot, Signal hero) {
    int hidden = snapshot.layers() - 1;
    if (hidden < 2 || hero != Signal.BACKWARD) {
      return Double.NaN;
    }
    return VANISHING * snapshot.get(Signal.BACKWARD.quantity(), hidden);
  }

  private void paintThreshold(Pen pen, Look look, double threshold) {
    if (axis.shows(threshold) && axis.scaled().contains(plot.x(), axis.y(threshold))) {
      double y = axis.y(threshold);
      pen.dashes(look.px(5), look.px(4));
      pen.line(plot.x(), y, plot.right(), y, look.theme().danger(), look.px(1.25));
      pen.dashes(0, 0);
    }
  }

  private void paintSignal(
      Pen pen, Look look, StepSnapshot snapshot, Signal signal, boolean hero, Focus focus) {
    int color = color(look.theme(), signal, hero);
    double width = hero ? look.type().heroLine() : look.type().signalLine();
    if (layers.slot() < look.px(4)) {
      width *= 0.75;
    }
    double radius = radius(look, hero);
    int n = snapshot.layers();
    if (xs.length < n) {
      xs = new double[n];
      ys = new double[n];
    }
    int run = 0;
    for (int layer = 1; layer <= n; layer++) {
      double value = snapshot.get(signal.quantity(), layer);
      if (axis.shows(value)) {
        xs[run] = layers.at(layer);
        ys[run++] = axis.y(value);
        taken.take(xs[run - 1] - radius, ys[run - 1] - radius, 2 * radius, 2 * radius);
      } else {
        run = paintRun(pen, run, color, width);
      }
    }
    paintRun(pen, run, color, width);
    for (int layer = 1; layer <= n; layer++) {
      paintMark(pen, look, signal, hero, layer, snapshot.get(signal.quantity(), layer), radius);
    }
    paintChosen(pen, look, signal, hero, focus.layer(), snapshot);
  }

  /** A stretch without gaps. @return 0, the length of the next one so far */
  private int paintRun(Pen pen, int n, int color, double width) {
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
  private double radius(Look look, boolean hero) {
    double radius = Math.min(look.px(hero ? 5 : 4.2), layers.slot() * (hero ? 0.36 : 0.32));
    return radius < look.px(1.6) ? 0 : radius;
  }

  private void paintMark(
      Pen pen, Look look, Signal signal, boolean hero, int layer, double value, double radius) {
    if (Blank.is(value)) {
      return;
    }
    int color = color(look.theme(), signal, hero);
    double x = layers.at(layer);
    if (!axis.shows(value)) {
      Special special = Special.first(Special.bitOf(value, true));
      new LaneMark(pen, look, axis, layers.slot()).paint(special, signal, x);
    } else if (radius > 0) {
      int fill = hero ? color : look.theme().card();
      signal.marker().paint(pen, x, axis.y(value), radius, fill, color, look.type().signalLine());
    }
  }

  /** The selected layer's mark of the hero is large and hollow. */
  private void paintChosen(
      Pen pen, Look look, Signal signal, boolean hero, int layer, StepSnapshot snapshot) {
    if (!hero || layer < 1 || layer > snapshot.layers()) {
      return;
    }
    double value = snapshot.get(signal.quantity(), layer);
    if (axis.shows(value)) {
      Marker marker = signal.marker();
      marker.paint(
          pen,
          layers.at(layer),
          axis.y(value),
          look.px(6.5),
          look.theme().card(),
          look.theme().runA(),
          look.px(2.5));
    }
  }
}
