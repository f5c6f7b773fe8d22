package backflow.math;

import static backflow.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class ErfTest {
  private static final JsonNode TABLE = Reference.read("math/erfc.json");

  @Test
  void erfcIsExactToAFewUlps() {
    double[] x = Reference.numbers(TABLE.get("x"));
    double[] exact = Reference.numbers(TABLE.get("exact"));
    for (int i = 0; i < x.length; i++) {
      assertClose(exact[i], Erf.erfc(x[i]), 4e-16, Double.MIN_VALUE, "erfc " + x[i]);
    }
  }

  @Test
  void erfcAgreesWithTorch() {
    double[] x = Reference.numbers(TABLE.get("x"));
    double[] torch = Reference.numbers(TABLE.get("torch"));
    for (int i = 0; i < x.length; i++) {
      assertClose(torch[i], Erf.erfc(x[i]), 1e-13, 1e-320, "erfc " + x[i]);
    }
  }

  @Test
  void erfcEndsAtTwoAndZeroAndKeepsNaN() {
    assertEquals(2, Erf.erfc(Double.NEGATIVE_INFINITY));
    assertEquals(0, Erf.erfc(Double.POSITIVE_INFINITY));
    assertTrue(Double.isNaN(Erf.erfc(Double.NaN)));
  }

  @Test
  void erfcFallsWithoutAStepWhereTheMethodsMeet() {
    for (double seam : new double[] {-1.25, -0.84375, 0.25, 0.84375, 1.25, 1 / 0.35}) {
      double left = Erf.erfc(Math.nextDown(seam));
      double right = Erf.erfc(Math.nextUp(seam));
      assertTrue(Math.abs(left - right) <= 1e-14 * left, "at " + seam);
    }
  }
}
