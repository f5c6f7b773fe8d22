package backflow.figure.flow;

import backflow.figure.frame.Readings;
import backflow.figure.frame.Signal;
import backflow.figure.frame.Table;
import backflow.probe.StepSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gradient profile as numbers: a row per run and layer. */
final class ProfileTable {
  private ProfileTable() {}

  /**
   * The table.
   *
   * @param signals that are shown
   */
  static Table of(Readings readings, Signal[] signals) {
    List<String> columns = new ArrayList<>(List.of("step", "layer", "run"));
    for (Signal signal : signals) {
      columns.add(signal.quantity().column());
    }
    List<List<String>> rows = new ArrayList<>();
    add(rows, "A", readings, signals);
    add(rows, "B", readings.other(), signals);
    add(rows, KeptLine.NAME, readings.ghost(), signals);
    return new Table(columns, rows);
  }

  private static void add(
      List<List<String>> rows, String name, @Nullable Readings run, Signal[] signals) {
    if (run == null || run.snapshot().step() < 0) {
      return;
    }
    StepSnapshot at = run.snapshot();
    for (int layer = 1; layer <= at.layers(); layer++) {
      List<String> row =
          new ArrayList<>(List.of(Long.toString(at.step()), Integer.toString(layer), name));
      for (Signal signal : signals) {
        row.add(StripTable.cell(at.get(signal.quantity(), layer)));
      }
      rows.add(row);
    }
  }
}
