package backflow.figure.network;

import backflow.chart.AxisRange;
import backflow.chart.Box;
import backflow.chart.LogScale;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Raster;
import backflow.chart.Theme;
import backflow.figure.frame.Age;
import backflow.figure.frame.ColorBar;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Hit;
import backflow.figure.frame.Layers;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.figure.frame.Readout;
import backflow.figure.frame.Table;
import backflow.math.Blank;
import backflow.probe.StepSnapshot;
import backflow.study.Edges;
import backflow.study.Graph;
import backflow.study.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The net itself: where in it is the gradient large, where is it lost? Layers as columns from input
 * to output, the strongest edges by weight or gradient on a logarithmic scale; a step in slow
 * motion with its numbers under the layers. Run B stands under run A on the same scale.
 */
final class UnitGraph implements Figure {
  private static final double BAR = 92;

  private final GraphPanel panelA = new GraphPanel();
  private final GraphPanel panelB = new GraphPanel();
  private final AxisRange range = new AxisRange();
  private final Raster[] bars = {new Raster(), new Raster()};
  private @Nullable EdgeKind ranged;
  private int turn;
  private boolean empty = true;
  private boolean two;

  private static @Nullable Graph found(@Nullable Readings readings) {
    return readings == null ? null : readings.findings().find(Graph.class);
  }

  @Override
  public void draw(Pen pen, Readings readings, Look wished, Focus focus) {
    Look look = Frame.fitted(wished);
    pen.clear(look.theme().card());
    Graph graph = found(readings);
    boolean none = SubStep.snapshot(readings, focus).step() < 0;
    empty = graph == null || none;
    if (empty || graph == null) {
      Box all = new Box(0, 0, look.width(), look.height());
      if (none) {
        Frame.empty(pen, look, all);
      } else {
        new Words(pen, look).inside(all, Words.WORKING);
      }
      return;
    }
    Graph other = found(readings.other());
    Readings runB = readings.other();
    two = other != null;
    SubStep shown = SubStep.shown(readings, focus);
    EdgeKind kind = EdgeKind.of(focus, shown);
    List<SubStep> rows = rows(look, shown, two);
    List<Box> plots = plots(pen, look, two, rows(look, null, two).size());
    panelA.lay(graph, plots.get(0), look, kind, focus);
    if (other != null) {
      panelB.lay(other, plots.get(1), look, kind, focus);
    }
    LogScale scale = scale(kind);
    strip(pen, look, readings, focus, shown, plots.get(0));
    Theme theme = look.theme();
    panelA.paint(pen, look, readings, focus, kind, scale, shown, rows, theme.runA());
    panelA.nameBands(pen, look, kind);
    if (other != null && runB != null) {
      panelB.paint(pen, look, runB, focus, kind, scale, shown, rows, theme.runB());
      panelB.nameBands(pen, look, kind);
      letter(pen, look, "A", plots.get(0), theme.runA());
      letter(pen, look, "B", plots.get(1), theme.runB());
    }
    bar(pen, look, scale, kind, plots.get(0));
    title(pen, look, readings, focus, graph, kind);
  }

  /** As many rows of numbers as leave the net its room. */
  private static List<SubStep> rows(Look look, @Nullable SubStep shown, boolean two) {
    List<SubStep> rows = SubStep.rows(shown);
    double room = look.height() / look.px(1) / (two ? 2 : 1);
    int most = room < 150 ? 0 : room < 260 ? 1 : 3;
    return shown == null && most == 1
        ? List.of(SubStep.BACKWARD)
        : rows.subList(0, Math.min(most, rows.size()));
  }

  /** The same for every part of a step: the net stands still while parts go by. */
  private static List<Box> plots(Pen pen, Look look, boolean two, int lines) {
    double names = TravelRows.namesWidth(pen, look);
    double left = Math.ceil(look.px(Frame.PAD + 12) + Math.max(names, look.px(52)));
    double right = Math.floor(look.width() - look.px(BAR));
    double top = Math.ceil(look.px(Frame.TOP + StepWords.HEIGHT - 2));
    double foot = look.px(TravelRows.ROW) * (lines + 1) + look.px(6);
    double bottom = look.height() - look.px(2);
    double each = (bottom - top) / (two ? 2 : 1);
    List<Box> plots = new ArrayList<>();
    for (int i = 0; i < (two ? 2 : 1); i++) {
      double height = Math.max(1, Math.floor(each - foot));
      plots.add(new Box(left, Math.ceil(top + i * each), Math.max(1, right - left), height));
    }
    return plots;
  }

