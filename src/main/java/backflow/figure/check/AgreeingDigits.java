package backflow.figure.check;

import backflow.chart.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Two numbers written one under the other, with as many digits as their format holds: how many of
 * the first characters are the same is how much is lost when one is taken from the other.
 *
 * @param first with its sign
 * @param second likewise; as long as the first
 * @param power of ten that both are to be multiplied by; 0: none
 * @param same how many of the first characters both share
 */
record AgreeingDigits(String first, String second, int power, int same) {
  private static final int PLAIN_LOW = -4;
  private static final int PLAIN_HIGH = 5;

  /**
   * Of two finite numbers.
   *
   * @param digits significant ones that are written of the larger
   */
  static AgreeingDigits of(double a, double b, int digits) {
    int exponent = exponent(Math.max(Math.abs(a), Math.abs(b)));
    boolean plain = exponent >= PLAIN_LOW && exponent <= PLAIN_HIGH;
    int power = plain ? 0 : exponent;
    int decimals = digits - 1 - (plain ? exponent : 0);
    String first = written(a, power, decimals);
    String second = written(b, power, decimals);
    return new AgreeingDigits(first, second, power, same(first, second));
  }

  /** A third number under them, with the same decimals. */
  String beside(double x) {
    return written(x, power, first.length() - 1 - first.indexOf('.'));
  }

  /** How many significant digits agree. */
  int digits() {
    int count = 0;
    boolean leading = true;
    for (char c : first.substring(0, same).toCharArray()) {
      leading &= c == '0' || !Character.isDigit(c);
      count += !leading && Character.isDigit(c) ? 1 : 0;
    }
    return count;
  }

  /** {@code ·10⁻¹²}, or nothing. */
  String factor() {
    return power == 0 ? "" : "·" + Numbers.power(power);
  }

  private static int exponent(double size) {
    if (size == 0) {
      return 0;
    }
    BigDecimal x = new BigDecimal(size);
    return x.precision() - x.scale() - 1;
  }

  private static String written(double x, int power, int decimals) {
    BigDecimal exact = new BigDecimal(Math.abs(x)).movePointLeft(power);
    String digits = exact.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    return (x < 0 ? "−" : "+") + digits;
  }

  private static int same(String first, String second) {
    int same = 0;
    while (same < Math.min(first.length(), second.length())
        && first.charAt(same) == second.charAt(same)) {
      same++;
    }
    return same;
  }
}
