package backflow.math;

import static backflow.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QuadratureTest {
  @Test
  void aPanelIsExactForPolynomialsOfDegreeThirtyOne() {
    double of31 = Quadrature.integral(x -> StrictMath.pow(x, 31) + StrictMath.pow(x, 30), 0, 1);
    assertClose(1 / 32.0 + 1 / 31.0, of31, 1e-14, 0, "∫ x³¹ + x³⁰");
  }

  @Test
  void theGaussianHasItsMoments() {
    double[] moments = {1, 0, 1, 0, 3, 0, 15, 0, 105};
    for (int k = 0; k < moments.length; k++) {
      int power = k;
      double found = Quadrature.gaussian(x -> StrictMath.pow(x, power));
      assertClose(moments[k], found, 1e-13, 1e-13, "E[x^" + k + "]");
    }
  }

  @Test
  void aKinkAtABreakCostsNothing() {
    double share = Quadrature.gaussian(x -> x > 0.3 ? 1 : 0, 0.3, 99);
    assertClose(Erf.erfc(0.3 / Math.sqrt(2)) / 2, share, 1e-14, 0, "P(x > 0.3)");
  }

  @Test
  void edgesMayStandTogether() {
    assertEquals(0, Quadrature.integral(x -> 1, 2, 2));
    assertClose(1, Quadrature.gaussian(x -> 1, 0, 0, 1, 1), 1e-14, 0, "mass");
  }
}
