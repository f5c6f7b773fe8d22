package backflow.sweep;

import backflow.math.Blank;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A value that a varied key takes.
 *
 * @param text as short as it can be said, the same for the same value: {@code 0.5}, {@code relu}
 * @param value as in an experiment file: a Long, a Double, a Boolean or a String
 */
public record Setting(String text, Object value) {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final double SMALLEST_PLAIN = 1e-3;
  private static final double LARGEST_PLAIN = 1e7;

  /** Reads a word: a number where it looks like one, true, false, else a text. */
  static Setting of(String word) {
    if (WHOLE.matcher(word).matches()) {
      long whole = Long.parseLong(word);
      return new Setting(Long.toString(whole), whole);
    }
    if (DECIMAL.matcher(word).matches()) {
      return of(Double.parseDouble(word));
    }
    boolean flag = word.equals("true") || word.equals("false");
    return new Setting(word, flag ? (Object) Boolean.valueOf(word) : word);
  }

  private static Setting of(double number) {
    // 1.0 is said 1, which is the same setting
    if (number == Math.rint(number) && Math.abs(number) < LARGEST_PLAIN) {
      return new Setting(Long.toString((long) number), (long) number);
    }
    return new Setting(plain(number), number);
  }

  private static String plain(double number) {
    double size = Math.abs(number);
    if (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN) {
      return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
    return Double.toString(number).replace(".0E", "e").replace("E", "e");
  }

  /** The number; blank if it is none. */
  public double number() {
    return value instanceof Number number ? number.doubleValue() : Blank.VALUE;
  }
}
