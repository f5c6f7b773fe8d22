package backflow.figure.network;

import backflow.chart.Box;
import backflow.chart.LogScale;
import backflow.chart.Pen;
import backflow.chart.Raster;
import backflow.chart.Special;
import backflow.chart.Theme;
import backflow.figure.frame.Look;
import backflow.study.Edges;
import backflow.study.Graph;
import backflow.study.Sizes;

/**
 * A deep net as bands: above, a cell for each unit shown; below, a column for the edges of each
 * layer, from its largest to its smallest.
 */
final class BandField {
  /** What the rows of the edges are, from the top. */
  static final String[] ROWS = {"largest", "9 in 10 below", "median", "1 in 10 below", "smallest"};

  private final Raster[] units = {new Raster(), new Raster()};
  private final Raster[] edges = {new Raster(), new Raster()};
  private int turn;

  /** Draws both. */
  void paint(
      Pen pen,
      Look look,
      GraphLayout layout,
      EdgeKind kind,
      LogScale scale,
      EdgeLines.Reached reached) {
    turn = 1 - turn;
    double ratio = pen.pixelRatio();
    int pitch = (int) Math.max(4, Math.rint(look.px(6) * ratio));
    paintUnits(pen, look.theme(), layout, units[turn], pitch);
    paintEdges(pen, look.theme(), layout, kind, scale, reached, edges[turn], pitch);
  }

  private static void paintUnits(
      Pen pen, Theme theme, GraphLayout layout, Raster raster, int pitch) {
    Box box = layout.units();
    size(raster, box, pen.pixelRatio());
    for (int layer = 0; layer < layout.graph().layers().size(); layer++) {
      Graph.Layer of = layout.graph().layer(layer);
      int n = of.units().size();
      for (int i = 0; i < n; i++) {
        Graph.Unit unit = of.units().get(i);
        int color = UnitMarks.fill(theme, of, unit);
        int bit = color == 0 ? Special.ZERO.bit() : Special.bitOf(unit.mean(), false);
        fill(raster, layout, layer, i, n, color, bit, theme, pitch);
      }
    }
    pen.image(raster, box.x(), box.y(), box.width(), box.height());
  }

  private static void paintEdges(
      Pen pen,
      Theme theme,
      GraphLayout layout,
      EdgeKind kind,
      LogScale scale,
      EdgeLines.Reached reached,
      Raster raster,
      int pitch) {
    Box box = layout.edges();
    size(raster, box, pen.pixelRatio());
    for (int layer = 1; layer < layout.graph().layers().size(); layer++) {
      Edges between = layout.graph().layer(layer).edges();
      if (between == null || !reached.is(layer)) {
        continue;
      }
      Sizes sizes = kind.sizes(between);
      double[] falling = sizes.falling();
      for (int i = 0; i < falling.length; i++) {
        int bit = Special.bitOf(falling[i], true);
        int color = bit == 0 ? theme.magnitude().at(scale.share(falling[i])) : 0;
        fill(raster, layout, layer, i, falling.length, color, bit, theme, pitch);
      }
    }
    pen.image(raster, box.x(), box.y(), box.width(), box.height());
  }

  private static void size(Raster raster, Box box, double ratio) {
    raster.resize(
        (int) Math.rint(box.width() * ratio), (int) Math.max(1, Math.rint(box.height() * ratio)));
  }

  /** A cell of a layer's column, and a thin gap to the next where there is room for one. */
  private static void fill(
      Raster raster,
      GraphLayout layout,
      int layer,
      int row,
      int rows,
      int color,
      int bit,
      Theme theme,
      int pitch) {
    int layers = layout.graph().layers().size();
    int left = (int) Math.rint((double) layer * raster.width() / layers);
    int right = (int) Math.rint((layer + 1.0) * raster.width() / layers);
    int top = (int) Math.rint((double) row * raster.height() / rows);
    int bottom = (int) Math.rint((row + 1.0) * raster.height() / rows);
    right -= right - left >= 5 ? 1 : 0;
    bottom -= bottom - top >= 5 ? 1 : 0;
    if (bit == 0) {
      raster.fill(left, top, right - left, bottom - top, color);
      return;
    }
    Special special = Special.first(bit);
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        raster.pixels()[y * raster.width() + x] = special.pixel(theme, x, y, pitch);
      }
    }
  }
}
