package backflow.math;

/**
 * "Not measured" or "not defined", as a number that travels in the same arrays as measurements and
 * is never mistaken for a NaN that a network produced: a NaN with a payload of its own. Told apart
 * by its bits only; never compute with it.
 */
public final class Blank {
  private static final long BITS = 0x7ff8_0000_0b1a_0b1aL;

  /** The blank. */
  public static final double VALUE = Double.longBitsToDouble(BITS);

  private Blank() {}

  /** Whether a number is the blank; false for every other NaN. */
  public static boolean is(double x) {
    return Double.doubleToRawLongBits(x) == BITS;
  }
}
