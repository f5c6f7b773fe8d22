package backflow.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-16 | 0 | 366 | 10⁻¹⁶ 10⁻¹⁴ 10⁻¹² 10⁻¹⁰ 10⁻⁸ 10⁻⁶ 10⁻⁴ 10⁻² 10⁰",
        "-16 | 0 | 250 | 10⁻¹⁶ 10⁻¹² 10⁻⁸ 10⁻⁴ 10⁰",
        "-4 | 0 | 250 | 10⁻⁴ 10⁻³ 10⁻² 10⁻¹ 10⁰",
        "-3 | 1 | 90 | 10⁻² 10⁰",
        "-324 | 309 | 400 | 10⁻³⁰⁰ 10⁻²⁰⁰ 10⁻¹⁰⁰ 10⁰ 10¹⁰⁰ 10²⁰⁰ 10³⁰⁰",
        "-16 | 0 | 60 | 10⁻¹⁰ 10⁰",
      })
  void logTicksStandAtRoundPowers(int low, int high, double height, String labels) {
    LogScale scale = new LogScale(low, high, height, 0);
    assertEquals(labels, String.join(" ", scale.ticks(34).labels()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 1 | 140 | 0 0.5 1",
        "0 | 1 | 400 | 0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1",
        "0 | 2000 | 250 | 0 500 1,000 1,500 2,000",
        "-4 | 4 | 200 | −4 −2 0 2 4",
        "0 | 1e300 | 100 | 0 5·10²⁹⁹ 10³⁰⁰",
        "0 | 3e-9 | 110 | 0 10⁻⁹ 2·10⁻⁹ 3·10⁻⁹",
      })
  void linearTicksStandAtRoundNumbers(double low, double high, double height, String labels) {
    LinearScale scale = new LinearScale(low, high, height, 0);
    assertEquals(labels, String.join(" ", scale.ticks(34).labels()));
  }

  @Test
  void stepsAreNeverNamedTwice() {
    LinearScale scale = new LinearScale(0, 3, 0, 900);
    assertEquals("0 1 2 3", String.join(" ", scale.ticks(62, 1).labels()));
  }

  @Test
  void ticksKeepTheirDistanceAndStandOnTheScale() {
    RandomStream random = RandomStream.of(3, "ticks");
    for (int i = 0; i < 500; i++) {
      int low = -320 + random.nextInt(600);
      int high = low + 2 + random.nextInt(320);
      double height = random.nextDouble(60, 2000);
      Ticks ticks = new LogScale(low, high, height, 0).ticks(34);
      for (int k = 0; k < ticks.count(); k++) {
        double place = ticks.places()[k];
        assertTrue(place >= -1e-9 && place <= height + 1e-9);
        assertTrue(k == 0 || ticks.places()[k - 1] - place >= 17 - 1e-9);
      }
    }
  }

  @Test
  void theFastLogarithmIsGoodToAMillionthOfADecade() {
    RandomStream random = RandomStream.of(5, "log");
    for (int i = 0; i < 100_000; i++) {
      double x = Double.longBitsToDouble(random.nextLong() >>> 1);
      if (x > 0 && x <= Double.MAX_VALUE) {
        assertEquals(StrictMath.log10(x), Log10.of(x), 1e-6);
      }
    }
    assertEquals(StrictMath.log10(Double.MIN_VALUE), Log10.of(Double.MIN_VALUE), 1e-6);
    assertEquals(0, Log10.of(1), 0);
  }

  @Test
  void placesTurnBackIntoValues() {
    LogScale log = new LogScale(-300, 300, 500, 20);
    LinearScale linear = new LinearScale(-5, 17, 100, 900);
    for (double x : new double[] {1e-299, 3e-10, 1, 7e200}) {
      assertEquals(1, log.value(log.at(x)) / x, 1e-3);
    }
    for (double x : new double[] {-5, 0, 3.25, 17}) {
      assertEquals(x, linear.value(linear.at(x)), 1e-12);
    }
  }

  @Test
  void layersAreNumberedWithoutCrowding() {
    assertEquals("[1, 5, 10, 15, 20]", Arrays.toString(LayerAxis.numbered(20, 25, 56)));
    assertEquals("[]", Arrays.toString(LayerAxis.numbered(0, 500, 56)));
    assertEquals("[1]", Arrays.toString(LayerAxis.numbered(1, 250, 56)));
    assertEquals("[1, 50, 100, 150]", Arrays.toString(LayerAxis.numbered(150, 1.2, 40)));
  }

  @Test
  void everyLayerIsFoundInItsOwnSlot() {
    for (int hidden : new int[] {0, 1, 2, 20, 150, 300}) {
      LayerAxis axis = LayerAxis.on(hidden, 61, 603, 40);
      for (int layer = 1; layer <= hidden + 1; layer++) {
        assertEquals(layer, axis.layerAt(axis.at(layer)));
      }
      assertEquals(0, axis.layerAt(60));
    }
  }
}
