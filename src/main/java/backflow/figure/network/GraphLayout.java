package backflow.figure.network;

import backflow.chart.Box;
import backflow.study.Graph;

/**
 * Where layers and units stand: a column for the inputs, one for each layer, the output on the
 * right. Where columns would be too narrow for circles they are bands.
 *
 * @param graph what is laid out
 * @param plot where the columns are
 * @param unit one scaled unit
 */
record GraphLayout(Graph graph, Box plot, double unit) {
  /** Columns nearer than this are bands. */
  private static final double NARROWEST = 18;

  /** Nets deeper than this are bands. */
  private static final int DEEPEST = 24;

  /** Of a plot of bands, the upper part that shows units; below it stand the edges. */
  private static final double UNITS_SHARE = 0.58;

  private static final double BAND_GAP = 8;

  /** Distance of two columns. */
  double pitch() {
    return plot.width() / graph.layers().size();
  }

  /** Whether layers are bands. */
  boolean bands() {
    return graph.hidden() > DEEPEST || pitch() < NARROWEST * unit;
  }

  /** The middle of a layer's column. */
  double x(int layer) {
    return plot.x() + pitch() * (layer + 0.5);
  }

  /** Where units are drawn. */
  Box units() {
    double height = bands() ? plot.height() * UNITS_SHARE : plot.height();
    return new Box(plot.x(), plot.y(), plot.width(), height);
  }

  /** Where bands show their edges. */
  Box edges() {
    double top = units().bottom() + BAND_GAP * unit;
    return new Box(plot.x(), top, plot.width(), Math.max(1, plot.bottom() - top));
  }

  /** Distance of the units of a layer. */
  double slot(int layer) {
    return units().height() / graph.layer(layer).units().size();
  }

  /** The middle of a unit, by its place among those shown, from 0. */
  double y(int layer, int place) {
    return units().y() + slot(layer) * (place + 0.5);
  }

  /** Radius of a layer's circles. */
  double radius(int layer) {
    double fits = Math.min(slot(layer) * 0.38, pitch() * 0.22);
    return Math.max(1, Math.min(9 * unit, fits));
  }

  /** The layer of a column, from 0; −1: none. */
  int layerAt(double px) {
    int layer = (int) Math.floor((px - plot.x()) / pitch());
    return px < plot.x() || layer >= graph.layers().size() ? -1 : layer;
  }

  /** The number of the unit at a place of a layer, from 1; 0: none is near. */
  int unitAt(int layer, double px, double py) {
    Box units = units();
    if (layer < 1 || py < units.y() || py >= units.bottom()) {
      return 0;
    }
    int place = (int) Math.floor((py - units.y()) / slot(layer));
    boolean near = bands() || Math.abs(px - x(layer)) <= radius(layer) + 4 * unit;
    int last = graph.layer(layer).units().size() - 1;
    return near ? graph.layer(layer).units().get(Math.max(0, Math.min(last, place))).number() : 0;
  }
}
