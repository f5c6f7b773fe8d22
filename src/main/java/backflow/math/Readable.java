package backflow.math;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as people read them, the same in every locale: three significant digits, a decimal point,
 * commas between thousands, powers of ten with raised digits (1.71·10⁻¹¹), a true minus.
 */
public final class Readable {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final int DIGITS = 3;
  private static final int LARGEST_POWER = 400;
  private static final @Nullable String[] POWERS = new String[2 * LARGEST_POWER + 1];
  private static final MathContext ROUNDING = new MathContext(DIGITS, RoundingMode.HALF_UP);

  private Readable() {}

  /** A number with three significant digits; exact 0 is "0". */
  public static String value(double x) {
    if (Double.isNaN(x)) {
      return "NaN";
    }
    if (Double.isInfinite(x)) {
      return x > 0 ? "+∞" : "−∞";
    }
    if (x == 0) {
      return "0";
    }
    // the shortest digits that name this double, not its exact expansion of up to 1,075 digits
    BigDecimal rounded = new BigDecimal(Double.toString(Math.abs(x))).round(ROUNDING);
    int exponent = rounded.precision() - rounded.scale() - 1;
    String sign = x < 0 ? "−" : "";
    if (exponent < -3 || exponent > 4) {
      String digits = rounded.movePointLeft(exponent).setScale(DIGITS - 1).toPlainString();
      return sign + digits + "·" + power(exponent);
    }
    int decimals = Math.max(0, DIGITS - 1 - exponent);
    String plain = rounded.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
    return sign + (decimals == 0 ? grouped(plain) : plain);
  }

  /** 10 with a raised exponent. */
  public static String power(int exponent) {
    if (Math.abs(exponent) > LARGEST_POWER) {
      return "10" + raised(exponent);
    }
    int place = exponent + LARGEST_POWER;
    String known = POWERS[place];
    if (known == null) {
      known = "10" + raised(exponent);
      POWERS[place] = known;
    }
    return known;
  }

  /** An integer in raised digits. */
  public static String raised(int n) {
    StringBuilder text = new StringBuilder(n < 0 ? "⁻" : "");
    String digits = Integer.toString(Math.abs(n));
    for (int i = 0; i < digits.length(); i++) {
      text.append(RAISED.charAt(digits.charAt(i) - '0'));
    }
    return text.toString();
  }

  /** An integer with commas between thousands: 1,240. */
  public static String integer(long n) {
    String digits = Long.toString(n);
    return n < 0 ? "−" + grouped(digits.substring(1)) : grouped(digits);
  }

  /** A share as a percentage with three significant digits: 50.0 %. */
  public static String percent(double share) {
    if (Double.isNaN(share) || Double.isInfinite(share)) {
      return value(share);
    }
    double hundredfold = share * 100;
    return (hundredfold == 100 ? "100" : value(hundredfold)) + " %";
  }

  /** Digits with commas between thousands. */
  public static String grouped(String digits) {
    if (digits.length() < 4) {
      return digits;
    }
    StringBuilder text = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      text.insert(i, ',');
    }
    return text.toString();
  }
}
