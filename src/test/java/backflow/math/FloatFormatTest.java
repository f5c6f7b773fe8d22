package backflow.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FloatFormatTest {
  /** What lectures quote. */
  @Test
  void aGainOfTenOverflowsAtLayerFiveThirtyNineAndThreeHundredAndNine() {
    assertEquals(5, FloatFormat.FLOAT16.overflowsAt(10));
    assertEquals(39, FloatFormat.FLOAT32.overflowsAt(10));
    assertEquals(309, FloatFormat.FLOAT64.overflowsAt(10));
  }

  @Test
  void aGainOfATenthIsExactlyZeroAtLayerFortySixAndThreeHundredAndTwentyFour() {
    assertEquals(46, FloatFormat.FLOAT32.reachesZeroAt(0.1));
    assertEquals(324, FloatFormat.FLOAT64.reachesZeroAt(0.1));
    assertEquals(8, FloatFormat.FLOAT16.reachesZeroAt(0.1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {10, 3, 1.5, 0.1, 0.3, 0.25})
  void theComputerAgrees(double gain) {
    int n = 1;
    while (Double.isFinite((float) StrictMath.pow(gain, n))
        && (float) StrictMath.pow(gain, n) > 0) {
      n++;
    }
    FloatFormat single = FloatFormat.FLOAT32;
    assertEquals(n, gain > 1 ? single.overflowsAt(gain) : single.reachesZeroAt(gain));
    n = 1;
    while (Double.isFinite(StrictMath.pow(gain, n)) && StrictMath.pow(gain, n) > 0) {
      n++;
    }
    FloatFormat twice = FloatFormat.FLOAT64;
    assertEquals(n, gain > 1 ? twice.overflowsAt(gain) : twice.reachesZeroAt(gain));
  }

  /** Of 16 bits: sign, exponent, fraction; written down from the standard, not from the engine. */
  private static double decode(int bits, int fraction) {
    int most = (1 << (15 - fraction)) - 1;
    int bias = most / 2;
    int exponent = bits >> fraction & most;
    int rest = bits & (1 << fraction) - 1;
    double magnitude =
        exponent == 0
            ? Math.scalb((double) rest, 1 - bias - fraction)
            : Math.scalb((double) (rest + (1 << fraction)), exponent - bias - fraction);
    if (exponent == most) {
      magnitude = rest == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    return bits >> 15 == 0 ? magnitude : -magnitude;
  }

  @ParameterizedTest
  @CsvSource({"FLOAT16, 10", "BFLOAT16, 7"})
  void everyNumberOfSixteenBitsIsLeftAsItIs(FloatFormat format, int fraction) {
    for (int bits = 0; bits < 1 << 16; bits++) {
      double value = decode(bits, fraction);
      assertEquals(
          Double.doubleToLongBits(value), Double.doubleToLongBits(format.round(value)), "" + bits);
    }
  }

  /** The midpoint goes to the even one, and a hair to either side of it to that side. */
  @ParameterizedTest
  @CsvSource({"FLOAT16, 10", "BFLOAT16, 7"})
  void betweenTwoNeighboursTheNearerIsTaken(FloatFormat format, int fraction) {
    int infinite = ((1 << (15 - fraction)) - 1) << fraction;
    for (int bits = 0; bits < infinite; bits++) {
      double low = decode(bits, fraction);
      double high = decode(bits + 1, fraction);
      // ∞ has the place of the number that would come next
      double next = bits + 1 == infinite ? low + (low - decode(bits - 1, fraction)) : high;
      double middle = (low + next) / 2;
      double even = bits % 2 == 0 ? low : high;
      for (int sign : new int[] {1, -1}) {
        assertEquals(sign * even, format.round(sign * middle));
        assertEquals(sign * low, format.round(sign * Math.nextDown(middle)));
        assertEquals(sign * high, format.round(sign * Math.nextUp(middle)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(FloatFormat.class)
  void theLimitsAreWhereTheyAre(FloatFormat format) {
    assertEquals(format.largest(), format.round(format.largest()));
    assertEquals(format.smallest(), format.round(format.smallest()));
    assertEquals(1 + 2 * format.unitRoundoff(), format.round(1 + 2 * format.unitRoundoff()));
    assertEquals(Double.POSITIVE_INFINITY, format.round(2 * format.largest()));
    assertEquals(0.0, format.round(format.smallest() / 2));
    assertEquals(-0.0, format.round(-format.smallest() / 2));
    assertEquals(-0.0, format.round(-0.0));
    assertEquals(Double.NEGATIVE_INFINITY, format.round(Double.NEGATIVE_INFINITY));
    assertEquals(Double.NaN, format.round(Double.NaN));
  }

  @Test
  void theLargestAndSmallestAreThoseOfTheTextbooks() {
    assertEquals(65504, FloatFormat.FLOAT16.largest());
    assertEquals(65504, FloatFormat.FLOAT16.round(Math.nextDown(65520.0)));
    assertEquals(Double.POSITIVE_INFINITY, FloatFormat.FLOAT16.round(65520));
    assertEquals(Float.MAX_VALUE, FloatFormat.FLOAT32.largest());
    assertEquals(Float.MIN_NORMAL, FloatFormat.FLOAT32.smallestNormal());
    assertEquals(Float.MIN_NORMAL, FloatFormat.BFLOAT16.smallestNormal());
    assertEquals(Double.MIN_NORMAL, FloatFormat.FLOAT64.smallestNormal());
    assertEquals(0x1p-14, FloatFormat.FLOAT16.smallestNormal());
    assertEquals(Float.MIN_VALUE, FloatFormat.FLOAT32.smallest());
    assertEquals(Double.MAX_VALUE, FloatFormat.FLOAT64.largest());
    assertEquals(Double.MIN_VALUE, FloatFormat.FLOAT64.smallest());
  }

  @Test
  void singlePrecisionIsWhatTheComputerMakesOfADouble() {
    RandomStream random = RandomStream.of(7, "bits of doubles");
    for (int i = 0; i < 4_000_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      assertSingle(value);
      // the same bits of fraction, with an exponent that a float has or nearly has
      assertSingle(Math.scalb(Math.scalb(value, -Math.getExponent(value)), i % 300 - 160));
    }
  }

  @Test
  void singlePrecisionRoundsMidpointsAsTheComputerDoes() {
    RandomStream random = RandomStream.of(8, "bits of floats");
    for (int i = 0; i < 300_000; i++) {
      float low = Float.intBitsToFloat((int) random.nextLong());
      if (!Float.isFinite(low)) {
        continue;
      }
      double middle = ((double) low + Math.nextUp(low)) / 2;
      assertSingle(middle);
      assertSingle(Math.nextUp(middle));
      assertSingle(Math.nextDown(middle));
    }
    double overflow = (2 - Math.scalb(1.0, -24)) * Math.scalb(1.0, 127);
    for (double edge : new double[] {overflow, Float.MIN_VALUE / 2.0, Float.MIN_NORMAL}) {
      assertSingle(edge);
      assertSingle(Math.nextUp(edge));
      assertSingle(-Math.nextDown(edge));
    }
  }

  private static void assertSingle(double value) {
    double expected = (float) value;
    double rounded = FloatFormat.FLOAT32.round(value);
    if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(rounded)) {
      assertEquals(expected, rounded, () -> "of " + value);
    }
  }

  @Test
  void anArrayIsRoundedUpToItsEnd() {
    double[] values = {1 + 1e-4, 1e-9, 1e6, 0.1};
    FloatFormat.FLOAT16.roundInPlace(values, 3);
    assertArrayEquals(new double[] {1, 0, Double.POSITIVE_INFINITY, 0.1}, values);
  }

  @Test
  void aGainOfOneGoesNowhere() {
    assertEquals(0, FloatFormat.FLOAT16.overflowsAt(1));
    assertEquals(0, FloatFormat.FLOAT16.reachesZeroAt(1));
  }
}
