package backflow.export;

import backflow.figure.frame.Table;
import backflow.math.Blank;
import backflow.sweep.RunResult;
import backflow.sweep.Setting;
import backflow.sweep.SweepTable;
import backflow.sweep.Varied;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The runs of a sweep as a table: a row for each finished one, cell by cell and in each seed by
 * seed. The varied keys come first; gains by layer are those of the layers 2..D, with spaces
 * between, ids of findings likewise.
 */
public final class SweepCsv {
  private static final List<String> COLUMNS =
      List.of(
          "seed",
          "steps",
          "final_loss",
          "mean_loss",
          "accuracy",
          "test_loss",
          "test_accuracy",
          "gradient_gain_start",
          "gradient_gain_per_layer_start",
          "gradient_gain",
          "gradient_gain_per_layer",
          "first_non_finite",
          "findings",
          "gains_by_layer_start",
          "gains_by_layer");

  private SweepCsv() {}

  /** The table. */
  public static Table of(SweepTable sweep) {
    List<String> columns = new ArrayList<>(sweep.varied().stream().map(Varied::key).toList());
    columns.addAll(COLUMNS);
    List<List<String>> rows = new ArrayList<>();
    for (int cell = 0; cell < sweep.cells(); cell++) {
      for (RunResult run : sweep.finished(cell)) {
        List<String> row = new ArrayList<>();
        sweep.settings(cell).stream().map(Setting::text).forEach(row::add);
        row.addAll(cells(run));
        rows.add(row);
      }
    }
    return new Table(columns, rows);
  }

  private static List<String> cells(RunResult run) {
    return List.of(
        Long.toString(run.seed()),
        Long.toString(run.steps()),
        text(run.finalLoss()),
        text(run.recentLoss()),
        text(run.accuracy()),
        text(run.testLoss()),
        text(run.testAccuracy()),
        text(run.start().total()),
        text(run.start().perLayer()),
        text(run.end().total()),
        text(run.end().perLayer()),
        run.diverged() ? Long.toString(run.firstNonFinite()) : "",
        String.join(" ", run.findings()),
        texts(run.start().layers()),
        texts(run.end().layers()));
  }

  private static String texts(List<Double> values) {
    return values.stream().map(v -> Blank.is(v) ? "-" : text(v)).collect(Collectors.joining(" "));
  }

  private static String text(double value) {
    return Blank.is(value) ? "" : Double.toString(value);
  }
}
