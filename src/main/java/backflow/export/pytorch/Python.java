package backflow.export.pytorch;

import backflow.math.FloatFormat;
import java.util.ArrayList;
import java.util.List;

/** How values are written in Python. */
final class Python {
  private static final int LONGEST_NAME = 80;
  private static final int WIDTH = 96;

  private Python() {}

  /** A number that Python reads back to the same bits. */
  static String number(double x) {
    return Double.toString(x).replace('E', 'e');
  }

  /** What a script computes in: float32 as it is, all else, which cannot be had so, in double. */
  static String dtype(FloatFormat precision) {
    return precision == FloatFormat.FLOAT32 ? "torch.float32" : "torch.float64";
  }

  /** A line that names a number and says what it is. */
  static String constant(String name, double value, String meaning) {
    return "%s = %s  # %s%n".formatted(name, number(value), meaning);
  }

  /**
   * An assignment; over several lines where one is too long.
   *
   * @param start the line up to and with the equals sign and its blank
   * @param list as {@link #list} writes it
   */
  static String assignment(String start, String list) {
    if (start.length() + list.length() <= WIDTH) {
      return start + list;
    }
    String indent = " ".repeat(start.length() - start.stripLeading().length());
    StringBuilder lines = new StringBuilder(start).append("(");
    int used = WIDTH;
    for (String word : list.split("(?<=,) | (?=\\+)", -1)) {
      if (used + 1 + word.length() > WIDTH) {
        lines.append('\n').append(indent).append("    ").append(word);
        used = indent.length() + 4 + word.length();
      } else {
        lines.append(' ').append(word);
        used += 1 + word.length();
      }
    }
    return lines.append('\n').append(indent).append(")").toString();
  }

  /** A whole number of 64 bits without sign, in hexadecimal. */
  static String bits(long x) {
    return "0x%016x".formatted(x);
  }

  /** A text that may stand between the quotation marks of a Python text: one line, escaped. */
  static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_NAME)
        .map(c -> isPlain(c) ? c : ' ')
        .forEach(line::appendCodePoint);
    return line.toString().strip().replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static boolean isPlain(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.SURROGATE;
  }

  /**
   * A list in which runs of equal entries are written as products: {@code [2] + 20 * [16]}.
   *
   * @param items at least one, each as Python writes it
   */
  static String list(List<String> items) {
    List<String> runs = new ArrayList<>();
    List<String> single = new ArrayList<>();
    int i = 0;
    while (i < items.size()) {
      int end = i + 1;
      while (end < items.size() && items.get(end).equals(items.get(i))) {
        end++;
      }
      if (end - i > 2) {
        flush(single, runs);
        runs.add((end - i) + " * [" + items.get(i) + "]");
      } else {
        single.addAll(items.subList(i, end));
      }
      i = end;
    }
    flush(single, runs);
    return String.join(" + ", runs);
  }

  private static void flush(List<String> single, List<String> runs) {
    if (!single.isEmpty()) {
      runs.add("[" + String.join(", ", single) + "]");
      single.clear();
    }
  }
}
