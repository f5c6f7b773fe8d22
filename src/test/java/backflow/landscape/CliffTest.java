package backflow.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CliffTest {
  @ParameterizedTest
  @CsvSource({"5.5, -2.6", "4.2, -2.1", "3.5, -1.5", "6, -1.3", "4.5, -3", "0, 0", "-2, 1"})
  void theGradientIsTheSlopeOfTheError(double w, double b) {
    double e = 1e-6;
    Cliff.Place at = Cliff.at(w, b);
    double byW = (Cliff.at(w + e, b).error() - Cliff.at(w - e, b).error()) / (2 * e);
    double byB = (Cliff.at(w, b + e).error() - Cliff.at(w, b - e).error()) / (2 * e);
    double size = Math.max(1e-3, Math.abs(byW) + Math.abs(byB));
    assertEquals(byW, at.slopeW(), 1e-6 * size);
    assertEquals(byB, at.slopeB(), 1e-6 * size);
  }

  @Test
  void theErrorAloneIsTheErrorOfThePlace() {
    for (double w = 3; w < 7; w += 0.13) {
      for (double b = -3.5; b < -1; b += 0.17) {
        assertEquals(Cliff.at(w, b).error(), Cliff.error(w, b));
      }
    }
  }

  @Test
  void aUnitWithoutRecurrenceIsDoneByHand() {
    // w = 0: x = b at once, so E = (σ(0) − 0.7)² = 0.04 and ∂E/∂b = 2·(−0.2)·0.25
    Cliff.Place at = Cliff.at(0, 0);
    assertEquals(0.04, at.error(), 1e-15);
    assertEquals(-0.1, at.slopeB(), 1e-15);
    assertEquals(-0.05, at.slopeW(), 1e-15);
  }

  @Test
  void thereIsAWall() {
    assertTrue(Cliff.error(5, -2.60) < 0.05);
    assertTrue(Cliff.error(5, -2.63) > 0.3);
    double steepest = 0;
    for (double b = -2.63; b < -2.60; b += 1e-5) {
      steepest = Math.max(steepest, Cliff.at(5, b).norm());
    }
    assertTrue(steepest > 50, "steepest " + steepest);
  }

  @Test
  void clippingKeepsTheWalkerThatIsThrownWithoutIt() {
    List<Cliff.Place> free = Cliff.walk(5.5, -2.6, 0.5, Double.POSITIVE_INFINITY, 60);
    List<Cliff.Place> clipped = Cliff.walk(5.5, -2.6, 0.5, 0.1, 60);
    assertEquals(61, free.size());
    assertEquals(free.get(0), clipped.get(0));
    assertTrue(free.get(60).w() > 1000, "w = " + free.get(60).w());
    assertTrue(clipped.get(60).error() < 0.02, "E = " + clipped.get(60).error());
    for (int i = 1; i < clipped.size(); i++) {
      double dw = clipped.get(i).w() - clipped.get(i - 1).w();
      double db = clipped.get(i).b() - clipped.get(i - 1).b();
      assertTrue(Math.sqrt(dw * dw + db * db) <= 0.5 * 0.1 * (1 + 1e-12));
    }
  }

  @Test
  void withoutAnythingToClipBothGoTheSameWay() {
    assertEquals(
        Cliff.walk(3.6, -1.2, 0.1, Double.POSITIVE_INFINITY, 20),
        Cliff.walk(3.6, -1.2, 0.1, 1e9, 20));
  }
}
