package backflow.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.Blank;
import backflow.math.RandomStream;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSimilarityTest {
  private static final double ROUNDING = 1e-12;

  private final SampleSimilarity similarity = new SampleSimilarity(40);

  @ParameterizedTest
  @CsvSource({"2, 1, 0", "2, 5, 0", "17, 40, 0.5", "100, 8, 3", "50, 3, 0", "30, 1, 1"})
  void meanCosineIsThatOfAllPairs(int samples, int width, double offset) {
    RandomStream random = RandomStream.of(samples, "similarity");
    double[] a = new double[samples * width];
    for (int i = 0; i < a.length; i++) {
      a[i] = (random.nextGaussian() + offset) * (i / width % 3 == 0 ? 1e-3 : 50);
    }
    if (samples > 20) {
      Arrays.fill(a, 3 * width, 5 * width, 0.0);
    }
    assertEquals(pairwise(a, samples, width), similarity.of(a, samples, width), ROUNDING);
  }

  private static double pairwise(double[] a, int samples, int width) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < samples; i++) {
      for (int j = 0; j < samples; j++) {
        double norms = Math.sqrt(dot(a, i, i, width)) * Math.sqrt(dot(a, j, j, width));
        if (i != j && norms > 0) {
          sum += dot(a, i, j, width) / norms;
          pairs++;
        }
      }
    }
    return sum / pairs;
  }

  private static double dot(double[] a, int i, int j, int width) {
    double dot = 0;
    for (int k = 0; k < width; k++) {
      dot += a[i * width + k] * a[j * width + k];
    }
    return dot;
  }

  @ParameterizedTest
  @CsvSource({
    "1e-320, 1e-310",
    "1e-200, 1e-200",
    "1e200, 1e200",
    "1e308, 1.7e308",
    "1e-320, 1e308"
  })
  void tinyAndHugeRowsHaveADirectionToo(double first, double second) {
    assertEquals(1, similarity.of(new double[] {first, first, second, second}, 2, 2), 1e-12);
    assertEquals(-1, similarity.of(new double[] {first, first, -second, -second}, 2, 2), 1e-12);
    assertEquals(0, similarity.of(new double[] {first, first, -second, second}, 2, 2), 1e-12);
  }

  @Test
  void fewerThanTwoDirectionsAreBlank() {
    assertTrue(Blank.is(similarity.of(new double[] {1, 2}, 1, 2)));
    assertTrue(Blank.is(similarity.of(new double[] {1, 2, 0, -0.0, 0, 0}, 3, 2)));
    assertTrue(Blank.is(similarity.of(new double[4], 2, 2)));
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity"})
  void anythingNonFiniteMakesItNaN(double sick) {
    double result = similarity.of(new double[] {1, 2, sick, 1, 0, 0}, 3, 2);
    assertTrue(Double.isNaN(result));
    assertFalse(Blank.is(result));
  }

  @Test
  void measuringAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double[] a = new double[40 * 40];
    Arrays.fill(a, 0.3);
    similarity.of(a, 40, 40);
    long before = threads.getCurrentThreadAllocatedBytes();
    double sum = 0;
    for (int i = 0; i < 1000; i++) {
      sum += similarity.of(a, 40, 40);
    }
    assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 4000);
    assertEquals(1000, sum, 1e-6);
  }
}
