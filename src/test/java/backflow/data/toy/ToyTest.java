package backflow.data.toy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.data.DataSet;
import backflow.data.Dataset;
import backflow.math.RandomStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToyTest {
  private static final EnumSet<DataSet> PLANE =
      EnumSet.of(
          DataSet.SPIRALS,
          DataSet.MOONS,
          DataSet.CIRCLES,
          DataSet.XOR,
          DataSet.BLOBS,
          DataSet.CHECKERBOARD,
          DataSet.SURFACE);

  private static Dataset make(DataSet set, int samples, double noise, int arms, long seed) {
    return Toy.generate(set, samples, noise, arms, RandomStream.of(seed, "data"));
  }

  static Stream<Arguments> setsAndSeeds() {
    return EnumSet.complementOf(EnumSet.of(DataSet.CSV)).stream()
        .flatMap(set -> Stream.of(1L, 42L, -7L).map(seed -> Arguments.of(set, seed)));
  }

  @ParameterizedTest
  @MethodSource("setsAndSeeds")
  void everyBeginningHoldsTheClassesInBalance(DataSet set, long seed) {
    Dataset data = make(set, 203, 0.1, 3, seed);
    if (data.isRegression()) {
      return;
    }
    int[] counts = new int[data.classes()];
    for (int i = 0; i < data.size(); i++) {
      counts[(int) data.y().get(i)]++;
      int most = Arrays.stream(counts).max().orElseThrow();
      int least = Arrays.stream(counts).min().orElseThrow();
      assertTrue(most - least <= 1, set + " after " + i);
    }
  }

  @ParameterizedTest
  @MethodSource("setsAndSeeds")
  void sameSeedGivesSameBitsAndAnotherSeedOthers(DataSet set, long seed) {
    Dataset once = make(set, 64, 0.1, 2, seed);
    Dataset again = make(set, 64, 0.1, 2, seed);
    assertArrayEquals(once.x().data, again.x().data);
    assertArrayEquals(once.y().data, again.y().data);
    assertFalse(Arrays.equals(once.x().data, make(set, 64, 0.1, 2, seed + 1).x().data));
  }

  @ParameterizedTest
  @MethodSource("setsAndSeeds")
  void aSmallerSetIsTheBeginningOfALarger(DataSet set, long seed) {
    Dataset small = make(set, 37, 0.1, 2, seed);
    Dataset large = make(set, 100, 0.1, 2, seed);
    assertArrayEquals(small.x().data, Arrays.copyOf(large.x().data, small.x().data.length));
    assertArrayEquals(small.y().data, Arrays.copyOf(large.y().data, 37));
  }

  @ParameterizedTest
  @MethodSource("setsAndSeeds")
  void armsMatterToSpiralsOnly(DataSet set, long seed) {
    double[] two = make(set, 40, 0.1, 2, seed).x().data;
    double[] four = make(set, 40, 0.1, 4, seed).x().data;
    assertEquals(set != DataSet.SPIRALS, Arrays.equals(two, four));
  }

  @ParameterizedTest
  @MethodSource("setsAndSeeds")
  void noiseMovesTheSamplesInProportion(DataSet set, long seed) {
    Dataset exact = make(set, 50, 0, 2, seed);
    Dataset some = make(set, 50, 0.01, 2, seed);
    Dataset much = make(set, 50, 1, 2, seed);
    boolean onTarget = exact.isRegression();
    double[] a = onTarget ? exact.y().data : exact.x().data;
    double[] b = onTarget ? some.y().data : some.x().data;
    double[] c = onTarget ? much.y().data : much.x().data;
    for (int i = 0; i < a.length; i++) {
      assertEquals((c[i] - a[i]) * 0.01, b[i] - a[i], 1e-14);
    }
    assertFalse(Arrays.equals(a, b));
    assertArrayEquals(
        onTarget ? exact.x().data : exact.y().data, onTarget ? much.x().data : much.y().data);
  }

  @ParameterizedTest
  @MethodSource("setsAndSeeds")
  void shapesLieWithinTheirRangeInSimilarSpread(DataSet set, long seed) {
    Dataset data = make(set, 2000, 0, 3, seed);
    double low = set == DataSet.GLYPHS ? 0 : -1.5;
    double high = set == DataSet.GLYPHS ? 1 : 1.5;
    for (double x : data.x().data) {
      assertTrue(x >= low && x <= high, set + " has " + x);
    }
    if (PLANE.contains(set)) {
      double across = deviation(data, 0);
      double up = deviation(data, 1);
      assertTrue(Math.min(across, up) > 0.4 && Math.max(across, up) < 0.9, across + " " + up);
      assertTrue(Math.max(across, up) < 1.8 * Math.min(across, up), across + " " + up);
    }
  }

  private static double deviation(Dataset data, int column) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < data.size(); i++) {
      double x = data.x().get(i, column);
      sum += x;
      squares += x * x;
    }
    double mean = sum / data.size();
    return Math.sqrt(squares / data.size() - mean * mean);
  }

  @ParameterizedTest
  @MethodSource("setsAndSeeds")
  void namesAndShapesFit(DataSet set, long seed) {
    for (int samples : new int[] {1, 8, 9, 257}) {
      Dataset data = make(set, samples, 2, 4, seed);
      assertEquals(samples, data.size());
      assertEquals(samples, data.y().numRows);
      assertEquals(1, data.y().numCols);
      assertEquals(data.features(), data.featureNames().size());
      assertEquals(data.features(), data.featureNames().stream().distinct().count());
      assertFalse(data.targetName().isBlank());
    }
  }

  /** Pinned bits: a change of any of them changes every saved experiment on that set. */
  @ParameterizedTest
  @CsvSource({
    "SPIRALS, -1571181361",
    "MOONS, -819332991",
    "CIRCLES, 1521323681",
    "XOR, 830558957",
    "BLOBS, -563426255",
    "CHECKERBOARD, 1793497707",
    "SINE, -605100141",
    "SURFACE, 1938291478",
    "GLYPHS, 1340994731"
  })
  void bitsAreThoseOfTheFirstRelease(DataSet set, int hash) {
    Dataset data = make(set, 100, 0.1, 2, 42);
    assertEquals(hash, 31 * Arrays.hashCode(data.x().data) + Arrays.hashCode(data.y().data));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void spiralArmsAreTheSameCurveTurned(int arms) {
    Dataset data = make(DataSet.SPIRALS, 400, 0, arms, 5);
    assertEquals(arms, data.classes());
    for (int i = 0; i < data.size(); i++) {
      double x = data.x().get(i, 0);
      double y = data.x().get(i, 1);
      double turns = 3.0 / arms * Math.hypot(x, y) / 1.25 + data.y().get(i) / arms;
      double off = Math.atan2(y, x) / (2 * Math.PI) - turns;
      assertEquals(Math.rint(off), off, 1e-12);
    }
  }

  @Test
  void circlesHaveTwoRadii() {
    Dataset data = make(DataSet.CIRCLES, 100, 0, 2, 5);
    for (int i = 0; i < 100; i++) {
      double r = Math.hypot(data.x().get(i, 0), data.x().get(i, 1));
      assertEquals(data.y().get(i) == 1 ? 0.6 : 1.2, r, 1e-14);
    }
  }

  @Test
  void moonsAreHalfCirclesThatReachIntoEachOther() {
    Dataset data = make(DataSet.MOONS, 200, 0, 2, 5);
    for (int i = 0; i < 200; i++) {
      double side = data.y().get(i) == 0 ? 1 : -1;
      double x = side * data.x().get(i, 0) + 0.425;
      double y = side * data.x().get(i, 1) + 0.2125;
      assertEquals(0.85, Math.hypot(x, y), 1e-14);
      assertTrue(y >= 0);
    }
  }

  @Test
  void xorIsWhetherTheSignsDiffer() {
    Dataset data = make(DataSet.XOR, 100, 0, 2, 5);
    int[] quarters = new int[4];
    for (int i = 0; i < 100; i++) {
      double x = data.x().get(i, 0);
      double y = data.x().get(i, 1);
      assertEquals(x * y < 0 ? 1 : 0, data.y().get(i));
      assertTrue(Math.min(Math.abs(x), Math.abs(y)) >= 0.1);
      quarters[(x < 0 ? 1 : 0) + (y < 0 ? 2 : 0)]++;
    }
    assertArrayEquals(new int[] {25, 25, 25, 25}, quarters);
  }

  @Test
  void checkerboardColoursAlternateAndItsSquaresAreFilledAlike() {
    Dataset data = make(DataSet.CHECKERBOARD, 320, 0, 2, 5);
    int[] squares = new int[16];
    for (int i = 0; i < 320; i++) {
      int column = (int) Math.floor((data.x().get(i, 0) + 1.2) / 0.6);
      int row = (int) Math.floor((data.x().get(i, 1) + 1.2) / 0.6);
      assertEquals((row + column) % 2, (int) data.y().get(i));
      squares[4 * row + column]++;
    }
    for (int count : squares) {
      assertEquals(20, count);
    }
  }

  @Test
  void blobsAreApartByALine() {
    Dataset data = make(DataSet.BLOBS, 300, 0, 2, 5);
    for (int i = 0; i < 300; i++) {
      for (int blob = 0; blob < 3; blob++) {
        double angle = Math.PI / 2 + 2 * Math.PI * blob / 3;
        double along = data.x().get(i, 0) * Math.cos(angle) + data.x().get(i, 1) * Math.sin(angle);
        assertEquals(data.y().get(i) == blob, along > 0.5);
      }
    }
  }

  @Test
  void regressionTargetsFollowTheirFormula() {
    Dataset sine = make(DataSet.SINE, 100, 0, 2, 5);
    Dataset surface = make(DataSet.SURFACE, 100, 0, 2, 5);
    assertTrue(sine.isRegression() && surface.isRegression());
    for (int i = 0; i < 100; i++) {
      assertEquals(Math.sin(Math.PI * sine.x().get(i)), sine.y().get(i), 1e-14);
      double first = surface.x().get(i, 0);
      double second = surface.x().get(i, 1);
      double height = Math.sin(Math.PI * first) * Math.cos(Math.PI * second / 2);
      assertEquals(height, surface.y().get(i), 1e-14);
    }
  }

  @Test
  void aGlyphKeepsItsInkWhereverItLies() {
    int[] dots = {19, 10, 14, 14, 14, 17, 15, 11, 17, 15};
    Dataset data = make(DataSet.GLYPHS, 200, 0, 2, 5);
    for (int i = 0; i < 200; i++) {
      double ink = 0;
      for (int pixel = 0; pixel < 64; pixel++) {
        ink += data.x().get(i, pixel);
      }
      assertEquals(dots[(int) data.y().get(i)], ink, 1e-12, "digit " + data.y().get(i));
    }
  }

  @Test
  void exactGlyphsAreToldApartByTheNearestMean() {
    Dataset learned = make(DataSet.GLYPHS, 1000, 0.1, 2, 5);
    Dataset asked = make(DataSet.GLYPHS, 500, 0.1, 2, 6);
    double[][] means = new double[10][64];
    for (int i = 0; i < 1000; i++) {
      for (int pixel = 0; pixel < 64; pixel++) {
        means[(int) learned.y().get(i)][pixel] += learned.x().get(i, pixel) / 100;
      }
    }
    int right = 0;
    for (int i = 0; i < 500; i++) {
      right += nearest(means, asked, i) == (int) asked.y().get(i) ? 1 : 0;
    }
    assertTrue(right > 350, right + " of 500");
  }

  private static int nearest(double[][] means, Dataset data, int sample) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int digit = 0; digit < 10; digit++) {
      double distance = 0;
      for (int pixel = 0; pixel < 64; pixel++) {
        double d = data.x().get(sample, pixel) - means[digit][pixel];
        distance += d * d;
      }
      if (distance < least) {
        least = distance;
        best = digit;
      }
    }
    return best;
  }

  @Test
  void hundredThousandSamplesAreMade() {
    assertEquals(100_000, make(DataSet.SPIRALS, 100_000, 0.1, 2, 1).size());
  }

  @ParameterizedTest
  @CsvSource({
    "SPIRALS, 0, 0.1, 2",
    "SPIRALS, 8, -0.1, 2",
    "SPIRALS, 8, NaN, 2",
    "MOONS, 8, Infinity, 2",
    "SPIRALS, 8, 0.1, 1",
    "SPIRALS, 8, 0.1, 5",
    "CSV, 8, 0.1, 2"
  })
  void whatCannotBeMadeIsRefused(DataSet set, int samples, double noise, int arms) {
    assertThrows(IllegalArgumentException.class, () -> make(set, samples, noise, arms, 1));
  }

  @ParameterizedTest
  @EnumSource(value = DataSet.class, names = "CSV", mode = EnumSource.Mode.EXCLUDE)
  void noiseZeroIsNoNoise(DataSet set) {
    Dataset exact = make(set, 30, 0, 2, 3);
    Dataset tiny = make(set, 30, Double.MIN_VALUE, 2, 3);
    assertArrayEquals(exact.y().data, tiny.y().data, 1e-300);
    assertArrayEquals(exact.x().data, tiny.x().data, 1e-300);
  }
}
