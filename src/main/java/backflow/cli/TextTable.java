package backflow.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns of text, as wide as they need to be; numbers to the right, words to the left. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<String[]> rows = new ArrayList<>();
  private final int[] widths;

  /** A table with a line of column names. */
  TextTable(String... names) {
    widths = new int[names.length];
    add(names);
  }

  /** Adds a line, a cell per column. */
  void add(String... cells) {
    rows.add(cells.clone());
    for (int i = 0; i < cells.length; i++) {
      widths[i] = Math.max(widths[i], cells[i].length());
    }
  }

  /** Prints the column names and the lines. */
  void print(PrintWriter out) {
    rows.forEach(row -> out.println(line(row)));
  }

  /** Prints the lines without the column names. */
  void printRows(PrintWriter out) {
    rows.stream().skip(1).forEach(row -> out.println(line(row)));
  }

  private String line(String[] cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      String blanks = " ".repeat(widths[i] - cells[i].length());
      line.append(i == 0 ? "" : GAP);
      line.append(isNumeric(i) ? blanks + cells[i] : cells[i] + blanks);
    }
    return line.toString().stripTrailing();
  }

  /** Whether a column starts with a digit in its first line; its name stands to the right too. */
  private boolean isNumeric(int column) {
    return rows.size() > 1
        && Arrays.stream(rows.get(1)[column].split("", 2)).findFirst().orElse("").matches("[0-9-]");
  }
}
