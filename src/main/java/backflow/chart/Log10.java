package backflow.chart;

/**
 * log₁₀ fast enough for every cell of a heat map in every frame: the binary exponent, and a table
 * of 256 stretches of the mantissa with straight lines between. Off by at most 10⁻⁶ decades, far
 * under a pixel; good for subnormal numbers too.
 */
final class Log10 {
  private static final double DECADES_PER_BIT = StrictMath.log10(2);
  private static final int STRETCHES = 256;
  private static final double[] TABLE = new double[STRETCHES + 1];

  /** 2⁻⁴⁴: what is left of 52 bits of mantissa under the 8 that choose the stretch. */
  private static final double REST = 0x1.0p-44;

  static {
    for (int i = 0; i <= STRETCHES; i++) {
      TABLE[i] = StrictMath.log10(1 + i / (double) STRETCHES);
    }
  }

  private Log10() {}

  /**
   * log₁₀ x.
   *
   * @param x finite and above 0
   */
  static double of(double x) {
    if (x < Double.MIN_NORMAL) {
      return of(x * 0x1.0p54) - 54 * DECADES_PER_BIT;
    }
    long bits = Double.doubleToRawLongBits(x);
    int exponent = (int) (bits >>> 52) - 1023;
    int stretch = (int) (bits >>> 44) & 0xff;
    double rest = (bits & 0xfffffffffffL) * REST;
    double low = TABLE[stretch];
    return exponent * DECADES_PER_BIT + low + (TABLE[stretch + 1] - low) * rest;
  }
}
