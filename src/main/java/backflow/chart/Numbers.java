package backflow.chart;

import backflow.math.Readable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers on charts: those of {@link Readable}, and those at ticks. */
public final class Numbers {
  private static final MathContext ROUNDING = new MathContext(3, RoundingMode.HALF_UP);

  private Numbers() {}

  /** A number with three significant digits; exact 0 is "0". */
  public static String value(double x) {
    return Readable.value(x);
  }

  /** 10 with a raised exponent. */
  public static String power(int exponent) {
    return Readable.power(exponent);
  }

  /** An integer in raised digits. */
  public static String raised(int n) {
    return Readable.raised(n);
  }

  /** An integer with commas between thousands: 1,240. */
  public static String integer(long n) {
    return Readable.integer(n);
  }

  /** A share as a percentage with three significant digits: 50.0 %. */
  public static String percent(double share) {
    return Readable.percent(share);
  }

  /** A tick: as many decimals as the distance of the ticks needs, no more. */
  static String tick(double x, double distance) {
    double size = Math.max(Math.abs(x), distance);
    if (size >= 1e6 || distance < 1e-4) {
      return x == 0 ? "0" : tidyPower(x);
    }
    int decimals = Math.max(0, -floorLog10(distance));
    BigDecimal exact = BigDecimal.valueOf(Math.abs(x)).setScale(decimals, RoundingMode.HALF_EVEN);
    String plain = exact.signum() == 0 ? "0" : tidy(exact);
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    return (x < 0 ? "−" : "") + Readable.grouped(whole) + (point < 0 ? "" : plain.substring(point));
  }

  /** 0.5 and 1 rather than 0.50 and 1.00. */
  private static String tidy(BigDecimal x) {
    BigDecimal stripped = x.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  /** 2·10⁶ rather than 2.00·10⁶. */
  private static String tidyPower(double x) {
    BigDecimal rounded = new BigDecimal(Double.toString(Math.abs(x))).round(ROUNDING);
    int exponent = rounded.precision() - rounded.scale() - 1;
    BigDecimal digits = rounded.movePointLeft(exponent).stripTrailingZeros();
    String factor = digits.compareTo(BigDecimal.ONE) == 0 ? "" : digits.toPlainString() + "·";
    return (x < 0 ? "−" : "") + factor + power(exponent);
  }

  /** ⌊log₁₀ x⌋, exact at powers of ten up to rounding of x itself. */
  static int floorLog10(double x) {
    return (int) Math.floor(StrictMath.log10(x) + 1e-9);
  }
}
