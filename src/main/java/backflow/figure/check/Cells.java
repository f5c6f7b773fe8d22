package backflow.figure.check;

import backflow.chart.Numbers;
import backflow.math.Blank;

/** Numbers for tables and formulas; what is not known is left out. */
final class Cells {
  private Cells() {}

  /** A number that reads back to itself; empty for the blank. */
  static String of(double x) {
    return Blank.is(x) ? "" : Double.toString(x);
  }

  /** Three digits; a dash for the blank. */
  static String slope(double x) {
    return Blank.is(x) ? "–" : Numbers.value(x);
  }
}
