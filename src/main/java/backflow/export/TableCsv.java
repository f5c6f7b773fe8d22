package backflow.export;

import backflow.figure.frame.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What a figure shows, as comma-separated values (RFC 4180) in UTF-8. */
public final class TableCsv {
  private TableCsv() {}

  /** The whole file. */
  public static String text(Table table) {
    StringBuilder out = new StringBuilder();
    row(out, table.columns());
    table.rows().forEach(row -> row(out, row));
    return out.toString();
  }

  private static void row(StringBuilder out, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      out.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
    }
    out.append('\n');
  }

  private static String quoted(String cell) {
    boolean plain = cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0;
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  /**
   * Writes it aside and renames.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Table table, Path file) throws IOException {
    byte[] bytes = text(table).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, bytes);
  }
}