  private LogScale scale(EdgeKind kind) {
    if (kind != ranged) {
      range.forget();
      ranged = kind;
    }
    double[] a = panelA.range(kind);
    double[] b = two ? panelB.range(kind) : a;
    double least = a[0] <= b[0] || Double.isNaN(b[0]) ? a[0] : b[0];
    double most = a[1] >= b[1] || Double.isNaN(b[1]) ? a[1] : b[1];
    range.fitLog(least, most);
    int low = range.known() ? (int) range.low() : -4;
    int high = range.known() ? (int) range.high() : 0;
    return new LogScale(low, high, 0, 1);
  }

  private static void strip(
      Pen pen, Look look, Readings readings, Focus focus, @Nullable SubStep shown, Box plot) {
    double top = look.px(Frame.TOP - 9);
    double x = look.px(Frame.PAD);
    Box strip = new Box(x, top, plot.right() - x, look.px(StepWords.HEIGHT));
    new StepWords(pen, look).paint(strip, readings, focus, shown);
  }

  private static void letter(Pen pen, Look look, String letter, Box plot, int color) {
    double size = look.type().title();
    double x = look.px(Frame.PAD);
    double baseline = plot.y() + plot.height() / 2 + size * 0.36;
    pen.text(letter, x, baseline, Pen.Anchor.START, size, Weight.BOLD, color);
  }

  private void bar(Pen pen, Look look, LogScale scale, EdgeKind kind, Box plot) {
    turn = 1 - turn;
    double top = look.px(Frame.TOP);
    double bottom = two ? look.height() - look.px(Frame.PAD) : plot.bottom();
    Box box = new Box(plot.x(), top, plot.width(), Math.max(1, bottom - top));
    new ColorBar(pen, look, box, bars[turn]).paint(scale, kind.symbol());
  }

  private void title(
      Pen pen, Look look, Readings readings, Focus focus, Graph graph, EdgeKind kind) {
    Theme theme = look.theme();
    Readout readout = new Readout();
    StepSnapshot snapshot = SubStep.snapshot(readings, focus);
    String age = Age.of(graph.step(), snapshot.step());
    int layer = focus.readLayer();
    if (layer > 0 && layer <= graph.hidden() + 1 && (focus.hoverLayer() > 0 || age.isEmpty())) {
      int unit = focus.hoverLayer() > 0 ? focus.hover().unit() : focus.unit();
      readout.add(name(graph, layer, unit), theme.text(), Weight.SEMIBOLD);
      readout.add(told(snapshot, graph, layer, unit), theme.runA(), Weight.SEMIBOLD);
    } else if (!age.isEmpty()) {
      readout.add(age, theme.warning(), Weight.REGULAR);
    }
    String sampled = sampled(graph);
    String what = panelA.layout().bands() ? "edges by size" : "strongest edges of each unit";
    String dark = "fill: mean a beside its layer";
    String start = what + ", " + kind.symbol();
    Frame.title(
        pen,
        look,
        readout,
        look.width() - look.px(BAR),
        start + sampled + ", " + dark + ", empty: off",
        start + sampled + ", " + dark,
        start + sampled,
        start,
        kind.symbol());
  }

  /** "16 of 64 units"; nothing if all are shown. */
  private static String sampled(Graph graph) {
    int widest = 0;
    int shown = 0;
    for (Graph.Layer layer : graph.layers()) {
      if (layer.width() > widest) {
        widest = layer.width();
        shown = layer.units().size();
      }
    }
    return shown < widest ? ", " + shown + " of " + widest + " units" : "";
  }

  private static String name(Graph graph, int layer, int unit) {
    String name = Layers.name(layer, graph.hidden());
    return unit > 0 ? name + ", unit " + unit : name;
  }

