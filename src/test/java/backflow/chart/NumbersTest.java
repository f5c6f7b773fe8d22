package backflow.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "-0.0 | 0",
        "NaN | NaN",
        "Infinity | +∞",
        "-Infinity | −∞",
        "1 | 1.00",
        "0.236 | 0.236",
        "0.5 | 0.500",
        "12.34 | 12.3",
        "99.95 | 100",
        "999.6 | 1,000",
        "1240 | 1,240",
        "12345 | 12,300",
        "99999 | 1.00·10⁵",
        "123456 | 1.23·10⁵",
        "0.00176 | 0.00176",
        "0.001 | 0.00100",
        "0.00099949 | 9.99·10⁻⁴",
        "1.7149e-11 | 1.71·10⁻¹¹",
        "9.996e-12 | 1.00·10⁻¹¹",
        "-2.5e-20 | −2.50·10⁻²⁰",
        "4.9e-324 | 4.90·10⁻³²⁴",
        "1.7976931348623157e308 | 1.80·10³⁰⁸",
      })
  void valuesHaveThreeSignificantDigits(double x, String words) {
    assertEquals(words, Numbers.value(x));
  }

  @Test
  void countsHaveCommas() {
    assertEquals("0", Numbers.integer(0));
    assertEquals("999", Numbers.integer(999));
    assertEquals("1,240", Numbers.integer(1240));
    assertEquals("−12,345,678", Numbers.integer(-12345678));
  }

  @Test
  void sharesAreWrittenInPercent() {
    assertEquals("50.0 %", Numbers.percent(0.5));
    assertEquals("100 %", Numbers.percent(1));
    assertEquals("0 %", Numbers.percent(0));
    assertEquals("NaN", Numbers.percent(Double.NaN));
  }

  @Test
  void powersHaveRaisedDigits() {
    assertEquals("10⁰", Numbers.power(0));
    assertEquals("10⁻⁸", Numbers.power(-8));
    assertEquals("10³⁰⁷", Numbers.power(307));
    assertEquals("10⁴⁵⁶", Numbers.power(456));
  }

  @Test
  void theLocaleChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals("0.236", Numbers.value(0.236));
      assertEquals("1,240", Numbers.integer(1240));
      assertEquals("0.5", Numbers.tick(0.5, 0.5));
    } finally {
      Locale.setDefault(before);
    }
  }
}
