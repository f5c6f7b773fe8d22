package backflow.math;

/** The binary floating-point formats of IEEE 754 that networks are trained in, by their limits. */
public enum FloatFormat {
  /** Half precision: 10 bits of fraction, exponents to 15. */
  FLOAT16("float16", 10, 15),
  /** Single precision. */
  FLOAT32("float32", 23, 127),
  /** Double precision, which Backflow computes in. */
  FLOAT64("float64", 52, 1023);

  /** Ties at the very limit are rounded away, whatever the last bit of a logarithm says. */
  private static final double HAIR = 1e-12;

  private final String word;
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
