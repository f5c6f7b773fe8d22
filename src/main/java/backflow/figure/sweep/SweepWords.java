package backflow.figure.sweep;

import backflow.figure.frame.Table;
import backflow.math.Blank;
import backflow.sweep.RunResult;
import backflow.sweep.Setting;
import backflow.sweep.SweepTable;
import backflow.sweep.Varied;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sweep in formulas, sentences and numbers. */
final class SweepWords {
  private SweepWords() {}

  /** What is shown, and of the cell under the pointer its numbers. */
  static List<String> formula(@Nullable SweepTable table, Outcome outcome, int cell) {
    List<String> lines = new ArrayList<>();
    if (outcome.isGain()) {
      lines.add("G = RMS(∂L/∂a₁) / RMS(∂L/∂a_D)");
      lines.add("gain per layer = G^(1/(D−1))");
    } else if (table != null) {
      lines.add(outcome.unit(table));
    }
    if (table != null && cell >= 0 && cell < table.cells()) {
      for (RunResult run : table.finished(cell)) {
        String seed = Words.of(table, cell) + ", seed " + run.seed() + ": ";
        lines.add(seed + outcome.text(outcome.of(run)));
      }
    }
    return lines;
  }

  /** From which cell to which the outcome reaches, and how many diverged. */
  static String summary(@Nullable SweepTable table, Outcome outcome) {
    if (table == null || table.done() == 0) {
      return "No run of a sweep is finished yet.";
    }
    int lowest = -1;
    int highest = -1;
    int diverged = 0;
    for (int cell = 0; cell < table.cells(); cell++) {
      Outcome.Cell shown = outcome.of(table, cell);
      diverged += shown.diverged();
      if (Math.abs(shown.value()) <= Double.MAX_VALUE) {
        lowest = lowest < 0 || shown.value() < value(table, outcome, lowest) ? cell : lowest;
        highest = highest < 0 || shown.value() > value(table, outcome, highest) ? cell : highest;
      }
    }
    boolean all = table.done() == table.runs();
    String runs = (all ? "" : table.done() + " of ") + table.runs() + " runs";
    String odd = diverged == 0 ? "" : " " + diverged + " diverged.";
    if (lowest >= 0 && lowest == highest && table.cells() > 1) {
      String everywhere = outcome.text(value(table, outcome, lowest));
      return runs + ": " + outcome.unit(table) + ", " + everywhere + " everywhere." + odd;
    }
    return lowest < 0
        ? runs + ": none has a finite " + outcome.unit(table) + "." + odd
        : runs
            + ": "
            + outcome.unit(table)
            + ", from "
            + outcome.text(value(table, outcome, lowest))
            + " at "
            + Words.of(table, lowest)
            + " to "
            + outcome.text(value(table, outcome, highest))
            + " at "
            + Words.of(table, highest)
            + "."
            + odd;
  }

  private static double value(SweepTable table, Outcome outcome, int cell) {
    return outcome.of(table, cell).value();
  }

  /** A row per finished run. */
  static Table table(@Nullable SweepTable table, Outcome outcome) {
    if (table == null) {
      return Table.EMPTY;
    }
    List<String> columns = new ArrayList<>(table.varied().stream().map(Varied::key).toList());
    columns.add("seed");
    columns.add(outcome.column());
    List<List<String>> rows = new ArrayList<>();
    for (int cell = 0; cell < table.cells(); cell++) {
      for (RunResult run : table.finished(cell)) {
        List<String> row = new ArrayList<>();
        table.settings(cell).stream().map(Setting::text).forEach(row::add);
        row.add(Long.toString(run.seed()));
        double value = outcome.of(run);
        row.add(Blank.is(value) ? "" : Double.toString(value));
        rows.add(row);
      }
    }
    return new Table(columns, rows);
  }
}