  private static String told(StepSnapshot snapshot, Graph graph, int layer, int unit) {
    for (Graph.Unit each : graph.layer(layer).units()) {
      if (each.number() == unit) {
        String off = each.off() ? ", off for all " + graph.samples() + " points" : "";
        return "mean a " + Numbers.value(each.mean()) + off;
      }
    }
    double rms = SubStep.BACKWARD.at(snapshot, layer);
    return Blank.is(rms) ? "" : "RMS ∂L/∂a " + Numbers.value(rms);
  }

  @Override
  public Hit hit(double x, double y) {
    if (empty) {
      return Hit.NONE;
    }
    GraphLayout a = panelA.layout();
    GraphLayout layout = two && y > a.plot().bottom() ? panelB.layout() : a;
    boolean inside = y >= layout.plot().y() && y <= layout.plot().bottom();
    int layer = inside ? layout.layerAt(x) : -1;
    return layer < 1 ? Hit.NONE : new Hit(layer, -1, layout.unitAt(layer, x, y));
  }

  @Override
  public void forget() {
    range.forget();
  }

  @Override
  public List<String> formula(Readings readings, Focus focus) {
    List<String> lines = new ArrayList<>();
    lines.add("∂L/∂wᵢⱼ = mean over the batch of δᵢ·aⱼ");
    Graph graph = found(readings);
    if (graph == null) {
      return lines;
    }
    int layer = Math.max(1, Math.min(graph.hidden() + 1, focus.layer()));
    Edges edges = graph.layer(layer).edges();
    if (edges != null) {
      Sizes g = edges.gradientSizes();
      Sizes w = edges.weightSizes();
      lines.add(name(graph, layer, 0) + ": " + Numbers.integer(w.count()) + " weights");
      lines.add("|w| median " + Numbers.value(w.median()) + ", max " + Numbers.value(w.largest()));
      lines.add(
          "|∂L/∂w| median " + Numbers.value(g.median()) + ", max " + Numbers.value(g.largest()));
    }
    for (SubStep each : SubStep.values()) {
      String number = each.number(SubStep.snapshot(readings, focus));
      if (!number.isEmpty()) {
        lines.add(each.word() + ": " + each.prefix() + number);
      }
    }
    return lines;
  }

  @Override
  public String summary(Readings readings, Focus focus) {
    Graph graph = found(readings);
    if (graph == null) {
      return Words.NOTHING;
    }
    EdgeKind kind = EdgeKind.of(focus, SubStep.shown(readings, focus));
    Edges first = graph.layer(1).edges();
    Edges last = graph.layer(graph.hidden() + 1).edges();
    int off = 0;
    for (Graph.Layer layer : graph.layers()) {
      off += (int) layer.units().stream().filter(Graph.Unit::off).count();
    }
    String largest =
        first == null || last == null
            ? ""
            : "largest "
                + kind.symbol()
                + " in layer 1 "
                + Numbers.value(kind.sizes(first).largest())
                + ", at the output "
                + Numbers.value(kind.sizes(last).largest());
    return String.format(
        Locale.ROOT,
        "At step %s, %d hidden layers: %s; %d of the units shown are off for every point.",
        Numbers.integer(graph.step()),
        graph.hidden(),
        largest,
        off);
  }

  @Override
  public Table table(Readings readings, Focus focus) {
    Graph graph = found(readings);
    if (graph == null) {
      return Table.EMPTY;
    }
    List<List<String>> rows = new ArrayList<>();
    for (int l = 1; l < graph.layers().size(); l++) {
      Graph.Layer layer = graph.layer(l);
      Graph.Layer below = graph.layer(l - 1);
      Edges edges = layer.edges();
      for (int i = 0; edges != null && i < edges.above(); i++) {
        for (int j = 0; j < edges.below(); j++) {
          rows.add(
              List.of(
                  Integer.toString(l),
                  Integer.toString(layer.units().get(i).number()),
                  Integer.toString(below.units().get(j).number()),
                  Double.toString(edges.weight(i, j)),
                  Double.toString(edges.gradient(i, j)),
                  Double.toString(layer.units().get(i).mean())));
        }
      }
    }
    return new Table(
        List.of("layer", "unit", "unit_below", "weight", "gradient", "mean_activation"), rows);
  }
}
