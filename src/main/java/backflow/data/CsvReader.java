package backflow.data;

import backflow.data.CsvScanner.Cell;
import backflow.math.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Reads a data set from a CSV file: numbers to learn from, and a column to predict.
 *
 * <p>The first row must hold the names of the columns; a number there (unless it stands in
 * quotation marks) is refused rather than guessed about, because taking data for names would lose a
 * sample silently. Separators are comma, semicolon or tab; numbers have a decimal point; NaN, Inf
 * and Infinity are numbers. An empty cell is an error. Bounds: 64 MiB, {@link #MAX_ROWS} rows,
 * {@link #MAX_COLUMNS} columns, {@link #MAX_VALUES} inputs together.
 */
public final class CsvReader {
  /** The most samples. */
  public static final int MAX_ROWS = 1_000_000;

  /** The most columns, the target among them. */
  public static final int MAX_COLUMNS = 1024;

  /** The most numbers: samples × inputs, 80 MB. */
  public static final int MAX_VALUES = 10_000_000;

  /** Columns that a refusal lists. */
  private static final int LISTED = 8;

  private final String file;
  private final Task task;
  private final CsvScanner scanner;
  private final CsvTarget targets = new CsvTarget();
  private List<String> names = List.of();
  private int named;
  private double[] values = new double[1024];
  private int count;

  private CsvReader(String file, byte[] bytes, Task task) {
    this.file = file;
    this.task = task;
    this.scanner = new CsvScanner(file, bytes, MAX_COLUMNS);
  }

  /**
   * Reads a file, guessing whether the target is a class.
   *
   * @param file a regular file; anything else is not even opened
   * @param target the name of the column to predict; null: the last one
   * @return the samples in the order of the file, as they are: not standardized
   * @throws DataException if the file cannot be read or learned from, in one line for the user
   */
  public static CsvTable read(String file, @Nullable String target) throws DataException {
    return read(file, target, Task.AUTO);
  }

  /**
   * Reads a file. Under {@link Task#AUTO} the target is a number to predict if the column holds
   * only numbers and among them a fraction, a non-finite number or more than 20 different ones;
   * else it is a class.
   *
   * @param file a regular file; anything else is not even opened
   * @param target the name of the column to predict; null: the last one
   * @param task whether the target is a class
   * @return the samples in the order of the file, as they are: not standardized
   * @throws DataException if the file cannot be read or learned from, in one line for the user
   */
  public static CsvTable read(String file, @Nullable String target, Task task)
      throws DataException {
    return new CsvReader(file, CsvText.read(file), task).table(target);
  }

  private CsvTable table(@Nullable String target) throws DataException {
    names = header();
    int column = column(target);
    int rows = 0;
    while (scanner.next()) {
      if (rows == MAX_ROWS) {
        throw DataException.of(file, "too many rows; allowed are " + MAX_ROWS);
      }
      row(column);
      rows++;
    }
    if (rows == 0) {
      throw DataException.of(file, "there is a header, but no rows; needed is at least one");
    }
    CsvTarget.Decided decided = targets.decide(file, names.get(column), task);
    List<String> features = new ArrayList<>(names);
    features.remove(column);
    DMatrixRMaj x = DMatrixRMaj.wrap(rows, features.size(), Arrays.copyOf(values, count));
    List<String> classes = decided.classNames();
    return new CsvTable(
        new Dataset(x, decided.y(), classes.size(), List.copyOf(features), names.get(column)),
        classes);
  }

  private List<String> header() throws DataException {
    if (!scanner.next()) {
      throw DataException.of(file, "the file is blank; a header and rows are needed");
    }
    List<String> header = new ArrayList<>();
    for (Cell cell : scanner.cells()) {
      int number = header.size() + 1;
      named = cell.text().isEmpty() ? named : number;
      String name = cell.text().isEmpty() ? "column " + number : cell.text();
      if (!cell.quoted() && CsvNumber.is(cell.text())) {
        throw headerError(
            number,
            name,
            "a number, but the first row must hold column names; needed is a header, such as x1,x2,y");
      }
      header.add(name);
    }
    requireDifferent(header);
    if (header.size() < 2) {
      throw DataException.at(
          file,
          scanner.line(),
          "only one column; needed are inputs and a target, separated by , or ; or tab");
    }
    return List.copyOf(header);
  }

  private void requireDifferent(List<String> header) throws DataException {
    for (int i = 0; i < header.size(); i++) {
      if (header.indexOf(header.get(i)) < i) {
        throw headerError(i + 1, header.get(i), "the name of an earlier column too");
      }
    }
  }

  private DataException headerError(int column, String name, String what) {
    return DataException.at(file, scanner.line(), column, name, "this is " + what);
  }

  private int column(@Nullable String target) throws DataException {
    if (target == null) {
      return names.size() - 1;
    }
    int column = names.indexOf(target.strip());
    if (column < 0) {
      throw DataException.of(
          file, "no column is called " + DataException.quote(target) + "; " + instead(target));
    }
    return column;
  }

  /** The column that was probably meant; else all there are, or as many as fit a line. */
  private String instead(String target) {
    return Nearest.to(target, names)
        .map(name -> "the nearest is " + DataException.quote(name))
        .orElseGet(
            () ->
                names.stream()
                        .limit(LISTED)
                        .map(DataException::quote)
                        .collect(Collectors.joining(", ", "there are ", ""))
                    + (names.size() > LISTED ? " and " + (names.size() - LISTED) + " more" : ""));
  }

  private void requireCells(List<Cell> cells) throws DataException {
    boolean openHeader = named > 0 && named < names.size();
    if (isOpen(cells) && (openHeader || named == names.size())) {
      throw DataException.at(
          file,
          scanner.line(),
          "the line ends with a separator behind its last column, "
              + DataException.quote(names.get(named - 1))
              + (openHeader ? ", as the header does" : "")
              + "; remove it from every line");
    }
    if (cells.size() != names.size()) {
      throw DataException.at(
          file,
          scanner.line(),
          cells.size()
              + " cells, but the header names "
              + names.size()
              + (cells.size() == named ? ": it ends with a separator, to be removed" : ""));
    }
  }

  /** Whether there are cells behind the last named column, and all of them empty. */
  private boolean isOpen(List<Cell> cells) {
    return cells.size() > named
        && cells.stream().skip(named).allMatch(cell -> cell.text().isEmpty() && !cell.quoted());
  }

  private void row(int target) throws DataException {
    List<Cell> cells = scanner.cells();
    requireCells(cells);
    reserve(cells.size() - 1);
    for (int i = 0; i < cells.size(); i++) {
      String text = cells.get(i).text();
      if (text.isEmpty()) {
        throw cellError(i, "empty cell; allowed is " + (i == target ? "a target" : "a number"));
      }
      if (i == target) {
        targets.add(task == Task.REGRESSION ? numeric(text, i) : finite(text, i));
      } else {
        values[count++] = number(text, i);
      }
    }
  }

  private void reserve(int more) throws DataException {
    if (count + more > MAX_VALUES) {
      throw DataException.of(
          file, "too many numbers; allowed are " + MAX_VALUES + " (rows × inputs)");
    }
    if (count + more > values.length) {
      values = Arrays.copyOf(values, Math.min(MAX_VALUES, Math.max(2 * count, count + more)));
    }
  }

  private double number(String text, int column) throws DataException {
    return CsvNumber.value(numeric(text, column));
  }

  private String numeric(String text, int column) throws DataException {
    if (!CsvNumber.is(text)) {
      throw cellError(
          column,
          DataException.quote(text)
              + " is not a number; allowed are digits with a decimal point, NaN and Infinity");
    }
    return finite(text, column);
  }

  /** Lets everything through but digits beyond the largest double: infinity must be meant. */
  private String finite(String text, int column) throws DataException {
    boolean digits = CsvNumber.isDecimal(text);
    if (digits && Double.isInfinite(CsvNumber.value(text))) {
      throw cellError(
          column, DataException.quote(text) + " is too large; allowed is up to 1.797e308");
    }
    return text;
  }

  private DataException cellError(int column, String what) {
    return DataException.at(file, scanner.line(), column + 1, names.get(column), what);
  }
}
