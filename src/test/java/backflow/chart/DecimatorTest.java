package backflow.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.Blank;
import backflow.math.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimatorTest {
  private final Decimator decimator = new Decimator();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 90, 1000, 5000})
  void agreesWithItsSlowTwin(int columns) {
    RandomStream random = RandomStream.of(columns, "decimator");
    Series series = wild(random, 1500, 3, 4);
    for (boolean log : new boolean[] {true, false}) {
      decimator.thin(series, 1, log, 0, 5999, columns);
      List<Point> slow = slow(series, 1, log, 6000, columns);
      assertEquals(slow.size(), decimator.points());
      for (int i = 0; i < slow.size(); i++) {
        Point point = slow.get(i);
        same(point.low, decimator.low()[i]);
        same(point.high, decimator.high()[i]);
        same(point.middle, decimator.middle()[i]);
        assertEquals(point.kinds, decimator.specials()[i]);
        assertEquals(point.step, decimator.steps()[i]);
      }
    }
  }

  @Test
  void noSpikeIsLost() {
    Series series = wild(RandomStream.of(1, "calm"), 4000, 1, 1);
    Arrays.fill(series.min(), 1);
    Arrays.fill(series.max(), 1);
    Arrays.fill(series.last(), 1);
    series.max()[1234] = 1e9;
    series.min()[2345] = 1e-9;
    series.max()[3456] = Double.POSITIVE_INFINITY;
    decimator.thin(series, 0, true, 0, 3999, 50);
    double highest = 0;
    double lowest = 1;
    int kinds = 0;
    for (int i = 0; i < decimator.points(); i++) {
      highest = Math.max(highest, decimator.high()[i]);
      lowest = Math.min(lowest, decimator.low()[i]);
      kinds |= decimator.specials()[i];
    }
    assertEquals(1e9, highest);
    assertEquals(1e-9, lowest);
    assertTrue(Special.POSITIVE_INFINITY.in(kinds));
  }

  @Test
  void fewStepsAreKeptOneByOne() {
    Series series = wild(RandomStream.of(1, "few"), 5, 1, 1);
    decimator.thin(series, 0, false, 0, 4, 300);
    assertEquals(5, decimator.points());
    for (int i = 0; i < 5; i++) {
      assertEquals(i, decimator.steps()[i]);
    }
  }

  @Test
  void betweenTwoHugeValuesNothingOverflows() {
    assertEquals(1e300, Decimator.between(1e300, 1e300, true));
    assertEquals(1, Decimator.between(1e-300, 1e300, true), 1e-12);
    assertTrue(Decimator.between(1e308, 1.7e308, false) < Double.MAX_VALUE);
  }

  private record Point(double step, double low, double high, double middle, int kinds) {}

  private static Series wild(RandomStream random, int buckets, int rows, int perBucket) {
    long[] from = new long[buckets];
    long[] to = new long[buckets];
    double[] min = new double[buckets * rows];
    double[] max = new double[buckets * rows];
    double[] last = new double[buckets * rows];
    for (int bucket = 0; bucket < buckets; bucket++) {
      from[bucket] = (long) bucket * perBucket;
      to[bucket] = from[bucket] + perBucket - 1;
      for (int row = 0; row < rows; row++) {
        int at = bucket * rows + row;
        double x = value(random);
        boolean odd = Double.isNaN(x);
        last[at] = x;
        min[at] = odd ? x : x - random.nextInt(2) * Math.abs(x) / 2;
        max[at] = odd ? x : x + random.nextInt(2) * Math.abs(x);
      }
    }
    return new Series(buckets, rows, from, to, min, max, last);
  }

  private static double value(RandomStream random) {
    return switch (random.nextInt(12)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> Double.NEGATIVE_INFINITY;
      case 3 -> 0;
      case 4 -> Blank.VALUE;
      case 5 -> -random.nextDouble();
      default -> StrictMath.pow(10, random.nextDouble(-300, 300));
    };
  }

  /** Column by column, every bucket looked at anew. */
  private static List<Point> slow(Series series, int row, boolean log, long steps, int columns) {
    List<Point> points = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      List<Double> lasts = new ArrayList<>();
      List<Double> all = new ArrayList<>();
      int kinds = 0;
      long first = -1;
      long step = -1;
      for (int bucket = 0; bucket < series.buckets(); bucket++) {
        if ((int) (series.to()[bucket] * (columns / (double) steps)) != column) {
          continue;
        }
        first = first < 0 ? series.from()[bucket] : first;
        step = series.to()[bucket];
        int at = bucket * series.rows() + row;
        double[] three = {series.min()[at], series.max()[at], series.last()[at]};
        for (double x : three) {
          kinds |= Special.bitOf(x, log);
          if (has(x, log)) {
            all.add(x);
          }
        }
        if (has(three[2], log)) {
          lasts.add(three[2]);
        }
      }
      if (step < 0) {
        continue;
      }
      lasts.sort(Double::compare);
      int n = lasts.size();
      double middle =
          n == 0 ? Blank.VALUE : Decimator.between(lasts.get((n - 1) / 2), lasts.get(n / 2), log);
      double low = all.stream().mapToDouble(x -> x).min().orElse(Blank.VALUE);
      double high = all.stream().mapToDouble(x -> x).max().orElse(Blank.VALUE);
      boolean begin = points.isEmpty() && columns > 1;
      points.add(new Point(begin ? first : step, low, high, middle, kinds));
    }
    return points;
  }

  private static boolean has(double x, boolean log) {
    return Double.isFinite(x) && (!log || x > 0);
  }

  private static void same(double expected, double actual) {
    assertEquals(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(actual));
  }
}
