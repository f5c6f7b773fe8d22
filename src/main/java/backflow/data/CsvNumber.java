package backflow.data;

/**
 * Numbers as CSV files write them: digits with a decimal point and perhaps an exponent, or NaN, Inf
 * or Infinity in any case. Java's own spellings (1d, 0x1p3) are not among them.
 */
final class CsvNumber {
  private CsvNumber() {}

  /** Whether a text is a number. */
  static boolean is(String text) {
    return isDecimal(text) || isNamed(text);
  }

  /**
   * What a number is worth.
   *
   * @param text a number by {@link #is}
   * @return its nearest double; infinite also if it is written in digits beyond 1.8e308
   */
  static double value(String text) {
    if (!isNamed(text)) {
      return Double.parseDouble(text);
    }
    if (unsigned(text).equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    return text.charAt(0) == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  private static boolean isNamed(String text) {
    String name = unsigned(text);
    return name.equalsIgnoreCase("nan")
        || name.equalsIgnoreCase("inf")
        || name.equalsIgnoreCase("infinity");
  }

  private static String unsigned(String text) {
    return text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
  }

  /** Whether a text is a number in digits. */
  static boolean isDecimal(String text) {
    int i = afterSign(text, 0);
    int whole = afterDigits(text, i);
    boolean point = whole < text.length() && text.charAt(whole) == '.';
    int end = point ? afterDigits(text, whole + 1) : whole;
    boolean digits = end - i > (point ? 1 : 0);
    return digits && (end == text.length() || isExponent(text, end));
  }

  private static boolean isExponent(String text, int from) {
    int i = afterSign(text, from + 1);
    boolean letter = text.charAt(from) == 'e' || text.charAt(from) == 'E';
    int end = afterDigits(text, i);
    return letter && end > i && end == text.length();
  }

  private static int afterSign(String text, int i) {
    return i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+') ? i + 1 : i;
  }

  private static int afterDigits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
