package backflow.nn.optim;

import static backflow.Close.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.Reference;
import backflow.math.KernelChoice;
import backflow.math.Kernels;
import backflow.nn.Parameter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Eight steps of each optimizer; the rates change before the sixth. */
class OptimizerTest {
  private static final JsonNode TABLE = Reference.read("nn/optim/optimizers.json");
  private static final int CHANGE = 5;
  private final Kernels kernels = KernelChoice.best();

  private static final List<Parameter> STARTS = start();

  private static IntStream runs() {
    return IntStream.range(0, TABLE.get("runs").size());
  }

  private static Rates rates(JsonNode run, int step) {
    JsonNode r = run.get(step < CHANGE ? "rates" : "ratesLater");
    return new Rates(
        r.get("momentum").asDouble(),
        r.get("nesterov").asBoolean(),
        r.get("beta1").asDouble(),
        r.get("beta2").asDouble(),
        r.get("epsilon").asDouble(),
        r.get("decay").asDouble(),
        r.get("weightDecay").asDouble());
  }

  private static double learningRate(int step) {
    return TABLE.get(step < CHANGE ? "learningRate" : "learningRateLater").asDouble();
  }

  private static List<Parameter> start() {
    List<Parameter> parameters =
        List.of(
            Parameter.of(Parameter.Kind.BIAS, 1, 1, 3),
            Parameter.of(Parameter.Kind.WEIGHT, 1, 2, 5));
    for (int i = 0; i < 2; i++) {
      double[] w = Reference.numbers(TABLE.get("start").get(i));
      System.arraycopy(w, 0, parameters.get(i).value().data, 0, w.length);
    }
    return parameters;
  }

  private void step(
      Optimizer optimizer, List<Parameter> parameters, JsonNode run, int step, double[][] sums) {
    optimizer.beginStep();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter p = parameters.get(i);
      double[] g = Reference.numbers(TABLE.get("gradients").get(step).get(i));
      System.arraycopy(g, 0, p.gradient().data, 0, g.length);
      double[] measured = sums.length == 0 ? null : sums[i];
      double[] begun = measured == null ? null : STARTS.get(i).value().data;
      optimizer.update(i, p, learningRate(step), rates(run, step), kernels, begun, measured);
      assertArrayEquals(g, p.gradient().data, "an optimizer leaves gradients alone");
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void weightsFollowTorchAlsoAfterALiveChange(int index) {
    JsonNode run = TABLE.get("runs").get(index);
    List<Parameter> parameters = start();
    Optimizer optimizer = Optimizers.of(run.get("optimizer").asText(), parameters);
    for (int t = 0; t < run.get("after").size(); t++) {
      step(optimizer, parameters, run, t, new double[0][]);
      for (int i = 0; i < 2; i++) {
        double[] after = Reference.numbers(run.get("after").get(t).get(i));
        String what = run.get("optimizer").asText() + " step " + t;
        assertClose(after, parameters.get(i).value().data, 1e-13, 1e-15, what);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void measuringChangesNoBitAndGivesTheSizeOfWeightsAndUpdate(int index) {
    JsonNode run = TABLE.get("runs").get(index);
    List<Parameter> plain = start();
    List<Parameter> observed = start();
    Optimizer optimizer = Optimizers.of(run.get("optimizer").asText(), plain);
    Optimizer twin = Optimizers.of(run.get("optimizer").asText(), observed);
    double[][] sums = new double[2][Optimizer.SUMS];
    for (int t = 0; t < 8; t++) {
      double[][] before = {
        observed.get(0).value().data.clone(), observed.get(1).value().data.clone()
      };
      step(optimizer, plain, run, t, new double[0][]);
      step(twin, observed, run, t, sums);
      for (int i = 0; i < 2; i++) {
        double[] after = observed.get(i).value().data;
        assertArrayEquals(plain.get(i).value().data, after);
        assertEquals(kernels.sumOfSquares(before[i], after.length), sums[i][0]);
        double moved = kernels.squaredDistance(before[i], after, after.length);
        assertClose(moved, sums[i][1], 1e-9, 0, "squared length of the update");
        double[] begun = STARTS.get(i).value().data;
        double away = kernels.squaredDistance(before[i], begun, begun.length);
        assertEquals(
            away, sums[i][Optimizer.DISTANCE_SQUARES], "from the start, before the update");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void aRestoredOptimizerGoesOnWithTheSameBits(int index) {
    JsonNode run = TABLE.get("runs").get(index);
    List<Parameter> parameters = start();
    Optimizer optimizer = Optimizers.of(run.get("optimizer").asText(), parameters);
    for (int t = 0; t < 3; t++) {
      step(optimizer, parameters, run, t, new double[0][]);
    }
    List<Parameter> copies = start();
    Optimizer restored = Optimizers.of(run.get("optimizer").asText(), copies);
    restored.restoreSteps(optimizer.steps());
    for (int i = 0; i < 2; i++) {
      copies.get(i).value().setTo(parameters.get(i).value());
      for (int k = 0; k < optimizer.state(i).length; k++) {
        double[] numbers = optimizer.state(i)[k];
        assertEquals(parameters.get(i).size(), numbers.length);
        System.arraycopy(numbers, 0, restored.state(i)[k], 0, numbers.length);
      }
    }
    for (int t = 3; t < 8; t++) {
      step(optimizer, parameters, run, t, new double[0][]);
      step(restored, copies, run, t, new double[0][]);
    }
    assertEquals(8, restored.steps());
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(parameters.get(i).value().data, copies.get(i).value().data);
    }
  }

  @Test
  void plainDescentIsTheKernel() {
    double[] w = {1, 2, 3};
    List<Parameter> parameters = List.of(Parameter.of(Parameter.Kind.BIAS, 1, 1, 3));
    Parameter p = parameters.get(0);
    p.value().setData(w.clone());
    p.gradient().setData(new double[] {0.1, 0.2, 0.3});
    Optimizer sgd = Optimizers.of("sgd", parameters);
    sgd.beginStep();
    sgd.update(0, p, 0.3, new Rates(0, true, 0.9, 0.999, 1e-8, 0.99, 0), kernels, null, null);
    kernels.descend(w, p.gradient().data, 0.3, 3, null, null);
    assertArrayEquals(w, p.value().data);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    for (String id : Optimizers.ids()) {
      assertEquals(0, Optimizers.of(id, List.of()).steps());
    }
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Optimizers.of("lion", List.of()))
                .getMessage());
    assertTrue(message.contains("sgd, rmsprop, adagrad, adam, adamw"), message);
  }
}
