package backflow.figure.theory;

import backflow.chart.Numbers;

/** Numbers that are known by their logarithm, because no double holds them. */
final class Decades {
  /** Within these powers of ten a double holds three digits. */
  private static final double ORDINARY = 300;

  private Decades() {}

  /**
   * Sign and 10 to a real power, with three digits: −3.21·10⁻⁴⁵⁰.
   *
   * @param decades −∞ for an exact 0, NaN for what is not finite
   */
  static String words(double decades, int sign) {
    if (Double.isNaN(decades)) {
      return "not finite";
    }
    if (decades == Double.NEGATIVE_INFINITY || sign == 0) {
      return "0";
    }
    if (Math.abs(decades) < ORDINARY) {
      return Numbers.value(sign * StrictMath.pow(10, decades));
    }
    int exponent = (int) Math.floor(decades);
    String digits = Numbers.value(StrictMath.pow(10, decades - exponent));
    if (digits.equals("10.0")) {
      digits = "1.00";
      exponent++;
    }
    return (sign < 0 ? "−" : "") + digits + "·" + Numbers.power(exponent);
  }

  /** The same of something that is not negative. */
  static String words(double decades) {
    return words(decades, 1);
  }

  /** log₁₀ |x|. */
  static double of(double x) {
    double size = Math.abs(x);
    return size <= Double.MAX_VALUE ? StrictMath.log10(size) : Double.NaN;
  }
}
