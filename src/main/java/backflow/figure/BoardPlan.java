package backflow.figure;

import java.util.List;

/**
 * Which instruments a board shows, and where: rows from top to bottom, cells from left to right.
 *
 * @param id stable; in files and on the command line
 * @param title on its tab
 * @param rows at least one
 */
public record BoardPlan(String id, String title, List<Row> rows) {
  /** Copies the list. */
  public BoardPlan {
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param share of the height, relative to the other rows
   * @param cells at least one
   */
  public record Row(double share, List<Cell> cells) {
    /** Copies the list. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A place for one instrument.
   *
   * @param instrument its id
   * @param share of the width, relative to the other cells of the row
   */
  public record Cell(String instrument, double share) {}

  /** A row of instruments of the same width. */
  static Row row(double share, String... instruments) {
    return new Row(share, List.of(instruments).stream().map(id -> new Cell(id, 1)).toList());
  }

  /** The ids of all instruments, row by row. */
  public List<String> instruments() {
    return rows.stream().flatMap(row -> row.cells().stream()).map(Cell::instrument).toList();
  }
}
