package backflow.figure.sweep;

import backflow.sweep.SweepTable;
import org.jspecify.annotations.Nullable;

/** The outcome of every cell of a table, worked out once and not in every frame. */
final class Cells {
  private final SweepTable table;
  private final Outcome outcome;
  private final Outcome.Cell[] all;

  private Cells(SweepTable table, Outcome outcome) {
    this.table = table;
    this.outcome = outcome;
    all = new Outcome.Cell[table.cells()];
    for (int cell = 0; cell < all.length; cell++) {
      all[cell] = outcome.of(table, cell);
    }
  }

  /** Those of a table; the known ones if they are that. */
  static Cells of(SweepTable table, Outcome outcome, @Nullable Cells known) {
    return known != null && known.outcome == outcome && known.table.equals(table)
        ? known
        : new Cells(table, outcome);
  }

  SweepTable table() {
    return table;
  }

  Outcome outcome() {
    return outcome;
  }

  /** How many. */
  int count() {
    return all.length;
  }

  /** The outcome of a cell. */
  Outcome.Cell at(int cell) {
    return all[cell];
  }

  /** The outcome of value i of the first key and j of the second. */
  Outcome.Cell at(int i, int j) {
    return all[table.cell(i, j)];
  }

  /** Whether there is such a cell. */
  boolean has(int cell) {
    return cell >= 0 && cell < all.length;
  }
}
