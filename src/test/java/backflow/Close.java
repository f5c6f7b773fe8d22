package backflow;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Comparisons of numbers; two NaN agree, an infinity agrees with itself. */
public final class Close {
  private Close() {}

  /**
   * |actual − expected| ≤ relative·|expected| + absolute.
   *
   * @param what goes before the numbers in the message
   */
  public static void assertClose(
      double expected, double actual, double relative, double absolute, String what) {
    boolean same = Double.compare(expected, actual) == 0;
    boolean close = Math.abs(actual - expected) <= relative * Math.abs(expected) + absolute;
    assertTrue(same || close, () -> what + ": expected " + expected + ", was " + actual);
  }

  /** Entry by entry. */
  public static void assertClose(
      double[] expected, double[] actual, double relative, double absolute, String what) {
    assertTrue(expected.length <= actual.length, what);
    for (int i = 0; i < expected.length; i++) {
      assertClose(expected[i], actual[i], relative, absolute, what + " [" + i + "]");
    }
  }
}
