package backflow.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every family against the slow twin, to the last bit. */
final class KernelsTest {
  private static final int[] LENGTHS = {
    0, 1, 2, 3, 5, 7, 8, 9, 10, 15, 16, 17, 31, 50, 64, 1027, 4096, 10_243
  };
  private static final int SLACK = 3;
  private final Twin twin = new Twin();

  static Stream<Kernels> families() {
    return KernelChoice.available().stream().map(KernelChoice::named);
  }

  @ParameterizedTest
  @MethodSource("families")
  void productsAgreeWithTheTwinInEveryShape(Kernels kernels) {
    RandomStream random = RandomStream.of(1, "products");
    for (int rows : new int[] {1, 2, 3, 5, 7, 8, 9, 13, 16, 33}) {
      for (int depth : new int[] {0, 1, 2, 3, 4, 5, 8, 17, 64}) {
        for (int columns :
            new int[] {1, 2, 3, 5, 7, 8, 9, 10, 12, 15, 16, 17, 20, 31, 32, 50, 64}) {
          multiplyBothWays(kernels, rows, depth, columns, random, false);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void productsCarrySpecialNumbers(Kernels kernels) {
    RandomStream random = RandomStream.of(2, "special products");
    for (int columns : new int[] {1, 2, 3, 8, 10, 16, 27, 40}) {
      for (int rows : new int[] {1, 3, 8, 21}) {
        multiplyBothWays(kernels, rows, 19, columns, random, true);
      }
    }
  }

  private void multiplyBothWays(
      Kernels kernels, int rows, int depth, int columns, RandomStream random, boolean special) {
    double[] a = numbers(rows * depth, random, special);
    double[] b = numbers(depth * columns, random, special);
    double[] bias = random.nextInt(2) == 0 ? null : numbers(columns, random, special);
    int from = random.nextInt(rows);
    int to = from + random.nextInt(rows - from + 1);
    compareProducts(kernels, 0, rows, depth, columns, a, depth, 1, b, bias, rows);
    compareProducts(kernels, from, to, depth, columns, a, depth, 1, b, bias, rows);
    compareProducts(kernels, from, rows, depth, columns, a, 1, rows, b, bias, rows);
  }

  private void compareProducts(
      Kernels kernels,
      int from,
      int to,
      int depth,
      int columns,
      double[] a,
      int aRow,
      int aColumn,
      double[] b,
      double @Nullable [] bias,
      int rows) {
    double[] expected = new double[rows * columns + SLACK];
    Arrays.fill(expected, 12.25);
    double[] actual = expected.clone();
    twin.multiply(from, to, depth, columns, a, aRow, aColumn, b, bias, expected);
    kernels.multiply(from, to, depth, columns, a, aRow, aColumn, b, bias, actual);
    assertSameBits(
        expected, actual, rows + "x" + depth + "x" + columns + " stride " + aRow + ", " + aColumn);
  }

  @ParameterizedTest
  @MethodSource("families")
  void productsWithATransposedFactorAgreeWithTheTwin(Kernels kernels) {
    RandomStream random = RandomStream.of(9, "transposed products");
    for (int rows : new int[] {1, 3, 8, 9, 13, 24, 33}) {
      for (int depth : new int[] {0, 1, 2, 5, 17, 64}) {
        for (int columns : new int[] {1, 5, 7, 8, 9, 12, 16, 17, 27, 32, 50}) {
          double[] a = numbers(rows * depth, random, rows == 13);
          double[] b = numbers(columns * depth, random, rows == 13);
          double[] bias = random.nextInt(2) == 0 ? null : numbers(columns, random, false);
          double[] expected = new double[rows * columns + SLACK];
          Arrays.fill(expected, 12.25);
          double[] actual = expected.clone();
          double[] scratch = new double[depth * columns];
          twin.multiplyTransposed(rows, depth, columns, a, b, bias, scratch, expected);
          kernels.multiplyTransposed(rows, depth, columns, a, b, bias, scratch, actual);
          assertSameBits(expected, actual, rows + "x" + depth + "x" + columns);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void transposesAndColumnSumsAgreeWithTheTwin(Kernels kernels) {
    RandomStream random = RandomStream.of(3, "columns");
    for (int rows : new int[] {0, 1, 2, 7, 8, 9, 33}) {
      for (int columns : new int[] {1, 2, 3, 4, 7, 8, 10, 16, 17, 50}) {
        double[] a = numbers(rows * columns, random, rows % 2 == 1);
        compare(rows * columns, (k, out) -> k.transpose(rows, columns, a, out), kernels);
        compare(columns, (k, out) -> k.columnSums(rows, columns, a, out), kernels);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void forwardPassesAgreeWithTheTwinMeasuredOrNot(Kernels kernels) {
    List<Forward> passes = List.of(Kernels::tanh, Kernels::sigmoid, Kernels::relu);
    RandomStream random = RandomStream.of(4, "forward");
    for (int n : LENGTHS) {
      for (int round = 0; round < 4; round++) {
        double[] z = numbers(n + SLACK, random, round >= 2);
        for (Forward pass : passes) {
          compare(n + SLACK, (k, a) -> pass.run(k, z, a, n, null), kernels);
          compare(n + SLACK, (k, a) -> pass.run(k, z, a, n, new double[6]), kernels);
          compare(6, (k, tally) -> pass.run(k, z, new double[n], n, tally), kernels);
          compare(n + SLACK, (k, a) -> inPlace(pass, k, z, a, n, null), kernels);
          compare(6, (k, tally) -> inPlace(pass, k, z, new double[n + SLACK], n, tally), kernels);
        }
        double[] a = numbers(n, random, round == 3);
        compare(6, (k, tally) -> k.measureForward(z, a, n, tally), kernels);
        compare(6, (k, tally) -> k.measureForward(z, z, n, tally), kernels);
      }
    }
  }

  private static void inPlace(
      Forward pass, Kernels k, double[] z, double[] a, int n, double @Nullable [] tally) {
    System.arraycopy(z, 0, a, 0, a.length);
    pass.run(k, a, a, n, tally);
  }

  @ParameterizedTest
  @MethodSource("families")
  void backwardPassesAgreeWithTheTwinMeasuredOrNot(Kernels kernels) {
    List<Backward> passes =
        List.of(Kernels::tanhBackward, Kernels::sigmoidBackward, Kernels::reluBackward);
    RandomStream random = RandomStream.of(5, "backward");
    for (int n : LENGTHS) {
      for (int round = 0; round < 4; round++) {
        double[] da = numbers(n + SLACK, random, round >= 2);
        double[] a = numbers(n + SLACK, random, round == 3);
        for (Backward pass : passes) {
          compare(n + SLACK, (k, dz) -> pass.run(k, da, a, dz, n, null), kernels);
          compare(n + SLACK, (k, dz) -> pass.run(k, da, a, dz, n, new double[2]), kernels);
          compare(2, (k, sums) -> pass.run(k, da, a, new double[n], n, sums), kernels);
          compare(
              n + SLACK,
              (k, dz) -> {
                System.arraycopy(da, 0, dz, 0, dz.length);
                pass.run(k, dz, a, dz, n, new double[2]);
              },
              kernels);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void sumsAndStepsAgreeWithTheTwin(Kernels kernels) {
    RandomStream random = RandomStream.of(6, "sums");
    for (int n : LENGTHS) {
      for (int round = 0; round < 4; round++) {
        double[] x = numbers(n + SLACK, random, round >= 2);
        double[] y = numbers(n + SLACK, random, round == 3);
        compare(1, (k, out) -> out[0] = k.sumOfSquares(x, n), kernels);
        compare(1, (k, out) -> out[0] = k.squaredDistance(x, y, n), kernels);
        compare(3, (k, out) -> k.magnitudes(x, n, out), kernels);
        double[] start = numbers(n + SLACK, random, round == 1);
        compare(2, (k, out) -> k.descend(x.clone(), y, 0.3, n, null, out), kernels);
        compare(3, (k, out) -> k.descend(x.clone(), y, 0.3, n, start, out), kernels);
        change(x, (k, w) -> k.descend(w, y, 0.3, n, null, null), kernels);
        change(x, (k, w) -> k.descend(w, y, 0.3, n, null, new double[2]), kernels);
        change(x, (k, w) -> k.descend(w, y, 0.3, n, start, new double[3]), kernels);
        change(x, (k, w) -> k.scale(w, -1.7, n), kernels);
        change(x, (k, w) -> k.add(y, w, n), kernels);
      }
    }
  }

  private void compare(int length, BiConsumer<Kernels, double[]> run, Kernels kernels) {
    change(new double[length], run, kernels);
  }

  private void change(double[] start, BiConsumer<Kernels, double[]> run, Kernels kernels) {
    double[] expected = start.clone();
    double[] actual = start.clone();
    run.accept(twin, expected);
    run.accept(kernels, actual);
    assertSameBits(expected, actual, "length " + start.length);
  }

  /** Bits, but all NaN are one: Java does not say which NaN an operation yields. */
  private static void assertSameBits(double[] expected, double[] actual, String where) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      if (Double.doubleToLongBits(expected[i]) != Double.doubleToLongBits(actual[i])) {
        assertEquals(expected[i], actual[i], 0.0, where + ", element " + i);
        assertEquals(
            Double.doubleToLongBits(expected[i]),
            Double.doubleToLongBits(actual[i]),
            where + ", sign of zero in element " + i);
      }
    }
  }

  /** Ordinary numbers of many sizes; if special, also zeros, infinities, subnormals and NaN. */
  private static double[] numbers(int n, RandomStream random, boolean special) {
    double[] pool = {0.0, -0.0, 1, -1, Double.MIN_VALUE, -3e-310, 1e300, -1e300, 700, -700};
    double[] rare = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN};
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = random.nextGaussian() * StrictMath.exp(random.nextDouble(-4, 2));
      int pick = special ? random.nextInt(40) : 40;
      if (pick < pool.length) {
        x[i] = pool[pick];
      } else if (pick == pool.length) {
        x[i] = rare[random.nextInt(rare.length)];
      }
    }
    return x;
  }

  private interface Forward {
    void run(Kernels k, double[] z, double[] a, int n, double @Nullable [] tally);
  }

  private interface Backward {
    void run(Kernels k, double[] da, double[] a, double[] dz, int n, double @Nullable [] sums);
  }
}
