package backflow.figure.flow;

import backflow.figure.frame.Readings;
import backflow.figure.frame.Table;
import backflow.math.Blank;
import backflow.probe.Strip;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tables of strips by layer: a row per run, bucket of steps and layer. */
final class StripTable {
  private final List<List<String>> rows = new ArrayList<>();
  private final Function<Readings, Strip> quantity;
  private final int onlyLayer;

  private StripTable(Function<Readings, Strip> quantity, int onlyLayer) {
    this.quantity = quantity;
    this.onlyLayer = onlyLayer;
  }

  /**
   * The value at each bucket's last step, and the smallest and largest in it.
   *
   * @param column name of the quantity
   * @param onlyLayer as run A counts; 0: all layers
   */
  static Table of(
      Readings readings, Function<Readings, Strip> quantity, String column, int onlyLayer) {
    StripTable table = new StripTable(quantity, onlyLayer);
    table.add("A", readings, readings);
    table.add("B", readings.other(), readings);
    table.add(KeptLine.NAME, readings.ghost(), readings);
    return new Table(
        List.of("step", "layer", "run", column, column + "_min", column + "_max"), table.rows);
  }

  private void add(String name, @Nullable Readings run, Readings runA) {
    if (run == null) {
      return;
    }
    Strip strip = quantity.apply(run);
    int twin = onlyLayer == 0 ? 0 : Pairing.twin(onlyLayer, runA.hidden(), run.hidden());
    for (int bucket = 0; bucket < strip.buckets; bucket++) {
      for (int layer = 1; layer <= strip.rows; layer++) {
        if (onlyLayer == 0 || layer == twin) {
          int at = bucket * strip.rows + layer - 1;
          rows.add(
              List.of(
                  Long.toString(strip.to[bucket]),
                  Integer.toString(layer),
                  name,
                  cell(strip.last[at]),
                  cell(strip.min[at]),
                  cell(strip.max[at])));
        }
      }
    }
  }

  /** A number that reads back the same; empty for the blank. */
  static String cell(double value) {
    return Blank.is(value) ? "" : Double.toString(value);
  }
}
