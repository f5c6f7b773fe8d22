package backflow.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.Histogram.Axis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistogramTest {
  @ParameterizedTest
  @CsvSource({
    "VALUE, 1, 1e-3, 1e3",
    "VALUE, 64, 1e-3, 1e3",
    "VALUE, 7, 1e-320, 1e-310",
    "VALUE, 50, 1e300, 1.7e308",
    "LOG10_MAGNITUDE, 1, 1e-3, 1e3",
    "LOG10_MAGNITUDE, 64, 1e-3, 1e3",
    "LOG10_MAGNITUDE, 50, 4.9e-324, 1.7e308",
    "LOG10_MAGNITUDE, 100, 1, 1.01",
    "LOG10_MAGNITUDE, 13, 1e-320, 1e-310"
  })
  void everyNumberIsInTheBinThatTheEdgesSay(Axis axis, int bins, double small, double large) {
    RandomStream random = RandomStream.of(bins, "histogram");
    double[] values = new double[3000];
    double logSmall = StrictMath.log(small);
    double logLarge = StrictMath.log(large);
    for (int i = 0; i < values.length; i++) {
      double x = StrictMath.exp(random.nextDouble(logSmall, logLarge));
      values[i] = random.nextInt(3) == 0 ? -x : x;
    }
    values[0] = large;
    values[1] = -small;
    values[2] = 0.0;
    values[3] = -0.0;
    values[4] = Double.NaN;
    values[5] = Double.POSITIVE_INFINITY;
    values[6] = Double.NEGATIVE_INFINITY;
    values[7] = Double.NEGATIVE_INFINITY;
    Histogram histogram = new HistogramFiller(bins).fill(axis, values, values.length);
    assertEquals(2, histogram.zeros());
    assertEquals(1, histogram.nans());
    assertEquals(1, histogram.positiveInfinities());
    assertEquals(2, histogram.negativeInfinities());
    assertEquals(3000, histogram.total());
    long highest = 0;
    for (int bin = 0; bin < bins; bin++) {
      assertTrue(histogram.edge(bin) <= histogram.edge(bin + 1));
      long positive = twin(histogram, values, bin, 1);
      long negative = twin(histogram, values, bin, -1);
      long nearEdge = axis == Axis.VALUE ? 0 : 2; // log10 and pow round
      assertTrue(Math.abs(positive - histogram.positive(bin)) <= nearEdge);
      assertTrue(Math.abs(negative - histogram.negative(bin)) <= nearEdge);
      assertEquals(histogram.positive(bin) + histogram.negative(bin), histogram.count(bin));
      highest = Math.max(highest, histogram.count(bin));
    }
    assertEquals(highest, histogram.highestCount());
  }

  private static long twin(Histogram histogram, double[] values, int bin, int sign) {
    long count = 0;
    for (double value : values) {
      if (Double.isFinite(value) && value != 0 && Math.signum(value) == sign) {
        double x = histogram.axis() == Axis.VALUE ? value : StrictMath.log10(Math.abs(value));
        boolean last = bin == histogram.bins() - 1;
        boolean above = x >= histogram.edge(bin) || bin == 0;
        count += above && (last || x < histogram.edge(bin + 1)) ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void zerosWidenTheRangeOfValuesButAreInNoBin() {
    Histogram histogram = new HistogramFiller(4).fill(Axis.VALUE, new double[] {0, 0, 0, 8, 3}, 5);
    assertEquals(0, histogram.low());
    assertEquals(8, histogram.high());
    assertEquals(3, histogram.zeros());
    assertEquals(0, histogram.count(0));
    assertEquals(1, histogram.count(1));
    assertEquals(1, histogram.count(3));
  }

  @Test
  void equalNumbersAreInTheFirstBin() {
    for (Axis axis : Axis.values()) {
      Histogram histogram = new HistogramFiller(5).fill(axis, new double[] {100, 100, 7}, 2);
      assertEquals(2, histogram.count(0));
      assertEquals(histogram.low(), histogram.high());
    }
  }

  @Test
  void withoutNumbersThereIsNoRange() {
    for (Axis axis : Axis.values()) {
      Histogram histogram = new HistogramFiller(5).fill(axis, new double[] {0, Double.NaN}, 2);
      assertEquals(Double.NaN, histogram.low());
      assertEquals(Double.NaN, histogram.high());
      assertEquals(2, histogram.total());
      assertEquals(0, histogram.highestCount());
    }
  }

  @Test
  void aResultStaysWhenTheFillerGoesOn() {
    HistogramFiller filler = new HistogramFiller(2);
    Histogram first = filler.fill(Axis.VALUE, new double[] {1, 2, 2}, 3);
    filler.fill(Axis.VALUE, new double[] {-5, 5, 0, 1, 1, 1}, 6);
    assertEquals(1, first.count(0));
    assertEquals(2, first.count(1));
    assertEquals(3, first.total());
  }
}
