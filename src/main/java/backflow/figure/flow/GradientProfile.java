package backflow.figure.flow;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LayerAxis;
import backflow.chart.Numbers;
import backflow.chart.Occupancy;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.ValueAxis;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.LayerStrip;
import backflow.figure.frame.Layers;
import backflow.figure.frame.Look;
import backflow.figure.frame.Measure;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Signal;
import backflow.figure.frame.Table;
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
  private final TheoryGhost theory = new TheoryGhost();
  private final TheoryGhost otherTheory = new TheoryGhost();
  private final List<ProfileLabels.Band> columns = new ArrayList<>();
  private LayerAxis layers = LayerAxis.on(0, 0, 1, 1);
  private Box plot = new Box(0, 0, 1, 1);
  private int hidden;

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    StepSnapshot snapshot = readings.snapshot();
    Readings other = readings.other();
    Signal[] signals = signals(readings, focus);
    pen.clear(look.theme().card());
    theory.read(snapshot, readings.facts(), focus.hero());
    if (other != null) {
      otherTheory.read(other.snapshot(), other.facts(), focus.hero());
    }
    layOut(pen, look, readings, signals, focus.hero());
    paintGround(pen, look, focus);
    taken.reset(axis.scaled(), Math.max(3, look.px(4)));
    if (other != null) {
      ProfileLabels labels = labels(pen, look);
      new ProfilePair(pen, look, axis, layers, taken, labels, readings, other, focus.hero())
          .paint(focus, plot, theory, otherTheory);
      return;
    }
    Readout readout = snapshot.step() < 0 ? new Readout() : readout(look, snapshot, signals, focus);
    Frame.title(pen, look, readout, plot.right(), titles(readings, focus.hero()));
    if (snapshot.step() < 0) {
      Frame.empty(pen, look, plot);
      return;
    }
    paintOne(pen, look, readings, signals, focus);
  }

  /** What the axis measures, at length and briefly. */
  private static String[] titles(Readings readings, Signal hero) {
    if (hero.measure() == Measure.RMS) {
      return new String[] {"RMS over batch and units (log)", "RMS (log)"};
    }
    String when = readings.heroStep().isEmpty() ? "" : " of " + readings.heroStep();
    String unit = hero.unit() + when;
    String word = hero.measure().word() + when;
    return new String[] {
      unit + "; others RMS (log)", word + "; others RMS (log)", word + ", RMS (log)"
    };
  }

  /** Run A alone, with its three signals. */
  private void paintOne(Pen pen, Look look, Readings readings, Signal[] signals, Focus focus) {
    StepSnapshot snapshot = readings.snapshot();
    theory.paint(pen, look, axis, layers, look.theme().ghost());
    double threshold = threshold(snapshot, focus.hero());
    paintThreshold(pen, look, threshold);
    ProfileLine line = new ProfileLine(pen, look, axis, layers, taken);
    Readings ghost = readings.ghost();
    boolean kept = ghost != null && line.paintKept(ghost.snapshot(), focus.hero());
    for (Signal signal : signals) {
      if (signal != focus.hero()) {
        int color = color(look.theme(), signal, false);
        line.paint(
            snapshot,
            signal,
            new ProfileLine.Style(signal, color, look.theme().card(), false),
            focus.layer());
      }
    }
    int color = look.theme().runA();
    line.paint(
        snapshot,
        focus.hero(),
        new ProfileLine.Style(focus.hero(), color, color, true),
        focus.layer());
    ProfileLabels labels = labels(pen, look);
    labels.paint(snapshot, signals, focus.hero(), threshold);
    theory.take(taken, look);
    labels.paintAssumption(theory.words());
    if (kept && ghost != null) {
      labels.paintKept(ghost, focus.hero());
    }
  }

  private ProfileLabels labels(Pen pen, Look look) {
    return new ProfileLabels(pen, look, axis, layers, taken, columns, hidden);
  }

  @Override
  public Hit hit(double x, double y) {
    boolean near = y >= plot.y() && y <= plot.bottom() + 40;
    int slot = near ? layers.layerAt(x) : 0;
    // layers that only run B has cannot be chosen: layers count as in run A
    int layer = slot > layers.hidden() ? hidden + 1 : slot <= hidden ? slot : 0;
    return layer == 0 ? Hit.NONE : new Hit(layer, -1);
  }

  @Override
  public Box layersUpTo(int layer) {
    double right = layer > layers.hidden() ? plot.right() : layers.left() + layer * layers.slot();
    return new Box(plot.x(), plot.y(), right - plot.x(), plot.height());
  }

  @Override
  public double heightOf(double value) {
    Box room = axis.scaled();
    double y = axis.shows(value) ? axis.y(value) : value > 1 ? room.y() : room.bottom();
    return Math.max(room.y(), Math.min(room.bottom(), y));
  }

  @Override
  public void forget() {
    axis.forget();
  }

  /**
   * The three signals, the activations first, so that the backward one lies on top; in a comparison
   * the hero alone.
   */
  private static Signal[] signals(Readings readings, Focus focus) {
    Signal hero = focus.hero();
    if (readings.other() != null) {
      return new Signal[] {hero};
    }
    boolean backward = hero.byRms() == Signal.BACKWARD || hero.byRms() == Signal.DELTA;
    Signal back = backward ? hero : Signal.BACKWARD;
    Signal weights = hero.isWeights() ? hero : Signal.WEIGHTS;
    return new Signal[] {Signal.ACTIVATIONS, weights, back};
  }

  private void layOut(Pen pen, Look look, Readings readings, Signal[] signals, Signal hero) {
    axis.begin(true);
    for (Signal signal : signals) {
      see(readings, signal);
    }
    theory.see(axis);
    hidden = readings.hidden();
    int deepest = hidden;
    Readings other = readings.other();
    if (other != null) {
      see(other, hero);
      otherTheory.see(axis);
      deepest = Math.max(deepest, other.hidden());
    }
    Readings ghost = readings.ghost();
    if (ghost != null) {
      see(ghost, hero);
      deepest = Math.max(deepest, ghost.hidden());
    }
    double top = Math.ceil(look.px(Frame.TOP));
    double bottom = Math.floor(look.height() - look.px(BOTTOM));
    double left = Frame.left(pen, look, axis, top, bottom);
    double right = Math.floor(look.width() - look.px(RIGHT));
    plot = new Box(left, top, right - left, bottom - top);
    axis.lay(plot, look.type());
    double size = look.type().label();
    double numbers = pen.textWidth(Integer.toString(deepest), size, Weight.REGULAR);
    double words = pen.textWidth("out", size, Weight.REGULAR);
    double room = Math.max(look.px(32), numbers + words + look.px(16));
    layers = LayerAxis.on(deepest, left, right, room);
  }

  private void see(Readings run, Signal signal) {
    StepSnapshot snapshot = run.snapshot();
    for (int layer = 1; layer <= snapshot.layers(); layer++) {
      axis.see(snapshot.get(signal.quantity(), layer));
    }
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
    if (layer > 0 && layer <= hidden + 1) {
      double width = Math.max(look.px(6), Math.min(layers.slot(), look.px(26)));
      double middle = ProfileLine.at(layers, layer, hidden);
      Box column = new Box(middle - width / 2, plot.y(), width, plot.height());
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
    readout.add(Layers.name(layer, hidden), theme.text(), Weight.SEMIBOLD);
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
    int last = snapshot.layers() - 1;
    if (last < 2 || hero != Signal.BACKWARD) {
      return Double.NaN;
    }
    return VANISHING * snapshot.get(Signal.BACKWARD.quantity(), last);
  }

  private void paintThreshold(Pen pen, Look look, double threshold) {
    if (axis.shows(threshold) && axis.scaled().contains(plot.x(), axis.y(threshold))) {
      double y = axis.y(threshold);
      pen.dashes(look.px(5), look.px(4));
      pen.line(plot.x(), y, plot.right(), y, look.theme().danger(), look.px(1.25));
      pen.dashes(0, 0);
    }
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    return SignalWords.profile(readings, focus);
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    return SignalWords.summary(readings, focus);
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    return ProfileTable.of(readings, signals(readings, focus));
  }
}
