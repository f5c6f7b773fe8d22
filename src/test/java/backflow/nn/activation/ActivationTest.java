package backflow.nn.activation;

import static backflow.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.Reference;
import backflow.math.KernelChoice;
import backflow.math.Kernels;
import backflow.math.RandomStream;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTest {
  private static final double SLOPE = 0.25;

  /** What PyTorch's own cancellation leaves of σ′, tanh′ and GELU on the tails. */
  private static final double TABLE_NOISE = 4.5e-16;

  private static List<Activation> all() {
    return Activations.all();
  }

  private static Stream<Activation> inExactTable() {
    JsonNode table = Reference.read("nn/activation/exact.json").get("activations");
    return all().stream().filter(f -> table.has(f.id()));
  }

  @Test
  void idsAreTheWordsOfExperimentFilesInTheOrderOfMenus() {
    assertEquals(
        "identity sigmoid tanh relu leaky-relu prelu elu selu gelu silu softplus softsign mish"
            + " hard-tanh",
        String.join(" ", all().stream().map(Activation::id).toList()));
  }

  @Test
  void aNameFindsItsActivationAndAWrongOneTheKnownNames() {
    for (Activation f : all()) {
      assertSame(f, Activations.named(f.id()));
    }
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Activations.named("swish"))
                .getMessage());
    assertTrue(message.contains("\"swish\"") && message.contains("leaky-relu, prelu"), message);
  }

  @ParameterizedTest
  @MethodSource("all")
  void valueAndDerivativeAreThoseOfTorch(Activation f) {
    JsonNode table = Reference.read("assets/reference/activations.json");
    double[] z = Reference.numbers(table.get("z"));
    JsonNode row = table.get("activations").get(f.id());
    double[] value = Reference.numbers(row.get("value"));
    double[] derivative = Reference.numbers(row.get("derivative"));
    for (int i = 0; i < z.length; i++) {
      assertClose(value[i], f.value(z[i], SLOPE), 1e-12, TABLE_NOISE, f + " " + z[i]);
      assertClose(derivative[i], f.derivative(z[i], SLOPE), 1e-12, TABLE_NOISE, f + "' " + z[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("inExactTable")
  void digitsAreKeptOnTheTails(Activation f) {
    // 1 − a² and a(1 − a) of an output a near 1 are as exact as a is
    double noise = f.derivativeFromValue() ? TABLE_NOISE : 1e-322;
    JsonNode table = Reference.read("nn/activation/exact.json");
    double[] z = Reference.numbers(table.get("z"));
    JsonNode row = table.get("activations").get(f.id());
    double[] value = Reference.numbers(row.get("value"));
    double[] derivative = Reference.numbers(row.get("derivative"));
    for (int i = 0; i < z.length; i++) {
      assertClose(value[i], f.value(z[i], SLOPE), 1e-12, 1e-322, f + " " + z[i]);
      assertClose(derivative[i], f.derivative(z[i], SLOPE), 1e-12, noise, f + "' " + z[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void derivativeIsTheCentredDifferenceAwayFromKinks(Activation f) {
    RandomStream random = RandomStream.of(1, f.id());
    double h = 1e-5;
    for (int i = 0; i < 500; i++) {
      double z = random.nextDouble(-6, 6);
      if (Arrays.stream(f.kinks()).noneMatch(k -> Math.abs(k - z) < 2 * h)) {
        double difference = (f.value(z + h, SLOPE) - f.value(z - h, SLOPE)) / (2 * h);
        assertEquals(difference, f.derivative(z, SLOPE), 1e-9, f + "' " + z);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void kinksAreWhereTheDerivativeJumps(Activation f) {
    for (int i = -40; i <= 40; i++) {
      double z = i / 10.0;
      double jump = f.derivative(z + 1e-9, SLOPE) - f.derivative(z - 1e-9, SLOPE);
      boolean kink = Arrays.stream(f.kinks()).anyMatch(k -> k == z);
      assertEquals(kink, Math.abs(jump) > 1e-3, f + " at " + z);
    }
  }

  /** The flat tails, told apart from flat minima by hand. */
  @ParameterizedTest
  @MethodSource("all")
  void saturatedIsASmallShareOfTheSteepestSlopeOnAFlatTail(Activation f) {
    boolean bothTails = List.of("sigmoid", "tanh", "softsign", "hard-tanh").contains(f.id());
    boolean leftTail = bothTails || List.of("elu", "selu").contains(f.id());
    double steepest = 0;
    for (int i = -8000; i <= 8000; i++) {
      steepest = Math.max(steepest, Math.abs(f.derivative(i / 1000.0, SLOPE)));
    }
    assertEquals(leftTail, f.saturates());
    for (int i = -8000; i <= 8000; i++) {
      double z = i / 1000.0;
      boolean flat = Math.abs(f.derivative(z, SLOPE)) < 0.0591 * steepest;
      assertEquals(flat && (z < 0 ? leftTail : bothTails), f.saturated(z), f + " at " + z);
    }
  }

  @Test
  void onlyReluUnitsCanDieAndOnlyPreluLearnsASlope() {
    for (Activation f : all()) {
      assertEquals(f.id().equals("relu"), f.canDie());
      assertEquals(f.id().equals("prelu"), f.hasSlope());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void arraysGetTheBitsOfTheScalars(Activation f) {
    Kernels kernels = KernelChoice.best();
    int n = 203;
    double[] z = numbers(n, "z");
    double[] da = numbers(n, "da");
    double[] a = new double[n];
    double[] measured = new double[n];
    double[] tally = new double[Kernels.FORWARD_TALLY];
    f.forward(kernels, z, a, n, SLOPE, null);
    f.forward(kernels, z, measured, n, SLOPE, tally);
    assertArrayEquals(a, measured);
    double[] dz = new double[n];
    double[] dzMeasured = da.clone();
    double[] sums = new double[2];
    f.backward(kernels, z, a, da, dz, n, SLOPE, null);
    f.backward(kernels, z, a, dzMeasured, dzMeasured, n, SLOPE, sums);
    assertArrayEquals(dz, dzMeasured);
    int saturated = 0;
    for (int i = 0; i < n; i++) {
      assertEquals(f.value(z[i], SLOPE), a[i], f + " " + z[i]);
      // either zero will do
      assertEquals(da[i] * f.derivative(z[i], SLOPE) + 0.0, dz[i] + 0.0, f + "' " + z[i]);
      saturated += f.saturated(z[i]) ? 1 : 0;
    }
    assertEquals(saturated, tally[Kernels.SATURATED]);
    assertEquals(kernels.sumOfSquares(da, n), sums[0]);
    assertEquals(kernels.sumOfSquares(dz, n), sums[1]);
  }

  @ParameterizedTest
  @MethodSource("all")
  void whereZNeedNotBeKeptTheOutputMayOverwriteIt(Activation f) {
    if (f.derivativeFromValue()) {
      Kernels kernels = KernelChoice.best();
      double[] z = numbers(51, "z");
      double[] a = new double[51];
      f.forward(kernels, z, a, 51, SLOPE, null);
      double[] inPlace = z.clone();
      f.forward(kernels, inPlace, inPlace, 51, SLOPE, new double[Kernels.FORWARD_TALLY]);
      assertArrayEquals(a, inPlace);
    }
  }

  private static double[] numbers(int n, String name) {
    RandomStream random = RandomStream.of(7, name);
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = 3 * random.nextGaussian();
    }
    return x;
  }
}
