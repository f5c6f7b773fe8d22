package backflow.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
  /** Sample i has the inputs (i, −i); its class is drawn, rarer the higher. */
  private static Dataset numbered(int samples, int classes, long seed) {
    RandomStream random = RandomStream.of(seed, "test");
    DMatrixRMaj x = new DMatrixRMaj(samples, 2);
    DMatrixRMaj y = new DMatrixRMaj(samples, 1);
    for (int i = 0; i < samples; i++) {
      x.set(i, 0, i);
      x.set(i, 1, -i);
      y.set(i, 0, classes == 0 ? i / 7.0 : random.nextInt(1 + random.nextInt(classes)));
    }
    return new Dataset(x, y, classes, List.of("i", "minus i"), "t");
  }

  static Stream<Arguments> cases() {
    return Stream.of(1, 2, 3, 8, 100, 1001)
        .flatMap(
            n ->
                Stream.of(0.0, 0.1, 0.25, 0.5, 0.9)
                    .flatMap(s -> Stream.of(0, 2, 7).map(c -> Arguments.of(n, s, c))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everySampleIsInOneOfBothSetsWithItsTarget(int samples, double share, int classes) {
    Dataset all = numbered(samples, classes, samples);
    Split split = Split.of(all, share, RandomStream.of(3, "split"));
    boolean[] seen = new boolean[samples];
    for (Dataset part : List.of(split.train(), split.test())) {
      assertEquals(classes, part.classes());
      assertEquals(all.featureNames(), part.featureNames());
      for (int i = 0; i < part.size(); i++) {
        int number = (int) part.x().get(i, 0);
        assertFalse(seen[number]);
        seen[number] = true;
        assertEquals(-number, part.x().get(i, 1));
        assertEquals(all.y().get(number), part.y().get(i));
      }
    }
    assertEquals(samples, split.train().size() + split.test().size());
    assertTrue(split.train().size() >= 1);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void classesKeepTheirShareAndStayInTraining(int samples, double share, int classes) {
    Dataset all = numbered(samples, classes, samples);
    Split split = Split.of(all, share, RandomStream.of(3, "split"));
    int[] total = counts(all);
    int[] train = counts(split.train());
    int[] test = counts(split.test());
    for (int c = 0; c < total.length; c++) {
      assertTrue(Math.abs(test[c] - share * total[c]) <= 1);
      assertEquals(total[c] > 0, train[c] > 0);
    }
    assertTrue(split.test().size() <= Math.rint(share * samples));
  }

  private static int[] counts(Dataset data) {
    int[] counts = new int[Math.max(1, data.classes())];
    for (int i = 0; i < data.size(); i++) {
      counts[data.isRegression() ? 0 : (int) data.y().get(i)]++;
    }
    return counts;
  }

  @Test
  void theTestSetHasTheSizeAskedFor() {
    Split split = Split.of(numbered(512, 2, 1), 0.25, RandomStream.of(1, "split"));
    assertEquals(128, split.test().size());
    assertEquals(384, split.train().size());
  }

  @Test
  void shareZeroLeavesTheTestSetEmptyButKnowingItsColumns() {
    Dataset test = Split.of(numbered(10, 2, 1), 0, RandomStream.of(1, "split")).test();
    assertEquals(0, test.size());
    assertEquals(2, test.features());
  }

  @Test
  void samplesComeInRandomOrderThatTheSeedDecides() {
    Dataset all = numbered(200, 0, 1);
    double[] once = Split.of(all, 0.2, RandomStream.of(1, "split")).train().x().data;
    double[] again = Split.of(all, 0.2, RandomStream.of(1, "split")).train().x().data;
    double[] other = Split.of(all, 0.2, RandomStream.of(2, "split")).train().x().data;
    assertArrayEquals(once, again);
    assertFalse(Arrays.equals(once, other));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, 2, Double.NaN})
  void sharesOutOfRangeAreRefused(double share) {
    assertThrows(
        IllegalArgumentException.class,
        () -> Split.of(numbered(10, 2, 1), share, RandomStream.of(1, "split")));
  }
}
