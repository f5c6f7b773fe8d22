package backflow.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class AxisRangeTest {
  private final AxisRange range = new AxisRange();

  @Test
  void decadesGrowWholeAndStayWhileDataChange() {
    range.fitLog(2e-5, 0.3);
    assertRange(-5, 0);
    range.fitLog(3e-4, 0.02);
    assertRange(-5, 0);
    range.fitLog(3e-7, 0.02);
    assertRange(-7, 0);
  }

  @Test
  void decadesShrinkOnlyWhenFarTooMany() {
    range.fitLog(1e-100, 1);
    range.fitLog(1e-50, 1);
    assertRange(-100, 0);
    range.fitLog(1e-5, 1);
    assertRange(-5, 0);
  }

  @Test
  void oneValueGetsTwoDecades() {
    range.fitLog(1e-3, 1e-3);
    assertEquals(2, range.high() - range.low());
  }

  @Test
  void noValuesChangeNothing() {
    range.fitLog(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    range.fitLinear(Double.NaN, Double.NaN);
    assertFalse(range.known());
  }

  @Test
  void nothingGoesBeyondWhatADoubleHolds() {
    range.fitLog(Double.MIN_VALUE, Double.MAX_VALUE);
    assertRange(-324, 309);
    range.forget();
    range.fitLinear(-Double.MAX_VALUE, Double.MAX_VALUE);
    assertRange(-Double.MAX_VALUE, Double.MAX_VALUE);
  }

  @Test
  void linearAxesStartAtZeroAndEndAtARoundNumber() {
    range.fitLinear(0.2, 0.693);
    assertRange(0, 1);
    range.fitLinear(0.2, 1.1);
    assertRange(0, 1.5);
    range.fitLinear(0.2, 0.9);
    assertRange(0, 1.5);
    range.fitLinear(0.01, 0.2);
    assertRange(0, 0.2);
  }

  private void assertRange(double low, double high) {
    assertEquals(low, range.low(), 1e-12);
    assertEquals(high, range.high(), 1e-12 * Math.abs(high));
  }
}
