package backflow.probe;

import backflow.math.Blank;

/** How the values of neighbouring steps become one. */
final class Merge {
  private Merge() {}

  /** The smaller; a NaN wins over numbers, any value over the blank. */
  static double min(double a, double b) {
    double m = Math.min(a, b);
    return Double.isNaN(m) ? unordered(a, b) : m;
  }

  /** The larger; a NaN wins over numbers, any value over the blank. */
  static double max(double a, double b) {
    double m = Math.max(a, b);
    return Double.isNaN(m) ? unordered(a, b) : m;
  }

  /** The later, unless it is blank. */
  static double last(double earlier, double later) {
    return Blank.is(later) ? earlier : later;
  }

  /** The earlier of two steps, of which −1 means none; {@code a} is from earlier steps. */
  static double first(double a, double b) {
    return a >= 0 ? a : b;
  }

  private static double unordered(double a, double b) {
    if (Blank.is(a)) {
      return b;
    }
    return Blank.is(b) ? a : Double.NaN;
  }
}
