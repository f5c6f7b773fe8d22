package backflow.figure.frame;

import java.util.List;

/**
 * Numbers as a table: what a figure shows, to be written to a file.
 *
 * @param columns their names, in the style of metrics files: {@code weight_gradient_rms}
 * @param rows cells as text that reads back to the same number; blank where not measured
 */
public record Table(List<String> columns, List<List<String>> rows) {
  /** Nothing. */
  public static final Table EMPTY = new Table(List.of(), List.of());

  /** Copies the lists. */
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
