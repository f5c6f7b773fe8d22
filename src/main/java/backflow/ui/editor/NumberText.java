package backflow.ui.editor;

import backflow.chart.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/** Numbers as fields show and read them: {@code 0.02}, {@code 3·10⁻⁸}; {@code 3e-8} is read too. */
public final class NumberText {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Smaller than this is written with a power of ten. */
  private static final double SMALL = 1e-3;

  private static final double LARGE = 1e7;

  private NumberText() {}

  /** What to show, with at most six significant digits. */
  public static String of(double value) {
    if (value == 0 || (Math.abs(value) >= SMALL && Math.abs(value) < LARGE)) {
      return digits(value);
    }
    int exponent = (int) Math.floor(StrictMath.log10(Math.abs(value)) + 1e-12);
    String mantissa = digits(value / StrictMath.pow(10, exponent));
    String power = Numbers.power(exponent);
    return mantissa.equals("1") ? power : mantissa + "·" + power;
  }

  /** What to type: {@code 3e-8} where {@link #of} says 3·10⁻⁸. */
  static String typed(double value) {
    if (value == 0 || (Math.abs(value) >= SMALL && Math.abs(value) < LARGE)) {
      return digits(value);
    }
    return Double.toString(value).replace("E", "e").replace(".0e", "e");
  }

  private static String digits(double value) {
    BigDecimal number = new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros();
    return number.signum() == 0 ? "0" : number.toPlainString();
  }

  /** Reads a number; empty if it is none. */
  public static OptionalDouble parse(String text) {
    String plain = text.strip().replace('−', '-').replace("×", "·");
    int power = plain.indexOf("10⁻");
    if (power < 0) {
      power = firstPower(plain);
    }
    if (power >= 0) {
      String mantissa = plain.substring(0, power).replace("·", "").strip();
      plain = (mantissa.isEmpty() ? "1" : mantissa) + "e" + exponent(plain.substring(power + 2));
    }
    try {
      double value = Double.parseDouble(plain);
      boolean letters = plain.chars().anyMatch(c -> Character.isLetter(c) && c != 'e' && c != 'E');
      return letters ? OptionalDouble.empty() : OptionalDouble.of(value);
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static int firstPower(String text) {
    for (int i = 0; i + 2 < text.length(); i++) {
      if (text.startsWith("10", i) && SUPERSCRIPTS.indexOf(text.charAt(i + 2)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static String exponent(String raised) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < raised.length(); i++) {
      char c = raised.charAt(i);
      int digit = SUPERSCRIPTS.indexOf(c);
      text.append(c == '⁻' ? '-' : digit >= 0 ? (char) ('0' + digit) : c);
    }
    return text.toString();
  }
}
