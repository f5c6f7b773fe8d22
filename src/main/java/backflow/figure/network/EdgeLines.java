package backflow.figure.network;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LineField;
import backflow.chart.LogScale;
import backflow.chart.Pen;
import backflow.chart.Special;
import backflow.chart.Theme;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Look;
import backflow.study.Graph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Edges as lines in one picture: colour and width say how large, on a logarithmic scale; what is
 * exactly 0 is dashed and pale, NaN and ±∞ have their own colours.
 */
final class EdgeLines {
  private static final double DASH = 10;
  private static final double ASIDE = 0.18;

  private final LineField field = new LineField();
  private final double[] xs = new double[2];
  private final double[] ys = new double[2];
  private @Nullable Key painted;

  /** What the picture depends on. */
  private record Key(
      List<StrongEdges.Edge> edges,
      Box plot,
      LogScale scale,
      Theme theme,
      double ratio,
      int layer,
      int unit,
      int reached) {
    boolean isSameAs(@Nullable Key other) {
      return other != null
          && edges == other.edges // the same list stands for the same finding
          && plot.equals(other.plot)
          && scale.equals(other.scale)
          && theme.equals(other.theme)
          && ratio == other.ratio
          && layer == other.layer
          && unit == other.unit
          && reached == other.reached;
    }
  }

  /** Which layers are lit. */
  @FunctionalInterface
  interface Reached {
    /** Whether the edges that lead to a layer are. */
    boolean is(int layer);
  }

  /** Draws them, in the order given; anew only if something has changed. */
  void paint(
      Pen pen,
      Look look,
      GraphLayout layout,
      List<StrongEdges.Edge> edges,
      LogScale scale,
      Focus focus,
      Reached reached) {
    Box plot = layout.plot();
    Key key =
        new Key(
            edges,
            plot,
            scale,
            look.theme(),
            pen.pixelRatio(),
            focus.layer(),
            focus.unit(),
            bits(layout.graph(), reached));
    if (key.isSameAs(painted)) {
      field.paint(pen);
      return;
    }
    painted = key;
    field.begin(plot, pen.pixelRatio());
    field.samples(edges.size() > 400 ? 2 : 4);
    boolean chosen = isShown(layout.graph(), focus);
    for (StrongEdges.Edge edge : edges) {
      boolean aside = chosen && !touches(layout.graph(), edge, focus);
      place(layout, edge);
      paint(look, edge, scale, reached.is(edge.layer()), aside);
    }
    field.paint(pen);
  }

  /** Which layers are lit; at most 24 and the output have columns. */
  private static int bits(Graph graph, Reached reached) {
    int bits = 0;
    for (int layer = 1; layer < graph.layers().size(); layer++) {
      bits |= reached.is(layer) ? 1 << layer : 0;
    }
    return bits;
  }

  private static boolean isShown(Graph graph, Focus focus) {
    int layer = focus.layer();
    return focus.unit() > 0
        && layer < graph.layers().size()
        && graph.layer(layer).units().stream().anyMatch(u -> u.number() == focus.unit());
  }

  private static boolean touches(Graph graph, StrongEdges.Edge edge, Focus focus) {
    int to = graph.layer(edge.layer()).units().get(edge.to()).number();
    int from = graph.layer(edge.layer() - 1).units().get(edge.from()).number();
    return (edge.layer() == focus.layer() && to == focus.unit())
        || (edge.layer() - 1 == focus.layer() && from == focus.unit());
  }

  private void place(GraphLayout layout, StrongEdges.Edge edge) {
    int below = edge.layer() - 1;
    xs[0] = layout.x(below) + layout.radius(below);
    xs[1] = layout.x(edge.layer()) - layout.radius(edge.layer());
    ys[0] = layout.y(below, edge.from());
    ys[1] = layout.y(edge.layer(), edge.to());
  }

  private void paint(
      Look look, StrongEdges.Edge edge, LogScale scale, boolean reached, boolean aside) {
    Theme theme = look.theme();
    double size = edge.size();
    int bit = Special.bitOf(size, true);
    if (!reached) {
      field.line(xs, ys, 2, Argb.fade(theme.axis(), 0.3), look.px(0.75));
    } else if (Special.ZERO.in(bit)) {
      dashed(look, Argb.fade(theme.muted(), aside ? ASIDE : 0.6));
    } else if (bit != 0) {
      int color = Special.first(bit).color(theme);
      field.line(xs, ys, 2, aside ? Argb.fade(color, ASIDE) : color, look.px(1.5));
    } else {
      double share = Math.max(0, Math.min(1, scale.share(size)));
      int color = theme.magnitude().at(share);
      field.line(xs, ys, 2, Argb.fade(color, aside ? ASIDE : 0.92), look.px(0.9 + 1.4 * share));
    }
  }

  private void dashed(Look look, int color) {
    int dashes = (int) Math.max(2, Math.rint((xs[1] - xs[0]) / look.px(DASH)));
    double x = xs[0];
    double y = ys[0];
    double dx = (xs[1] - x) / (2.0 * dashes - 1);
    double dy = (ys[1] - y) / (2.0 * dashes - 1);
    for (int i = 0; i < dashes; i++) {
      xs[0] = x + 2 * i * dx;
      ys[0] = y + 2 * i * dy;
      xs[1] = xs[0] + dx;
      ys[1] = ys[0] + dy;
      field.line(xs, ys, 2, color, look.px(0.75));
    }
  }
}
