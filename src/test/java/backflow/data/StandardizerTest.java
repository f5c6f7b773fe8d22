package backflow.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.RandomStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardizerTest {
  private static final double INF = Double.POSITIVE_INFINITY;

  private static Dataset column(double... values) {
    return new Dataset(
        DMatrixRMaj.wrap(values.length, 1, values),
        new DMatrixRMaj(values.length, 1),
        2,
        List.of("a"),
        "t");
  }

  private static double[] standardized(double... values) {
    Dataset data = column(values);
    return Standardizer.of(data).apply(data).x().data;
  }

  /** The slow twin: mean and deviation in 60 decimal digits. */
  private static double[] slow(double... values) {
    MathContext digits = new MathContext(60);
    BigDecimal n = BigDecimal.valueOf(values.length);
    BigDecimal mean = BigDecimal.ZERO;
    for (double v : values) {
      mean = mean.add(new BigDecimal(v).divide(n, digits), digits);
    }
    BigDecimal variance = BigDecimal.ZERO;
    for (double v : values) {
      BigDecimal d = new BigDecimal(v).subtract(mean, digits);
      variance = variance.add(d.multiply(d, digits).divide(n, digits), digits);
    }
    BigDecimal deviation = variance.sqrt(digits);
    double[] result = new double[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = new BigDecimal(values[i]).subtract(mean).divide(deviation, digits).doubleValue();
    }
    return result;
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "1, 1e6",
    "1e-3, 1e9",
    "1e308, 0",
    "5e307, 1e308",
    "1e-300, 0",
    "1e-308, 0",
    "1e-320, 0",
    "1e300, -1e300",
    "1e-8, 1"
  })
  void agreesWithItsSlowTwinOnEveryScale(double scale, double centre) {
    for (int samples : new int[] {2, 3, 10, 101}) {
      RandomStream random = RandomStream.of(samples, "test");
      double[] values = new double[samples];
      for (int i = 0; i < samples; i++) {
        values[i] = centre + scale * random.nextDouble(-0.8, 0.7);
      }
      if (Arrays.stream(values).distinct().count() > 1) {
        assertArrayEquals(slow(values), standardized(values), 1e-13);
      }
    }
  }

  @Test
  void theLargestNumbersDoNotOverflow() {
    double max = Double.MAX_VALUE;
    assertArrayEquals(new double[] {1, -1}, standardized(max, -max), 1e-15);
    assertArrayEquals(slow(max, max, 0), standardized(max, max, 0), 1e-15);
    Standardizer standardizer = Standardizer.of(column(max, max / 2));
    assertEquals(0.75 * max, standardizer.mean(0), 1e293);
    assertEquals(0.25 * max, standardizer.deviation(0), 1e293);
  }

  @Test
  void neighbouringNumbersAreToldApart() {
    assertArrayEquals(new double[] {-1, 1}, standardized(1e16, 1e16 + 2), 1e-15);
    assertArrayEquals(new double[] {-1, 1}, standardized(1, Math.nextUp(1)), 1e-15);
    assertArrayEquals(new double[] {-1, 1}, standardized(0, Double.MIN_VALUE), 1e-15);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, -7, 1e308, -1e308, Double.MIN_VALUE})
  void constantColumnsBecomeZero(double value) {
    assertArrayEquals(new double[7], standardized(value, value, value, value, value, value, value));
    Dataset train = column(value, value);
    double[] test = Standardizer.of(train).apply(column(value + 2)).x().data;
    assertEquals(value + 2 - value, test[0]);
  }

  @Test
  void nonFiniteValuesAreLeftOutAndStay() {
    double[] got = standardized(1, Double.NaN, 3, INF, -INF);
    assertArrayEquals(new double[] {-1, Double.NaN, 1, INF, -INF}, got);
    assertArrayEquals(
        new double[] {Double.NaN, Double.NaN, INF}, standardized(Double.NaN, Double.NaN, INF));
    assertArrayEquals(new double[] {0, Double.NaN}, standardized(5, Double.NaN));
  }

  @Test
  void theTestSetIsMeasuredByTheTrainingSet() {
    Split split = Standardizer.standardize(new Split(column(1, 3), column(3, 7)));
    assertArrayEquals(new double[] {-1, 1}, split.train().x().data);
    assertArrayEquals(new double[] {1, 5}, split.test().x().data);
  }

  @Test
  void anEmptyTestSetStaysEmpty() {
    assertEquals(0, Standardizer.standardize(new Split(column(1, 3), column())).test().size());
  }

  @Test
  void numericTargetsAreStandardizedAndClassesAreNot() {
    DMatrixRMaj x = new DMatrixRMaj(2, 1, true, 1, 3);
    DMatrixRMaj y = new DMatrixRMaj(2, 1, true, 0, 4);
    Dataset numbers = new Dataset(x, y, 0, List.of("a"), "t");
    Dataset classes = new Dataset(x, y, 5, List.of("a"), "t");
    Standardizer standardizer = Standardizer.of(numbers);
    assertArrayEquals(new double[] {-1, 1}, standardizer.apply(numbers).y().data);
    assertEquals(2, standardizer.targetMean());
    assertEquals(2, standardizer.targetDeviation());
    assertArrayEquals(y.data, Standardizer.of(classes).apply(classes).y().data);
    assertEquals(1, Standardizer.of(classes).targetDeviation());
  }

  @Test
  void columnsAreIndependentAndTheDataIsNotModified() {
    double[] raw = {1, 100, 5, 2, 300, 5, 3, 200, 5};
    Dataset data =
        new Dataset(
            DMatrixRMaj.wrap(3, 3, raw.clone()),
            new DMatrixRMaj(3, 1),
            2,
            List.of("a", "b", "c"),
            "t");
    DMatrixRMaj x = Standardizer.of(data).apply(data).x();
    double[][] slow = {slow(1, 2, 3), slow(100, 300, 200), {0, 0, 0}};
    for (int i = 0; i < 9; i++) {
      assertEquals(slow[i % 3][i / 3], x.data[i], 1e-15);
    }
    assertArrayEquals(raw, data.x().data);
    assertSame(data.featureNames(), Standardizer.of(data).apply(data).featureNames());
    assertTrue(x != data.x());
  }
}
