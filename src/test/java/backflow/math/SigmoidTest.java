package backflow.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class SigmoidTest {
  /** z, σ(z), and σ'(z) where a(1 − a) does not cancel; PyTorch 2.13, float64. */
  private static final double[][] PYTORCH = {
    {-50.0, 1.928749847963918e-22, 1.928749847963918e-22},
    {-20.0, 2.0611536181902037e-09, 2.0611536139418496e-09},
    {-8.0, 0.0003353501304664781, 0.00033523767075647424},
    {-3.0, 0.04742587317756678, 0.04517665973091214},
    {-1.0, 0.2689414213699951, 0.19661193324148185},
    {-0.5, 0.3775406687981454, 0.2350037122015945},
    {-0.001, 0.4997500000208333, 0.24999993750001046},
    {0.0, 0.5, 0.25},
    {0.001, 0.5002499999791666, 0.24999993750001043},
    {0.5, 0.6224593312018546, 0.2350037122015945},
    {1.0, 0.7310585786300049, 0.19661193324148185},
    {3.0, 0.9525741268224334, 0.045176659730912},
    {8.0, 0.9996646498695336, Double.NaN},
    {20.0, 0.9999999979388463, Double.NaN},
    {50.0, 1.0, 0.0},
  };

  @Test
  void agreesWithPyTorchAlsoFarDownTheNegativeTail() {
    for (double[] row : PYTORCH) {
      double a = Sigmoid.sigmoid(row[0]);
      assertEquals(row[1], a, 1e-13 * row[1], "sigmoid " + row[0]);
      if (!Double.isNaN(row[2])) {
        assertEquals(row[2], a * (1 - a), 1e-13 * row[2], "derivative at " + row[0]);
      }
    }
  }

  @Test
  void isWithinThreeTenthsOfAQuadrillionthOfTheTruth() {
    RandomStream random = RandomStream.of(1, "sigmoid");
    for (int i = 0; i < 8000; i++) {
      double x = random.nextDouble(-1, 1) * (i % 2 == 0 ? 4 : 45);
      assertEquals(0, Precise.error(Precise.sigmoid(x), Sigmoid.sigmoid(x)), 3e-16, "at " + x);
    }
  }

  @Test
  void keepsItsRelativeAccuracyDownToTheSmallestNormalNumber() {
    RandomStream random = RandomStream.of(2, "sigmoid");
    for (int i = 0; i < 3000; i++) {
      double x = -random.nextDouble(0, i % 2 == 0 ? 40 : 708);
      double allowed = x > -40 ? 3e-14 : 5e-13;
      double error = Precise.relativeError(Precise.sigmoid(x), Sigmoid.sigmoid(x));
      assertEquals(0, error, allowed, "at " + x);
    }
  }

  @Test
  void endsInZeroAndOne() {
    assertEquals(0.0, Sigmoid.sigmoid(-1000));
    assertEquals(1.0, Sigmoid.sigmoid(1000));
    assertEquals(0.0, Sigmoid.sigmoid(Double.NEGATIVE_INFINITY));
    assertEquals(1.0, Sigmoid.sigmoid(Double.POSITIVE_INFINITY));
    assertEquals(0.5, Sigmoid.sigmoid(-0.0));
    assertTrue(Double.isNaN(Sigmoid.sigmoid(Double.NaN)));
  }
}
