package backflow.math;

/**
 * The binary floating-point formats that networks are trained in: their limits, and how a number is
 * rounded to them. All but bfloat16 are those of IEEE 754.
 */
public enum FloatFormat {
  /** Half precision: 10 bits of fraction, exponents to 15. */
  FLOAT16("float16", 10, 15),
  /** The upper half of a float32: 7 bits of fraction, exponents to 127. */
  BFLOAT16("bfloat16", 7, 127),
  /** Single precision. */
  FLOAT32("float32", 23, 127),
  /** Double precision, which Backflow computes in. */
  FLOAT64("float64", 52, 1023);

  /** Ties at the very limit are rounded away, whatever the last bit of a logarithm says. */
  private static final double HAIR = 1e-12;

  private static final int DOUBLE_FRACTION = 52;
  private static final long EXPONENT = 0x7ff0000000000000L;

  private final String word;
  private final int fraction;
  private final double largest;
  private final double smallest;
  private final long carry;
  private final long lowest;
  private final double overflow;
  private final double zero;

  /**
   * A format.
   *
   * @param fraction bits of the fraction
   * @param largest exponent of two
   */
  FloatFormat(String word, int fraction, int largest) {
    this.word = word;
    this.fraction = fraction;
    this.largest = (2 - Math.scalb(1.0, -fraction)) * Math.scalb(1.0, largest);
    smallest = Math.scalb(1.0, 1 - largest - fraction);
    carry = (long) (DOUBLE_FRACTION - fraction) << DOUBLE_FRACTION;
    lowest = Double.doubleToRawLongBits(Math.scalb(1.0, 1 - largest));
    double decadesPerBit = StrictMath.log10(2);
    // from half a unit above (2 − 2^−fraction)·2^largest on a number is rounded to ∞
    double mantissa = 2 - StrictMath.pow(2, -fraction - 1);
    overflow = StrictMath.log10(mantissa) + largest * decadesPerBit;
    // down from half the smallest subnormal 2^(1 − largest − fraction) to 0
    zero = (1 - largest - fraction - 1) * decadesPerBit;
  }

  /** Its name. */
  public String word() {
    return word;
  }

  /**
   * The format of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static FloatFormat named(String word) {
    for (FloatFormat format : values()) {
      if (format.word.equals(word)) {
        return format;
      }
    }
    throw new IllegalArgumentException("no format " + word);
  }

  /**
   * Near the best step ε of centred differences of a function of size 1 that is computed in it:
   * about the cube root of the unit roundoff, where truncation ε² and rounding u/ε balance.
   */
  public double differenceStep() {
    return switch (this) {
      case FLOAT64 -> 6e-6;
      case FLOAT32 -> 5e-3;
      case BFLOAT16 -> 0.16;
      case FLOAT16 -> 0.08;
    };
  }

  /**
   * What weights are kept in while they are updated, where passes are computed in this format:
   * float32 for those of 16 bits (Micikevicius et al. 2018), else the format itself.
   */
  public FloatFormat master() {
    return fraction < FLOAT32.fraction ? FLOAT32 : this;
  }

  /** Its largest finite number, (2 − 2^−fraction)·2^largest. */
  public double largest() {
    return largest;
  }

  /** Its smallest number above 0, a subnormal one. */
  public double smallest() {
    return smallest;
  }

  /** Its smallest number with all bits of the fraction; below it they are fewer and fewer. */
  public double smallestNormal() {
    return Double.longBitsToDouble(lowest);
  }

  /** So many significant decimal digits tell each of its numbers from its neighbours. */
  public int digits() {
    return 1 + (int) Math.ceil((fraction + 1) * StrictMath.log10(2));
  }

  /** u: a normal number is rounded by at most u times its size. */
  public double unitRoundoff() {
    return Math.scalb(1.0, -fraction - 1);
  }

  /**
   * A number in this format: the nearest there is, of two equally near the one whose last bit is 0;
   * beyond the largest by half a unit or more, ±∞. The sign of 0, ±∞ and NaN stay. Rounded once,
   * straight from double.
   */
  public double round(double value) {
    double magnitude = Math.abs(value);
    if (this == FLOAT64 || !(magnitude < Double.POSITIVE_INFINITY)) {
      return value;
    }
    if (magnitude > 2 * largest) {
      return Math.copySign(Double.POSITIVE_INFINITY, value);
    }
    // beside a number 2^(52 − fraction) as large a double has no room for more than this format
    long exponent = Math.max(Double.doubleToRawLongBits(magnitude) & EXPONENT, lowest);
    double large = Double.longBitsToDouble(exponent + carry);
    double rounded = magnitude + large - large;
    return Math.copySign(rounded > largest ? Double.POSITIVE_INFINITY : rounded, value);
  }

  /**
   * Rounds the first n numbers of an array.
   *
   * @param values modified
   */
  public void roundInPlace(double[] values, int n) {
    if (this == FLOAT64) {
      return;
    }
    for (int i = 0; i < n; i++) {
      values[i] = round(values[i]);
    }
  }

  /** log₁₀ of the number from which on it says ∞. */
  public double overflowDecade() {
    return overflow;
  }

  /** log₁₀ of the number down from which it says exactly 0. */
  public double zeroDecade() {
    return zero;
  }

  /**
   * The first n at which gainⁿ is ∞ in this format.
   *
   * @param gain above 0
   * @return 0 if it never is
   */
  public int overflowsAt(double gain) {
    double decades = StrictMath.log10(gain);
    return decades > 0 ? (int) Math.ceil(overflow / decades - HAIR) : 0;
  }

  /**
   * The first n at which gainⁿ is exactly 0 in this format.
   *
   * @param gain above 0
   * @return 0 if it never is
   */
  public int reachesZeroAt(double gain) {
    double decades = StrictMath.log10(gain);
    return decades < 0 ? (int) Math.ceil(zero / decades - HAIR) : 0;
  }
}
