package backflow.study;

import backflow.math.Blank;
import backflow.math.FloatFormat;

/**
 * How many numbers a format loses, of those that are finite and not 0.
 *
 * @param toZero become exactly 0
 * @param notFinite become ±∞, or NaN on the way
 * @param of how many there are
 */
public record Lost(long toZero, long notFinite, long of) {
  /** What becomes of numbers times S when they are rounded to a format. */
  public static Lost rounding(double[] values, double scale, FloatFormat format) {
    long zero = 0;
    long notFinite = 0;
    long of = 0;
    for (double x : values) {
      if (isPresent(x)) {
        double rounded = format.round(scale * x);
        of++;
        zero += rounded == 0 ? 1 : 0;
        notFinite += Double.isFinite(rounded) ? 0 : 1;
      }
    }
    return new Lost(zero, notFinite, of);
  }

  /**
   * What has become of numbers.
   *
   * @param values as they are in truth
   * @param become the same as a run has them
   */
  public static Lost between(double[] values, double[] become) {
    long zero = 0;
    long notFinite = 0;
    long of = 0;
    for (int i = 0; i < values.length; i++) {
      if (isPresent(values[i])) {
        of++;
        zero += become[i] == 0 ? 1 : 0;
        notFinite += Double.isFinite(become[i]) ? 0 : 1;
      }
    }
    return new Lost(zero, notFinite, of);
  }

  private static boolean isPresent(double x) {
    return x != 0 && Double.isFinite(x);
  }

  /** The share that is lost; blank where there is nothing to lose. */
  public double share() {
    return of == 0 ? Blank.VALUE : (double) (toZero + notFinite) / of;
  }

  /** Whether anything is. */
  public boolean isAny() {
    return toZero + notFinite > 0;
  }
}
