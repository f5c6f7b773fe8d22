package backflow.figure.units;

import backflow.figure.frame.Table;
import backflow.math.Histogram;
import backflow.study.Spread;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ridges as numbers: a row per run, layer, moment and bin. What has no bin stands under its own
 * name: exact zeros, NaN, and ±∞.
 */
final class RidgeTable {
  private final List<List<String>> rows = new ArrayList<>();
  private final RidgeScale scale;

  /** For histograms that stand on a scale. */
  RidgeTable(RidgeScale scale) {
    this.scale = scale;
  }

  /** One histogram; null: that run has none. */
  void add(String run, int layer, String when, @Nullable Spread spread) {
    if (spread == null) {
      return;
    }
    Histogram histogram = scale.histogram(spread);
    List<String> head = List.of(run, Integer.toString(layer), when);
    row(head, "0", "0", spread.zeros());
    row(head, "NaN", "NaN", histogram.nans());
    row(head, "-Infinity", "-Infinity", histogram.negativeInfinities());
    row(head, "Infinity", "Infinity", histogram.positiveInfinities());
    for (int bin = 0; bin < histogram.bins(); bin++) {
      String from = Double.toString(histogram.edge(bin));
      row(head, from, Double.toString(histogram.edge(bin + 1)), histogram.count(bin));
    }
  }

  private void row(List<String> head, String from, String to, long count) {
    if (count > 0) {
      List<String> row = new ArrayList<>(head);
      row.addAll(List.of(from, to, Long.toString(count)));
      rows.add(row);
    }
  }

  /** All of it. */
  Table table() {
    String edge = scale.log() ? "log10_" : "";
    return new Table(List.of("run", "layer", "when", edge + "from", edge + "to", "count"), rows);
  }
}
