package backflow.figure.network;

import backflow.chart.Box;
import backflow.chart.Marker;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Raster;
import backflow.chart.Theme;
import backflow.figure.frame.Age;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Table;
import backflow.study.Decision;
import backflow.study.InputPlane;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What does the net say over its inputs? Classes as colours, lighter where the net is unsure; a
 * regression of one input as a curve, of two as a map. Run B stands beside run A.
 */
final class DecisionChart implements Figure {
  /** A plot is at most so much wider than high. */
  private static final double WIDEST = 1.25;

  private final MapPanel panelA = new MapPanel();
  private final MapPanel panelB = new MapPanel();
  private final Raster[] bars = {new Raster(), new Raster()};
  private int turn;

  private static @Nullable Decision found(@Nullable Readings readings) {
    return readings == null ? null : readings.findings().find(Decision.class);
  }

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    Decision map = found(readings);
    if (map == null || readings.snapshot().step() < 0) {
      Box all = new Box(0, 0, look.width(), look.height());
      if (readings.snapshot().step() < 0) {
        Frame.empty(pen, look, all);
      } else {
        new Words(pen, look).inside(all, Words.WORKING);
      }
      return;
    }
    turn = 1 - turn;
    Decision other = found(readings.other());
    if (map.plane().isLine() && map.classes() == 0) {
      line(pen, look, map, other, found(readings.ghost()));
    } else {
      maps(pen, look, map, other);
    }
    title(pen, look, readings, map, other);
  }

  private static Box inner(Look look) {
    double top = Math.ceil(look.px(Frame.TOP + 8));
    double left = look.px(PlaneAxes.SIDE);
    double bottom = Math.floor(look.height() - look.px(PlaneAxes.FOOT));
    return new Box(
        left,
        top,
        Math.max(1, look.width() - left - look.px(Frame.PAD)),
        Math.max(1, bottom - top));
  }

  private void maps(Pen pen, Look look, Decision map, @Nullable Decision other) {
    Box inner = inner(look);
    boolean bar = map.classes() == 0;
    double side = bar ? look.px(LinearBar.WIDTH) : 0;
    double most = inner.height() * WIDEST;
    double[] range = range(map, other);
    if (other != null) {
      double gap = look.px(PlaneAxes.SIDE);
      double width = Math.max(1, Math.min(most, (inner.width() - gap - side) / 2));
      Box a = new Box(inner.x(), inner.y(), width, inner.height());
      Box b = new Box(a.right() + gap, inner.y(), width, inner.height());
      panelA.paint(pen, look, map, a, range[0], range[1]);
      panelB.paint(pen, look, other, b, range[0], range[1]);
      letter(pen, look, "A", a, look.theme().runA());
      letter(pen, look, "B", b, look.theme().runB());
      if (bar) {
        new LinearBar(pen, look, bars[turn]).paint(b, range[0], range[1], "output");
      }
      return;
    }
    double key = look.px(MapKey.WIDTH);
    boolean keyed = !bar && inner.width() - key - look.px(14) >= inner.height() * 0.8;
    double room = inner.width() - side - (keyed ? key + look.px(14) : 0);
    Box plot = new Box(inner.x(), inner.y(), Math.max(1, Math.min(most, room)), inner.height());
    panelA.paint(pen, look, map, plot, range[0], range[1]);
    if (bar) {
      new LinearBar(pen, look, bars[turn]).paint(plot, range[0], range[1], "output");
    } else if (keyed) {
      Box beside = new Box(plot.right() + look.px(14), plot.y(), key, plot.height());
      new MapKey(pen, look, beside, bars[turn]).paint(map);
    }
  }

  private static void letter(Pen pen, Look look, String letter, Box plot, int color) {
    double size = look.type().title();
    double x = plot.x() + look.px(6);
    Frame.haloed(pen, look, letter, x, plot.y() + size * 1.1, size, Weight.BOLD, color);
  }

  /** The ends of the colours: outputs and targets of both runs. */
  private static double[] range(Decision map, @Nullable Decision other) {
    double[] range = map.range();
    if (other != null) {
      widen(range, other.range()[0]);
      widen(range, other.range()[1]);
    }
    for (int i = 0; i < map.train().shown() && map.classes() == 0; i++) {
      widen(range, map.train().target(i));
    }
    return range;
  }

  private static void widen(double[] range, double value) {
    if (Math.abs(value) <= Double.MAX_VALUE) {
      range[0] = value >= range[0] ? range[0] : value;
      range[1] = value <= range[1] ? range[1] : value;
    }
  }

  private static void line(
      Pen pen, Look look, Decision map, @Nullable Decision other, @Nullable Decision ghost) {
    Theme theme = look.theme();
    Box plot = inner(look);
    InputPlane plane = map.plane();
    double[] ends = {plane.low(), plane.high()};
    double air = plane.high() - plane.low();
    for (double end : map.range()) {
      widen(ends, Math.max(plane.low() - air, Math.min(plane.high() + air, end)));
    }
    PlaneAxes axes = PlaneAxes.of(pen, look, plot, plane.left(), plane.right(), ends[0], ends[1]);
    MapPanel.samples(pen, look, map.train(), Marker.CIRCLE, axes);
    MapPanel.samples(pen, look, map.test(), Marker.TRIANGLE, axes);
    pen.clip(plot.x(), plot.y(), plot.width(), plot.height());
    if (ghost != null) {
      pen.dashes(look.px(5), look.px(4));
      MapPanel.curve(pen, ghost, axes, theme.muted(), look.type().signalLine());
      pen.dashes(0, 0);
    }
    if (other != null) {
      MapPanel.curve(pen, other, axes, theme.runB(), look.type().namedLine());
    }
    MapPanel.curve(pen, map, axes, theme.runA(), look.type().heroLine());
    pen.unclip();
    axes.paint(plane.firstName(), "target and output");
  }

  private static void title(
      Pen pen, Look look, Readings readings, Decision map, @Nullable Decision other) {
    Theme theme = look.theme();
    Readout readout = new Readout();
    String age = Age.of(map.step(), readings.snapshot().step());
    String flat = flat(map, other);
    if (!age.isEmpty()) {
      readout.add(age, theme.warning(), Weight.REGULAR);
    }
    if (!flat.isEmpty()) {
      readout.add(flat, theme.warning(), Weight.SEMIBOLD);
    }
    readout.add((other == null ? "" : "A ") + Verdict.both(map), theme.runA(), Weight.SEMIBOLD);
    if (other != null) {
      readout.add("B " + Verdict.both(other), theme.runB(), Weight.SEMIBOLD);
    }
    String words = Verdict.plane(map.plane());
    boolean line = map.plane().isLine() && map.classes() == 0;
    String what = line ? "line: output, ○ train, △ test" : "○ train, △ test";
    String slice = map.plane().isSlice() ? "2 of " + map.plane().inputs() + " inputs" : "";
    Frame.title(
        pen,
        look,
        readout,
        look.width() - look.px(Frame.PAD),
        words.isEmpty() ? what : words,
        slice.isEmpty() ? what : slice + ", the others at their mean",
        slice.isEmpty() ? "○ △" : slice);
  }

  @Override
  public Hit hit(double x, double y) {
    return Hit.NONE;
  }

  @Override
  public void forget() {
    turn = 0;
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    Decision map = found(readings);
    List<String> lines = new ArrayList<>();
    lines.add("output = net(x), running statistics, no dropout");
    if (map == null) {
      return lines;
    }
    InputPlane plane = map.plane();
    if (map.classes() > 0) {
      lines.add("lead = (p − 1/K)/(1 − 1/K), K = " + map.classes());
    }
    if (plane.isSlice()) {
      lines.add(plane.firstName() + ": mean |∂output/∂x| = " + Numbers.value(plane.firstPull()));
      lines.add(plane.secondName() + ": mean |∂output/∂x| = " + Numbers.value(plane.secondPull()));
    }
    lines.add(Verdict.both(map));
    return lines;
  }

  /** Which run says the same everywhere; both, if they say the same. */
  private static String flat(Decision map, @Nullable Decision other) {
    String a = Verdict.flat(map);
    String b = other == null ? a : Verdict.flat(other);
    if (a.equals(b)) {
      return a;
    }
    return a.isEmpty() ? "B: " + b : b.isEmpty() ? "A: " + a : "A: " + a + ", B: " + b;
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    Decision map = found(readings);
    if (map == null) {
      return Words.NOTHING;
    }
    String flat = Verdict.flat(map);
    String plane = Verdict.plane(map.plane());
    return "At step "
        + Numbers.integer(map.step())
        + ": "
        + Verdict.both(map)
        + (flat.isEmpty() ? "" : "; " + flat)
        + (plane.isEmpty() ? "." : "; drawn are " + plane + ".");
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    Decision map = found(readings);
    if (map == null) {
      return Table.EMPTY;
    }
    boolean classes = map.classes() > 0;
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < map.rows(); row++) {
      for (int column = 0; column < map.columns(); column++) {
        String y = map.plane().isLine() ? "" : Double.toString(map.plane().y(row, map.rows()));
        String winner = classes ? winner(map, map.winner(column, row)) : "";
        rows.add(
            List.of(
                Double.toString(map.plane().x(column, map.columns())),
                y,
                winner,
                Double.toString(map.value(column, row))));
      }
    }
    String value = classes ? "lead" : "output";
    return new Table(List.of("first_input", "second_input", "class", value), rows);
  }

  private static String winner(Decision map, int winner) {
    return winner < 0 ? "NaN" : map.className(winner);
  }
}
