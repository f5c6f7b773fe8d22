package backflow.figure.frame;

import backflow.chart.Box;

/**
 * Rows of a heat map: the hidden layers from the bottom up, the output layer on top behind a gap.
 *
 * @param hidden how many hidden layers, D
 * @param plot the heat map
 * @param unit one scaled unit
 */
public record LayerRows(int hidden, Box plot, double unit) {
  private double outHeight() {
    if (hidden == 0) {
      return plot.height();
    }
    double even = plot.height() / (hidden + 1);
    return Math.rint(Math.max(even, Math.min(8 * unit, plot.height() / 6)));
  }

  private double gap() {
    return hidden == 0 ? 0 : Math.rint(2 * unit);
  }

  /** Height of a hidden layer's row, before it is rounded to whole units. */
  public double slot() {
    return hidden == 0 ? plot.height() : (plot.height() - outHeight() - gap()) / hidden;
  }

  /** Upper edge of a layer's row. */
  public double top(int layer) {
    return layer > hidden ? plot.y() : plot.bottom() - slot() * layer;
  }

  /** Lower edge of a layer's row: exactly the upper one of the next. */
  public double bottom(int layer) {
    return layer > hidden ? plot.y() + outHeight() : plot.bottom() - slot() * (layer - 1);
  }

  /** Height of a layer's row. */
  public double height(int layer) {
    return layer > hidden ? outHeight() : slot();
  }

  /** The middle of a layer's row. */
  public double middle(int layer) {
    return top(layer) + height(layer) / 2;
  }

  /** The layer whose row a place is in. */
  public int layerAt(double y) {
    if (hidden == 0 || y < plot.y() + outHeight() + gap() / 2) {
      return hidden + 1;
    }
    return Math.max(1, Math.min(hidden, (int) Math.ceil((plot.bottom() - y) / slot())));
  }
}
