package backflow.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * Collects the column to predict and decides what it is, unless that is said. All numbers, and a
 * fraction, a NaN, an infinity or more than {@link #MAX_NUMBERED} different ones among them: a
 * regression. Else classes, in the order of the numbers or of the alphabet (UTF-16).
 */
final class CsvTarget {
  /** Up to so many different whole numbers are classes. */
  static final int MAX_NUMBERED = 20;

  /** The most classes. */
  static final int MAX_CLASSES = 1000;

  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private int[] rows = new int[64];
  private int count;

  /**
   * The targets as they go into a data set.
   *
   * @param y rows × 1: the class, or the number to predict
   * @param classNames a name per class; empty for regression
   */
  record Decided(DMatrixRMaj y, List<String> classNames) {}

  void add(String word) {
    Integer code = codes.putIfAbsent(word, words.size());
    if (code == null) {
      code = words.size();
      words.add(word);
    }
    if (count == rows.length) {
      rows = Arrays.copyOf(rows, 2 * count);
    }
    rows[count++] = code;
  }

  /**
   * Decides once all rows are in.
   *
   * @param task what the column shall be; of a regression all words are numbers
   * @throws DataException if there is but one class, or more than {@link #MAX_CLASSES}
   */
  Decided decide(String file, String name, Task task) throws DataException {
    if (words.stream().allMatch(CsvNumber::is)) {
      double[] values = words.stream().mapToDouble(CsvNumber::value).toArray();
      double[] different = Arrays.stream(values).map(v -> v + 0.0).sorted().distinct().toArray();
      if (task == Task.REGRESSION || (task == Task.AUTO && isRegression(different))) {
        return new Decided(spread(values), List.of());
      }
      List<String> names = names(different);
      requireClasses(file, name, names);
      return new Decided(spread(numbered(values, different)), names);
    }
    List<String> names = words.stream().sorted().toList();
    requireClasses(file, name, names);
    return new Decided(
        spread(words.stream().mapToDouble(word -> names.indexOf(word)).toArray()), names);
  }

  private static boolean isRegression(double[] different) {
    for (double v : different) {
      if (Double.isInfinite(v) || v != Math.rint(v)) {
        return true;
      }
    }
    return different.length > MAX_NUMBERED;
  }

  private static double[] numbered(double[] values, double[] different) {
    double[] classes = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      classes[i] = Arrays.binarySearch(different, values[i] + 0.0);
    }
    return classes;
  }

  private static List<String> names(double[] different) {
    List<String> names = new ArrayList<>();
    for (double v : different) {
      boolean isLong = v == Math.rint(v) && Math.abs(v) < 1e15;
      names.add(isLong ? Long.toString((long) v) : Double.toString(v));
    }
    return List.copyOf(names);
  }

  private static void requireClasses(String file, String name, List<String> names)
      throws DataException {
    String column = "target column " + DataException.quote(name) + " holds ";
    if (names.size() < 2) {
      throw DataException.of(
          file, column + DataException.quote(names.get(0)) + " only; needed are 2 classes");
    }
    if (names.size() > MAX_CLASSES) {
      throw DataException.of(
          file, column + names.size() + " different entries; allowed are " + MAX_CLASSES);
    }
  }

  private DMatrixRMaj spread(double[] perWord) {
    DMatrixRMaj y = new DMatrixRMaj(count, 1);
    for (int i = 0; i < count; i++) {
      y.data[i] = perWord[rows[i]];
    }
    return y;
  }
}
