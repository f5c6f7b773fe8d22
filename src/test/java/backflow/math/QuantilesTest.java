package backflow.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void mediansOfOddAndEvenNumbers() {
    assertEquals(3, Quantiles.medianInPlace(new double[] {5, 1, 3}, 3));
    assertEquals(2.5, Quantiles.medianInPlace(new double[] {4, 1, 3, 2}, 4));
    assertEquals(7, Quantiles.medianInPlace(new double[] {7, 1, 1}, 1));
  }

  @ParameterizedTest // numpy.quantile([1, 2, 4, 8, 16], q)
  @CsvSource({"0, 1", "0.1, 1.4", "0.25, 2", "0.3, 2.4", "0.9, 12.8", "1, 16"})
  void quantilesAreLinearInBetween(double q, double expected) {
    assertEquals(expected, Quantiles.quantileInPlace(new double[] {8, 1, 16, 4, 2}, 5, q), 1e-14);
  }

  @Test
  void nonFiniteNumbersAreNumbers() {
    assertEquals(Double.NaN, Quantiles.medianInPlace(new double[] {1, Double.NaN, 2}, 3));
    assertEquals(INFINITY, Quantiles.medianInPlace(new double[] {1, INFINITY, INFINITY, 2}, 4));
    assertEquals(INFINITY, Quantiles.medianInPlace(new double[] {INFINITY, INFINITY}, 2));
    assertEquals(1, Quantiles.medianInPlace(new double[] {-INFINITY, 1, INFINITY}, 3));
    double large = Double.MAX_VALUE;
    assertEquals(large, Quantiles.medianInPlace(new double[] {large, large}, 2));
  }

  @Test
  void nothingHasNoQuantile() {
    assertThrows(IllegalArgumentException.class, () -> Quantiles.medianInPlace(new double[3], 0));
    assertThrows(IllegalArgumentException.class, () -> Quantiles.medianInPlace(new double[3], 4));
    assertThrows(
        IllegalArgumentException.class,
        () -> Quantiles.quantileInPlace(new double[3], 3, Double.NaN));
  }
}
