package backflow.figure.units;

import backflow.chart.Box;

/**
 * Rows of layers, the input at the bottom, with gaps where there is room for them.
 *
 * @param layers how many
 * @param plot where they are
 * @param wanted the gap where rows are high
 */
record LifeRows(int layers, Box plot, double wanted) {
  /** The gap between two rows. */
  double gap() {
    double even = plot.height() / Math.max(1, layers);
    return even < 3 ? 0 : Math.min(wanted, Math.floor(even / 6));
  }

  /** From one row to the next. */
  double slot() {
    return (plot.height() + gap()) / Math.max(1, layers);
  }

  /** Upper edge of a layer's row. */
  double top(int layer) {
    return plot.y() + (layers - layer) * slot();
  }

  /** Height of a row. */
  double height() {
    return slot() - gap();
  }

  /** The middle of a layer's row. */
  double middle(int layer) {
    return top(layer) + height() / 2;
  }

  /** The layer whose row a place is in. */
  int layerAt(double y) {
    int fromTop = (int) Math.floor((y - plot.y()) / slot());
    return Math.max(1, Math.min(layers, layers - fromTop));
  }
}
