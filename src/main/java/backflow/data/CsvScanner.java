package backflow.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts CSV text into rows of cells as RFC 4180 says: cells in quotation marks may hold separators,
 * line ends and doubled quotation marks. Lines end with LF, CRLF or CR; blank lines are skipped;
 * blanks around a cell are dropped. The separator is the one of comma, semicolon and tab that the
 * first line holds most of.
 */
final class CsvScanner {
  /** The longest cell, in bytes. */
  static final int MAX_CELL = 4096;

  /**
   * A cell.
   *
   * @param text what it says
   * @param quoted whether it stood in quotation marks
   */
  record Cell(String text, boolean quoted) {}

  private static final byte[] SEPARATORS = {',', ';', '\t'};

  private final String file;
  private final byte[] bytes;
  private final int maxCells;
  private final byte separator;
  private final List<Cell> cells = new ArrayList<>();
  private final byte[] unquoted = new byte[MAX_CELL];
  private int at;
  private int line = 1;
  private int rowLine;

  /**
   * Stands before the first row.
   *
   * @param file what errors call it
   * @param bytes UTF-8; not modified
   * @param maxCells the most cells that a row may have
   */
  CsvScanner(String file, byte[] bytes, int maxCells) {
    this.file = file;
    this.bytes = bytes;
    this.maxCells = maxCells;
    skipBlankLines();
    separator = detectSeparator();
  }

  /** The cells of the row read last; overwritten by the next. */
  List<Cell> cells() {
    return cells;
  }

  /** The line, from 1, on which the row read last begins. */
  int line() {
    return rowLine;
  }

  /** Reads the next row; false at the end. */
  boolean next() throws DataException {
    skipBlankLines();
    if (at == bytes.length) {
      return false;
    }
    rowLine = line;
    cells.clear();
    cells.add(cell());
    while (at < bytes.length && bytes[at] == separator) {
      at++;
      if (cells.size() == maxCells) {
        throw DataException.at(file, rowLine, "too many columns; allowed are " + maxCells);
      }
      cells.add(cell());
    }
    endLine();
    return true;
  }

  private byte detectSeparator() {
    int[] counts = new int[SEPARATORS.length];
    boolean inQuotes = false;
    for (int i = at; i < bytes.length && (inQuotes || !isLineEnd(i)); i++) {
      inQuotes ^= bytes[i] == '"';
      for (int s = 0; s < counts.length && !inQuotes; s++) {
        counts[s] += bytes[i] == SEPARATORS[s] ? 1 : 0;
      }
    }
    int best = 0;
    for (int s = 1; s < counts.length; s++) {
      best = counts[s] > counts[best] ? s : best;
    }
    return SEPARATORS[best];
  }

  private Cell cell() throws DataException {
    while (at < bytes.length && isBlank(at) && bytes[at] != separator) {
      at++;
    }
    return at < bytes.length && bytes[at] == '"' ? quotedCell() : plainCell();
  }

  private Cell plainCell() throws DataException {
    int from = at;
    while (at < bytes.length && bytes[at] != separator && !isLineEnd(at)) {
      at++;
    }
    if (at - from > MAX_CELL) {
      throw DataException.at(file, line, "a cell is longer than " + MAX_CELL + " bytes");
    }
    return new Cell(new String(bytes, from, at - from, StandardCharsets.UTF_8).strip(), false);
  }

  private Cell quotedCell() throws DataException {
    int opened = line;
    int length = 0;
    at++;
    while (!closesQuotes(opened)) {
      if (length == MAX_CELL) {
        throw DataException.at(
            file, opened, "quotation mark not closed within " + MAX_CELL + " bytes");
      }
      unquoted[length++] = bytes[at];
      at++;
    }
    requireCellEnd();
    return new Cell(new String(unquoted, 0, length, StandardCharsets.UTF_8).strip(), true);
  }

  /** Steps over a closing mark, or over the first of a doubled one, and counts lines. */
  private boolean closesQuotes(int opened) throws DataException {
    if (at == bytes.length) {
      throw DataException.at(file, opened, "quotation mark not closed");
    }
    if (bytes[at] == '"') {
      at++;
      return at == bytes.length || bytes[at] != '"';
    }
    boolean carriageReturnOfPair =
        bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n';
    line += isLineEnd(at) && !carriageReturnOfPair ? 1 : 0;
    return false;
  }

  private void requireCellEnd() throws DataException {
    while (at < bytes.length && isBlank(at) && bytes[at] != separator) {
      at++;
    }
    if (at < bytes.length && bytes[at] != separator && !isLineEnd(at)) {
      throw DataException.at(
          file, line, "text after a closing quotation mark; within quotes, write \"\" for \"");
    }
  }

  private void skipBlankLines() {
    int ahead = at;
    while (ahead < bytes.length) {
      if (isLineEnd(ahead)) {
        at = ahead;
        endLine();
        ahead = at;
      } else if (isBlank(ahead)) {
        ahead++;
      } else {
        return;
      }
    }
    at = bytes.length;
  }

  private void endLine() {
    if (at < bytes.length) {
      boolean pair = bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n';
      at += pair ? 2 : 1;
      line++;
    }
  }

  private boolean isLineEnd(int i) {
    return bytes[i] == '\n' || bytes[i] == '\r';
  }

  private boolean isBlank(int i) {
    return bytes[i] == ' ' || bytes[i] == '\t';
  }
}
