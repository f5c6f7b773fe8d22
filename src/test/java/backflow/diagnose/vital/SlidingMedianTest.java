package backflow.diagnose.vital;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.Blank;
import backflow.math.Quantiles;
import backflow.math.RandomStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

final class SlidingMedianTest {
  /** The slow twin: keeps the values and sorts them each time. */
  @Test
  void isTheMedianOfTheLastValues() {
    RandomStream random = RandomStream.of(7, "values");
    SlidingMedian median = new SlidingMedian(20);
    Deque<Double> last = new ArrayDeque<>();
    for (int i = 0; i < 500; i++) {
      double value = value(random, i);
      median.add(value);
      last.add(value);
      if (last.size() > 20) {
        last.remove();
      }
      double[] sorted = last.stream().mapToDouble(x -> x).toArray();
      double wanted = Quantiles.medianInPlace(sorted, sorted.length);
      assertEquals(wanted, median.value(), Math.abs(wanted) * 1e-15, () -> "after " + last);
    }
  }

  /** Many ties, both zeros, tiny, huge and infinite ones. */
  private static double value(RandomStream random, int i) {
    double x = random.nextGaussian();
    return switch (i % 7) {
      case 0 -> Math.rint(x);
      case 1 -> x * 1e-300;
      case 2 -> x * 1e300;
      case 3 -> i % 5 == 0 ? Double.POSITIVE_INFINITY : 0.0;
      case 4 -> -0.0;
      default -> x;
    };
  }

  @Test
  void whatCameLastDecidesWhetherItIsKnown() {
    SlidingMedian median = new SlidingMedian(3);
    assertTrue(Blank.is(median.value()));
    median.add(2);
    median.add(Blank.VALUE);
    assertTrue(Blank.is(median.value()));
    assertEquals(2, median.ofKept());
    median.add(Double.NaN);
    assertTrue(Double.isNaN(median.value()) && !Blank.is(median.value()));
    median.add(4);
    assertEquals(3, median.value());
    assertEquals(2, median.count());
  }
}
