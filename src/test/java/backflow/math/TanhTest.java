package backflow.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class TanhTest {
  /** PyTorch 2.13, float64. */
  private static final double[][] PYTORCH = {
    {-50.0, -1.0},
    {-20.0, -1.0},
    {-8.0, -0.9999997749296758},
    {-3.0, -0.9950547536867305},
    {-1.0, -0.7615941559557649},
    {-0.5, -0.46211715726000974},
    {-0.001, -0.0009999996666668},
    {0.0, 0.0},
    {0.001, 0.0009999996666668},
    {0.5, 0.46211715726000974},
    {1.0, 0.7615941559557649},
    {3.0, 0.9950547536867305},
    {8.0, 0.9999997749296758},
    {20.0, 1.0},
    {50.0, 1.0},
  };

  @Test
  void agreesWithPyTorch() {
    for (double[] row : PYTORCH) {
      assertEquals(row[1], Tanh.tanh(row[0]), 1e-15 * Math.abs(row[1]), "tanh " + row[0]);
    }
  }

  @Test
  void isWithinFourTenthsOfAQuadrillionthOfTheTruth() {
    RandomStream random = RandomStream.of(1, "tanh");
    for (int i = 0; i < 12000; i++) {
      double x = i % 2 == 0 ? random.nextDouble(0, 3) : random.nextDouble(0, 21);
      assertEquals(0, Precise.error(Precise.tanh(x), Tanh.tanh(x)), 4e-16, "tanh " + x);
    }
  }

  @Test
  void isRelativelyRightNearZero() {
    RandomStream random = RandomStream.of(2, "tanh");
    for (int i = 0; i < 4000; i++) {
      double x = StrictMath.pow(10, random.nextDouble(-8, 0));
      assertEquals(0, Precise.relativeError(Precise.tanh(x), Tanh.tanh(x)), 1e-15, "tanh " + x);
    }
  }

  @Test
  void isTheIdentityForTinyNumbersDownToTheSubnormals() {
    for (double x = 1e-9; x > 0; x *= 0.37) {
      assertEquals(x, Tanh.tanh(x), 1e-15 * x);
      assertEquals(-Tanh.tanh(x), Tanh.tanh(-x));
    }
    for (double x = 1e-17; x > 0; x *= 0.37) {
      assertEquals(x, Tanh.tanh(x));
    }
    assertEquals(Double.MIN_VALUE, Tanh.tanh(Double.MIN_VALUE));
  }

  @Test
  void keepsTheSignOfZeroAndNaN() {
    assertEquals(0x8000_0000_0000_0000L, Double.doubleToRawLongBits(Tanh.tanh(-0.0)));
    assertEquals(0L, Double.doubleToRawLongBits(Tanh.tanh(0.0)));
    assertTrue(Double.isNaN(Tanh.tanh(Double.NaN)));
  }

  @Test
  void isExactlyOneFarOutAndNeverBeyond() {
    assertEquals(1.0, Tanh.tanh(20));
    assertEquals(-1.0, Tanh.tanh(-1e300));
    assertEquals(1.0, Tanh.tanh(Double.POSITIVE_INFINITY));
    assertEquals(-1.0, Tanh.tanh(Double.NEGATIVE_INFINITY));
    for (double x = 15; x < 21; x += 1e-5) {
      assertTrue(Tanh.tanh(x) <= 1, () -> "beyond 1");
    }
  }

  @Test
  void saturationBeginsWhereTheDerivativeFallsUnderItsShare() {
    double from = Tanh.SATURATED_FROM;
    double before = Math.nextDown(from);
    assertTrue(Math.fma(-from, from, 1) < Kernels.SATURATION);
    assertTrue(Math.fma(-before, before, 1) >= Kernels.SATURATION);
    assertEquals(0.97, from, 1e-4);
  }
}
