package backflow.figure.network;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LogScale;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.ShapeList;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.study.Graph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One net in the graph: columns or bands, and the numbers under them. */
final class GraphPanel {
  /** So many edges at once can be told apart. */
  private static final int MOST_EDGES = 1000;

  private final StrongEdges strong = new StrongEdges();
  private final EdgeLines lines = new EdgeLines();
  private final BandField bands = new BandField();
  private final ShapeList units = new ShapeList();
  private GraphLayout layout = new GraphLayout(NOTHING, new Box(0, 0, 1, 1), 1);
  private List<StrongEdges.Edge> edges = List.of();

  private static final Graph NOTHING =
      new Graph(-1, 0, 0, List.of(new Graph.Layer(0, List.of(), null)));

  /** Decides where everything stands, and which edges are shown. */
  void lay(Graph graph, Box plot, Look look, EdgeKind kind, Focus focus) {
    layout = new GraphLayout(graph, plot, look.px(1));
    int units = 0;
    for (Graph.Layer layer : graph.layers()) {
      units += layer.units().size();
    }
    int each = Math.max(1, Math.min(3, MOST_EDGES / Math.max(1, units)));
    edges = layout.bands() ? List.of() : strong.of(graph, kind, each, focus.layer(), focus.unit());
  }

  /** Where it stands. */
  GraphLayout layout() {
    return layout;
  }

  /** What the edges that are shown span: least and largest positive finite size; else NaN. */
  double[] range(EdgeKind kind) {
    double least = Double.NaN;
    double most = Double.NaN;
    for (StrongEdges.Edge edge : edges) {
      if (edge.size() > 0 && edge.size() <= Double.MAX_VALUE) {
        least = edge.size() >= least ? least : edge.size();
        most = edge.size() <= most ? most : edge.size();
      }
    }
    for (int l = 1; layout.bands() && l < layout.graph().layers().size(); l++) {
      var between = layout.graph().layer(l).edges();
      double[] sizes = between == null ? new double[0] : kind.sizes(between).falling();
      for (int i = 0; i < sizes.length - 1; i++) {
        if (sizes[i] > 0 && sizes[i] <= Double.MAX_VALUE) {
          least = sizes[i] >= least ? least : sizes[i];
          most = sizes[i] <= most ? most : sizes[i];
        }
      }
    }
    return new double[] {least, most};
  }

  /** Draws it. */
  void paint(
      Pen pen,
      Look look,
      Readings readings,
      Focus focus,
      EdgeKind kind,
      LogScale scale,
      @Nullable SubStep shown,
      List<SubStep> rows,
      int color) {
    int hidden = layout.graph().hidden();
    EdgeLines.Reached reached = layer -> shown == null || shown.reaches(layer, hidden, focus);
    mark(pen, look, focus);
    if (layout.bands()) {
      bands.paint(pen, look, layout, kind, scale, reached);
      ringBands(pen, look, focus);
    } else {
      lines.paint(pen, look, layout, edges, scale, focus, reached);
      units.clear();
      UnitMarks marks = new UnitMarks(units, look, layout);
      for (int layer = 0; layer <= hidden + 1; layer++) {
        marks.add(readings, layer, layer == 0 || reached.is(layer));
      }
      pen.shapes(units);
      marks.rings(pen, focus);
    }
    new TravelRows(pen, look, layout, rows, shown).paint(readings, focus, color);
  }

  private void mark(Pen pen, Look look, Focus focus) {
    int layers = layout.graph().layers().size();
    for (int layer = 1; layer < layers; layer++) {
      if (layer == focus.layer() || layer == focus.hoverLayer()) {
        int color = look.theme().selection();
        double x = layout.x(layer) - layout.pitch() / 2;
        int shade = layer == focus.layer() ? color : Argb.fade(color, 0.6);
        pen.fillRect(x, layout.plot().y(), layout.pitch(), layout.plot().height(), shade);
      }
    }
  }

  /** The selected layer of bands, which hide what is behind them. */
  private void ringBands(Pen pen, Look look, Focus focus) {
    for (int layer : new int[] {focus.hoverLayer(), focus.layer()}) {
      if (layer > 0 && layer < layout.graph().layers().size()) {
        Box plot = layout.plot();
        double x = layout.x(layer) - layout.pitch() / 2;
        int ink = layer == focus.layer() ? look.theme().runA() : look.theme().text();
        pen.strokeRect(x, plot.y(), layout.pitch(), plot.height(), ink, look.px(1.5));
      }
    }
  }

  /** What the bands are, at the left of them. */
  void nameBands(Pen pen, Look look, EdgeKind kind) {
    if (!layout.bands()) {
      return;
    }
    double size = look.type().note();
    int muted = look.theme().muted();
    double x = look.px(Frame.PAD);
    Box units = layout.units();
    double below = size * 1.1;
    if (units.height() > 2.5 * size) {
      pen.text("units", x, units.y() + below, Anchor.START, size, Weight.REGULAR, muted);
    }
    Box box = layout.edges();
    double row = box.height() / BandField.ROWS.length;
    double room = box.x() - x - look.px(6);
    if (row >= size * 1.15) {
      for (int i = 0; i < BandField.ROWS.length; i++) {
        double baseline = box.y() + row * (i + 0.5) + size * 0.36;
        new Words(pen, look)
            .fitting(x, baseline, room, size, Weight.REGULAR, muted, BandField.ROWS[i], brief(i));
      }
    } else if (box.height() > 1.5 * size) {
      double baseline = box.y() + box.height() / 2 + size * 0.36;
      new Words(pen, look)
          .fitting(
              x, baseline, room, size, Weight.REGULAR, muted, "edges " + kind.symbol(), "edges");
    }
  }

  private static String brief(int row) {
    return switch (row) {
      case 1 -> "90 %";
      case 3 -> "10 %";
      case 2 -> "median";
      case 0 -> "max";
      default -> "min";
    };
  }
}
