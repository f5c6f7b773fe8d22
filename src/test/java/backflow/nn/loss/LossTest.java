package backflow.nn.loss;

import static backflow.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.Reference;
import backflow.math.RandomStream;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossTest {
  private static final JsonNode CASES = Reference.read("nn/loss/torch.json").get("cases");

  private static IntStream cases() {
    return IntStream.range(0, CASES.size());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void valueAndGradientAreThoseOfTorchAlsoWhereLogitsAreNotFinite(int index) {
    JsonNode c = CASES.get(index);
    Loss loss = Losses.named(c.get("loss").asText());
    double[] output = Reference.numbers(c.get("output"));
    double[] y = Reference.numbers(c.get("y"));
    int n = c.get("output").size();
    int outputs = output.length / n;
    double[] gradient = new double[output.length];
    loss.gradient(output, y, gradient, n, outputs);
    String what = c.toString();
    assertClose(c.get("value").asDouble(), loss.value(output, y, n, outputs), 1e-14, 0, what);
    assertClose(Reference.numbers(c.get("gradient")), gradient, 1e-14, 1e-16, what);
  }

  @ParameterizedTest
  @CsvSource({
    "mse, 1, 1", "mse, 2, 3", "mse, 7, 4",
    "binary-cross-entropy, 1, 1", "binary-cross-entropy, 2, 3", "binary-cross-entropy, 7, 4",
    "cross-entropy, 1, 2", "cross-entropy, 2, 3", "cross-entropy, 7, 10"
  })
  void gradientIsTheCentredDifferenceOfTheValue(String id, int n, int outputs) {
    Loss loss = Losses.named(id);
    RandomStream random = RandomStream.of(n, id);
    double[] output =
        IntStream.range(0, n * outputs).mapToDouble(i -> random.nextGaussian()).toArray();
    double[] y = IntStream.range(0, n * outputs).mapToDouble(i -> random.nextInt(2)).toArray();
    double[] gradient = new double[n * outputs];
    loss.gradient(output, y, gradient, n, outputs);
    double h = 1e-5;
    for (int i = 0; i < output.length; i++) {
      double kept = output[i];
      output[i] = kept + h;
      double up = loss.value(output, y, n, outputs);
      output[i] = kept - h;
      double down = loss.value(output, y, n, outputs);
      output[i] = kept;
      assertEquals((up - down) / (2 * h), gradient[i], 1e-9);
    }
  }

  @Test
  void aNearlyRightAnswerStillHasAGradient() {
    double[] gradient = new double[2];
    Losses.named("cross-entropy").gradient(new double[] {100, 0}, new double[] {0}, gradient, 1, 2);
    assertClose(-StrictMath.exp(-100), gradient[0], 1e-15, 0, "cross-entropy");
    Losses.named("binary-cross-entropy")
        .gradient(new double[] {100}, new double[] {1}, gradient, 1, 1);
    assertClose(-StrictMath.exp(-100), gradient[0], 1e-12, 0, "binary cross-entropy");
    double value =
        Losses.named("cross-entropy").value(new double[] {100, 0}, new double[] {0}, 1, 2);
    assertClose(StrictMath.exp(-100), value, 1e-15, 0, "value");
  }

  @Test
  void shiftingAllLogitsChangesNothing() {
    Loss loss = Losses.named("cross-entropy");
    double[] near = {1, 2, 4};
    double[] far = Arrays.stream(near).map(o -> o + 1e6).toArray();
    double[] y = {1};
    assertClose(loss.value(near, y, 1, 3), loss.value(far, y, 1, 3), 1e-12, 0, "shifted");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 3, 0.5, Double.NaN, Double.POSITIVE_INFINITY})
  void aTargetThatIsNoClassIsRefused(double target) {
    Loss loss = Losses.named("cross-entropy");
    double[] y = {target};
    assertThrows(IllegalArgumentException.class, () -> loss.value(new double[3], y, 1, 3));
    assertThrows(
        IllegalArgumentException.class, () -> loss.gradient(new double[3], y, new double[3], 1, 3));
  }

  @Test
  void aNameFindsItsLossAndAWrongOneTheKnownNames() {
    assertEquals(
        List.of("mse", "binary-cross-entropy", "cross-entropy"),
        Losses.all().stream().map(Loss::id).toList());
    Losses.all().forEach(loss -> assertSame(loss, Losses.named(loss.id())));
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Losses.named("auto")).getMessage());
    assertTrue(message.contains("binary-cross-entropy"), message);
  }
}
