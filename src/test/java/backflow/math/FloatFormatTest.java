package backflow.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

  @Test
  void aGainOfOneGoesNowhere() {
    assertEquals(0, FloatFormat.FLOAT16.overflowsAt(1));
    assertEquals(0, FloatFormat.FLOAT16.reachesZeroAt(1));
  }
}
