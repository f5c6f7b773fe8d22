package backflow.cli;

import backflow.train.Limits;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Numbers on the command line: read within their range, written with a decimal point everywhere.
 */
final class Numbers {
  private Numbers() {}

  /** Six significant digits, or fewer where the rest is zero. */
  static String shortly(double x) {
    return String.format(Locale.ROOT, "%.6g", x);
  }

  /** All its digits and nothing else: 1, 0.25, 1e-13. */
  static String plain(double x) {
    return Double.toString(x).replaceFirst("\\.0(?=E|$)", "").replace('E', 'e');
  }

  /** Two digits with a power of ten: for errors. */
  static String error(double x) {
    return String.format(Locale.ROOT, "%.1e", x);
  }

  /** With so many digits behind the point. */
  static String fixed(double x, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", x);
  }

  /** "1 run", "12 runs". */
  static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  private static TypeConversionException wrong(String text, String problem, String allowed) {
    return new TypeConversionException("\"" + text + "\" " + problem + "; allowed: " + allowed);
  }

  /** A whole number within a range. */
  abstract static class Whole implements ITypeConverter<Integer> {
    private final int least;
    private final int most;

    Whole(int least, int most) {
      this.least = least;
      this.most = most;
    }

    @Override
    public Integer convert(String text) {
      String allowed = "a whole number from " + least + " to " + most;
      try {
        int value = Integer.parseInt(text);
        if (value < least || value > most) {
          throw wrong(text, "is out of range", allowed);
        }
        return value;
      } catch (NumberFormatException e) {
        throw wrong(text, "is not such a number", allowed);
      }
    }
  }

  /** A number within a range. */
  abstract static class Real implements ITypeConverter<Double> {
    /** Java would also read 1d, 0x1p3 and blanks around a number. */
    private static final Pattern DECIMAL =
        Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private final double least;
    private final double most;

    Real(double least, double most) {
      this.least = least;
      this.most = most;
    }

    @Override
    public Double convert(String text) {
      String allowed =
          "a number from " + plain(least) + " to " + plain(most) + ", with a decimal point";
      if (!DECIMAL.matcher(text).matches()) {
        throw wrong(text, "is not such a number", allowed);
      }
      double value = Double.parseDouble(text);
      if (!(value >= least && value <= most)) {
        throw wrong(text, "is out of range", allowed);
      }
      return value;
    }
  }

  /** How many steps to train. */
  static final class Steps extends Whole {
    Steps() {
      super((int) Limits.STEPS.minimum(), (int) Limits.STEPS.maximum());
    }
  }

  /** Every how many steps; 0 for never. */
  static final class Every extends Whole {
    Every() {
      super(0, (int) Limits.STEPS.maximum());
    }
  }

  /** How many threads share a step. */
  static final class Threads extends Whole {
    Threads() {
      super(1, 2);
    }
  }

  /** How many seeds a sweep has. */
  static final class Seeds extends Whole {
    Seeds() {
      super(1, 1000);
    }
  }

  /** How many runs of a sweep are trained at a time. */
  static final class Runners extends Whole {
    Runners() {
      super(1, 256);
    }
  }

  /** How many numbers to check. */
  static final class Sample extends Whole {
    Sample() {
      super(1, 10_000_000);
    }
  }

  /** How far a parameter is moved. */
  static final class Epsilon extends Real {
    Epsilon() {
      super(1e-13, 1);
    }
  }

  /** How long to measure. */
  static final class Seconds extends Real {
    Seconds() {
      super(0.01, 600);
    }
  }
}
