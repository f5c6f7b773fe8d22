package backflow.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormsTest {
  private static double norm(double... x) {
    return Norms.norm(x, x.length, KernelChoice.plain().sumOfSquares(x, x.length));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-320, 1e-300, 1e-170, 1e-140, 1e-20, 1, 1e100, 1e140, 1e200, 3e307})
  void aTriangleOfAnySizeHasItsHypotenuse(double unit) {
    assertEquals(5 * unit, norm(3 * unit, -4 * unit), 5 * unit * 1e-15);
  }

  @Test
  void oneTinyEntryBesideALargeOneDoesNotMatter() {
    assertEquals(1, norm(1, 1e-300));
    assertEquals(1e200, norm(1e-300, 1e200));
  }

  @Test
  void nothingHasNormZero() {
    assertEquals(0, norm());
    assertEquals(0, norm(0, -0.0));
  }

  @Test
  void infinityAndNaNAreSaid() {
    assertEquals(Double.POSITIVE_INFINITY, norm(1, Double.NEGATIVE_INFINITY));
    assertEquals(Double.NaN, norm(1, Double.NaN));
    assertEquals(Double.NaN, norm(Double.POSITIVE_INFINITY, Double.NaN, 3));
    assertEquals(Double.POSITIVE_INFINITY, norm(1.7e308, 1.7e308));
  }

  @Test
  void onlyTheFirstEntriesCount() {
    double[] x = {3e200, 4e200, 1e300};
    assertEquals(5e200, Norms.norm(x, 2, Double.POSITIVE_INFINITY), 1e186);
  }

  @Test
  void distancesBeyondTheRangeOfSquaresAreNotLost() {
    assertEquals(5, distance(25, 1, 4, 5, 8));
    assertEquals(5e-200, distance(0, 1e-200, 4e-200, 4e-200, 8e-200), 1e-214);
    assertEquals(5e200, distance(Double.POSITIVE_INFINITY, 0, 0, 3e200, -4e200), 1e186);
    assertEquals(0, distance(0, 7, 7, 7, 7));
    assertEquals(Double.NaN, distance(Double.NaN, 1, Double.NaN, 2, 3));
  }

  /** Of two points of two coordinates. */
  private static double distance(double squares, double x0, double x1, double y0, double y1) {
    return Norms.distance(new double[] {x0, x1}, new double[] {y0, y1}, 2, squares);
  }
}
