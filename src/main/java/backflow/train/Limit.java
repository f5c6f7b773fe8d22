package backflow.train;

import java.math.BigDecimal;
import java.util.function.ToDoubleFunction;

/**
 * The range of one numeric setting, for reading files, for checking and for sliders alike.
 *
 * @param path the key path in an experiment file, for example {@code training.learningRate}
 * @param minimum nothing smaller is allowed
 * @param above whether the minimum itself is not allowed
 * @param maximum nothing larger is allowed
 * @param below whether the maximum itself is not allowed
 * @param integer whether only whole numbers are allowed
 * @param logarithmic whether a slider is best laid out by factors
 * @param low where a slider starts, within the range and above 0 if logarithmic
 * @param high where a slider ends
 * @param unit what is counted; empty for a plain number
 * @param meaning one sentence in the learner's language
 * @param reading takes the setting out of an experiment
 */
public record Limit(
    String path,
    double minimum,
    boolean above,
    double maximum,
    boolean below,
    boolean integer,
    boolean logarithmic,
    double low,
    double high,
    String unit,
    String meaning,
    ToDoubleFunction<ExperimentSpec> reading) {

  /** The last part of the path: the key in its object. */
  public String key() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** The default, that of {@link ExperimentSpec#DEFAULT}. */
  public double initial() {
    return reading.applyAsDouble(ExperimentSpec.DEFAULT);
  }

  /** Whether a number is in range; NaN is not. */
  public boolean allows(double value) {
    return (above ? value > minimum : value >= minimum)
        && (below ? value < maximum : value <= maximum)
        && (!integer || value == Math.rint(value));
  }

  /** Whether a whole number is in range, exactly also beyond 2^53, where a double would round. */
  public boolean allows(long value) {
    // the cast makes the largest long of 2^63
    long least = (long) minimum;
    long most = (long) maximum;
    return (above ? value > least : value >= least) && (below ? value < most : value <= most);
  }

  /** The range in words, for example {@code a number above 0 up to 1000}. */
  public String allowed() {
    return (integer ? "a whole number " : "a number ")
        + (above ? "above " : "from ")
        + plain(minimum)
        + (below ? " to below " : above ? " up to " : " to ")
        + plain(maximum);
  }

  /**
   * Checks a value.
   *
   * @throws SpecException if it is out of range
   */
  void check(double value) {
    check(path, value);
  }

  /**
   * Checks a value that stands at another path, for example in a list.
   *
   * @throws SpecException if it is out of range
   */
  void check(String at, double value) {
    if (!allows(value)) {
      throw SpecException.of(at, plain(value), "is out of range", allowed(), null);
    }
  }

  /** A number as short as it can be said. */
  static String plain(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e7) {
      return Long.toString((long) value);
    }
    if (Math.abs(value) == 0x1p63) {
      return Long.toString((long) value);
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    String digits = BigDecimal.valueOf(value).stripTrailingZeros().toString();
    return digits.replace("E+", "e").replace("E", "e");
  }
}
