package backflow.figure.updates;

import backflow.figure.frame.Readings;
import backflow.figure.frame.Table;
import backflow.math.Blank;
import backflow.probe.Strip;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Tables of strips: a row per run and bucket of steps, with the value at the bucket's last step.
 */
final class Rows {
  private Rows() {}

  /**
   * A table by step of strips of one row that were measured together.
   *
   * @param names of the columns after run and step
   * @param strips of a run, in the order of the names
   */
  static Table bySteps(
      Readings readings, List<String> names, List<Function<Readings, Strip>> strips) {
    List<String> columns = new ArrayList<>(List.of("run", "step"));
    columns.addAll(names);
    List<List<String>> rows = new ArrayList<>();
    add(rows, "A", readings, strips);
    if (readings.other() != null) {
      add(rows, "B", readings.other(), strips);
    }
    if (readings.ghost() != null) {
      add(rows, "kept", readings.ghost(), strips);
    }
    return new Table(columns, rows);
  }

  private static void add(
      List<List<String>> rows,
      String run,
      Readings readings,
      List<Function<Readings, Strip>> strips) {
    Strip first = strips.get(0).apply(readings);
    for (int bucket = 0; bucket < first.buckets; bucket++) {
      List<String> row = new ArrayList<>(List.of(run, Long.toString(first.to[bucket])));
      for (Function<Readings, Strip> strip : strips) {
        Strip values = strip.apply(readings);
        row.add(bucket < values.buckets ? cell(values.last[bucket * values.rows]) : "");
      }
      rows.add(row);
    }
  }

  /** A number that reads back the same; empty for the blank. */
  static String cell(double value) {
    return Blank.is(value) ? "" : Double.toString(value);
  }
}
