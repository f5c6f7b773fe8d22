package backflow.figure.units;

import backflow.figure.frame.Readings;
import backflow.figure.frame.Table;
import backflow.probe.LifeStrip;
import backflow.probe.UnitActivity.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lives of units as numbers: a row per run, measurement and layer. */
final class LifeTable {
  private LifeTable() {}

  /** How many units of each layer are in each state, column by column, run by run. */
  static Table of(Readings readings) {
    List<String> columns = new ArrayList<>(List.of("run", "step", "layer"));
    for (State state : State.values()) {
      columns.add(state.name().toLowerCase(Locale.ROOT));
    }
    List<List<String>> rows = new ArrayList<>();
    add(rows, "A", readings.lives());
    Readings other = readings.other();
    if (other != null) {
      add(rows, "B", other.lives());
    }
    return new Table(columns, rows);
  }

  private static void add(List<List<String>> rows, String run, LifeStrip lives) {
    for (int column = 0; column < lives.columns(); column++) {
      for (int layer = 1; layer <= lives.layers(); layer++) {
        if (lives.units(layer) > 0) {
          rows.add(row(run, lives, column, layer));
        }
      }
    }
  }

  private static List<String> row(String run, LifeStrip lives, int column, int layer) {
    List<String> row = new ArrayList<>();
    row.add(run);
    row.add(Long.toString(lives.to(column)));
    row.add(Integer.toString(layer));
    for (State state : State.values()) {
      row.add(Integer.toString(lives.count(column, layer, state)));
    }
    return row;
  }
}
