package backflow.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.KernelChoice;
import backflow.math.Kernels;
import backflow.nn.Architecture;
import backflow.nn.Keep;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Parameter;
import backflow.nn.Residual;
import backflow.nn.Samples;
import backflow.nn.loss.Loss;
import backflow.nn.loss.Losses;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Optimizer;
import backflow.nn.optim.Optimizers;
import backflow.nn.optim.Rates;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every measured quantity beside its slow twin in {@link ProbedRun}. */
final class ProbeTest {
  private static final Kernels KERNELS = KernelChoice.best();
  private static final Loss MSE = Losses.named("mse");
  private static final Rates RATES = new Rates(0, false, 0.9, 0.999, 1e-8, 0.99, 0);

  private static ProbedRun run(Architecture a, double gain, Keep keep, Clipping clipping) {
    Network network = Samples.network(a, gain, 4);
    Network twin = Samples.network(a, gain, 4);
    return new ProbedRun(network, twin, 8, keep, "sgd", 0.05, RATES, clipping);
  }

  private static void steps(ProbedRun run, Architecture a, int steps) {
    for (int t = 0; t < steps; t++) {
      int batch = t % 3 == 1 ? 2 : 5;
      DMatrixRMaj x = Samples.gaussians(batch, a.inputs(), t);
      run.step(x, Samples.gaussians(batch, a.outputs(), 50 + t), MSE);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ALL", "LEAN"})
  void everyQuantityIsWhatItsDefinitionSays(Keep keep) {
    List<Architecture> all = Samples.architectures();
    for (int i = 0; i < all.size(); i += keep == Keep.LEAN ? 1 : 5) {
      steps(run(all.get(i), 1, keep, Clipping.NONE), all.get(i), 2);
    }
  }

  @ParameterizedTest
  @CsvSource({"NORM, 0.5", "NORM, 1e9", "PER_LAYER, 0.2", "VALUE, 0.02", "VALUE, 1e-170"})
  void clippingIsMeasured(Clipping.Mode mode, double threshold) {
    Architecture a =
        Samples.architecture(List.of(6, 6, 4), "tanh", Normalization.NONE, Residual.NONE, 0);
    steps(run(a, 1.5, Keep.LEAN, new Clipping(mode, threshold)), a, 5);
  }

  @Test
  void theClippedShareLooksBackAHundredSteps() {
    Architecture a = Samples.architecture(List.of(3), "tanh", Normalization.NONE, Residual.NONE, 0);
    steps(run(a, 1, Keep.LEAN, new Clipping(Clipping.Mode.NORM, 0.8)), a, 230);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sgd", "rmsprop", "adagrad", "adam", "adamw"})
  void theUpdateOfEveryOptimizerIsMeasured(String optimizer) {
    Architecture a =
        Samples.architecture(List.of(5, 5), "elu", Normalization.LAYER, Residual.PLAIN, 0);
    Rates rates = new Rates(0.9, true, 0.9, 0.999, 1e-8, 0.99, 0.01);
    Network network = Samples.network(a, 1, 4);
    Network twin = Samples.network(a, 1, 4);
    ProbedRun run =
        new ProbedRun(network, twin, 8, Keep.LEAN, optimizer, 0.05, rates, Clipping.NONE);
    steps(run.tolerance(1e-11), a, 4);
  }

  /** Weights of one layer are scaled: the signal leaps there, and back in the next layer. */
  @ParameterizedTest
  @CsvSource({
    "tanh, 1, 1e-170",
    "tanh, 2, 1e-170",
    "tanh, 3, 1e-170",
    "tanh, 4, 1e-170",
    "tanh, 1, 1e170",
    "tanh, 2, 1e170",
    "tanh, 4, 1e140",
    "sigmoid, 1, 1e-170",
    "sigmoid, 2, 1e-170",
    "sigmoid, 3, 1e170",
    "relu, 1, 1e-170",
    "relu, 2, 1e-170",
    "relu, 3, 1e-170",
    "relu, 4, 1e-170",
    "relu, 1, 1e100",
    "relu, 2, 1e120",
    "relu, 4, 1e140",
    "identity, 2, 1e-170",
    "elu, 2, 1e-170",
    "gelu, 3, 1e-170",
    "silu, 2, 1e120"
  })
  void tinyAndHugeLayersAreMeasuredHonestly(String activation, int layer, double scale) {
    for (Keep keep : List.of(Keep.LEAN, Keep.ALL)) {
      for (Residual residual : Residual.values()) {
        for (double dropout : new double[] {0, 0.3}) {
          Architecture a =
              Samples.architecture(
                  List.of(5, 4, 4), activation, Normalization.NONE, residual, dropout);
          Network network = scaled(a, layer, scale);
          Network twin = scaled(a, layer, scale);
          ProbedRun run = new ProbedRun(network, twin, 8, keep, "sgd", 1e-3, RATES, Clipping.NONE);
          steps(run, a, 1);
        }
      }
    }
  }

  private static Network scaled(Architecture a, int layer, double scale) {
    Network network = Samples.network(a, 1, 4);
    for (Parameter p : network.parameters()) {
      if (p.layer() == layer) {
        for (int i = 0; i < p.size(); i++) {
          p.value().data[i] *= scale;
        }
      }
    }
    return network;
  }

  @Test
  void aLayerThatLeapsBehindANormalizationIsMeasuredHonestly() {
    for (Normalization n : List.of(Normalization.BATCH, Normalization.LAYER)) {
      for (double scale : new double[] {1e-170, 1e150}) {
        Architecture a = Samples.architecture(List.of(4, 4, 4), "tanh", n, Residual.NONE, 0);
        ProbedRun run =
            new ProbedRun(
                scaled(a, 2, scale),
                scaled(a, 2, scale),
                8,
                Keep.LEAN,
                "sgd",
                1e-3,
                RATES,
                Clipping.NONE);
        steps(run, a, 1);
      }
    }
  }

  @Test
  void threeHundredSigmoidLayersHaveNoFalseZero() {
    Architecture a =
        Samples.architecture(
            Collections.nCopies(300, 3), "sigmoid", Normalization.NONE, Residual.NONE, 0);
    ProbedRun run = run(a, 0.7, Keep.LEAN, Clipping.NONE);
    steps(run, a, 2);
    double first = run.snapshot().get(LayerQuantity.WEIGHT_GRADIENT_NORM, 1);
    double ratio = run.snapshot().get(LayerQuantity.UPDATE_TO_WEIGHT, 1);
    assertTrue(first > 0 && first < 1e-170, "gradient " + first);
    assertTrue(ratio > 0 && ratio < 1e-170, "update to weight " + ratio);
  }

  @Test
  void explodingLayersHaveNoFalseInfinity() {
    for (String activation : List.of("identity", "leaky-relu")) {
      Architecture a =
          Samples.architecture(
              Collections.nCopies(140, 4), activation, Normalization.NONE, Residual.NONE, 0);
      ProbedRun run = run(a, activation.equals("identity") ? 12 : 20, Keep.LEAN, Clipping.NONE);
      DMatrixRMaj x = Samples.gaussians(8, 3, 1);
      run.step(x, Samples.gaussians(8, 3, 2), MSE);
      double rms = run.snapshot().get(LayerQuantity.ACTIVATION_RMS, 141);
      assertTrue(rms > 1e140, "activations " + rms);
    }
  }

  @Test
  void explosionsToInfinityAreMeasuredAsSuch() {
    Architecture a =
        Samples.architecture(
            Collections.nCopies(200, 4), "leaky-relu", Normalization.NONE, Residual.NONE, 0);
    ProbedRun run = run(a, 100, Keep.LEAN, Clipping.NONE);
    run.step(Samples.gaussians(8, 3, 1), Samples.gaussians(8, 3, 2), MSE);
    assertFalse(run.snapshot().isFinite());
    assertTrue(run.snapshot().get(LayerQuantity.NON_FINITE, 201) > 0);
    assertEquals(0, run.snapshot().get(LayerQuantity.NON_FINITE, 1) % 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void nonFiniteDataAreCountedWhateverClippingMakesOfThem(double value) {
    for (Clipping.Mode mode : Clipping.Mode.values()) {
      Architecture a =
          Samples.architecture(List.of(4, 4), "relu", Normalization.NONE, Residual.NONE, 0);
      Network network = Samples.network(a, 1, 1);
      ProbedRun run =
          new ProbedRun(
              network, Samples.network(a, 1, 1), 8, Keep.LEAN, "sgd", 0.1, RATES, Clipping.NONE);
      DMatrixRMaj x = Samples.gaussians(8, 3, 1);
      x.data[4] = value;
      DMatrixRMaj y = Samples.gaussians(8, 3, 2);
      run.step(x, y, MSE);
      double without = run.snapshot().get(LayerQuantity.NON_FINITE, 1);
      Clipping clipping = new Clipping(mode, 0.5);
      ProbedRun clipped =
          new ProbedRun(
              Samples.network(a, 1, 1),
              Samples.network(a, 1, 1),
              8,
              Keep.LEAN,
              "sgd",
              0.1,
              RATES,
              clipping);
      clipped.step(x, y, MSE);
      assertEquals(without, clipped.snapshot().get(LayerQuantity.NON_FINITE, 1));
      assertTrue(without > 0);
    }
  }

  @Test
  void zeroWeightsHaveABlankUpdateRatio() {
    Architecture a =
        Samples.architecture(List.of(3, 3), "tanh", Normalization.NONE, Residual.NONE, 0);
    ProbedRun run =
        new ProbedRun(
            new Network(a), new Network(a), 8, Keep.LEAN, "sgd", 0.1, RATES, Clipping.NONE);
    steps(run, a, 3);
  }

  @Test
  void theWeightNormIsTheOneBeforeTheUpdateEvenIfThatIsTiny() {
    Architecture a = Samples.architecture(List.of(), "tanh", Normalization.NONE, Residual.NONE, 0);
    ProbedRun run =
        new ProbedRun(
            scaled(a, 1, 1e-170),
            scaled(a, 1, 1e-170),
            8,
            Keep.LEAN,
            "sgd",
            0.1,
            RATES,
            Clipping.NONE);
    steps(run, a, 3);
  }

  @Test
  void distanceAndUpdateOfTinyWeightsAreNotZero() {
    Architecture a =
        Samples.architecture(List.of(4), "identity", Normalization.NONE, Residual.NONE, 0);
    Network network = new Network(a);
    Network twin = new Network(a);
    for (Network n : List.of(network, twin)) {
      n.parameters().get(0).value().fill(1e-170);
      n.parameters().get(2).value().fill(1e-5);
    }
    ProbedRun run = new ProbedRun(network, twin, 8, Keep.LEAN, "sgd", 0.1, RATES, Clipping.NONE);
    for (int t = 0; t < 3; t++) {
      run.step(Samples.gaussians(8, 3, t), new DMatrixRMaj(8, 3), MSE);
    }
    double distance = run.snapshot().get(StepQuantity.DISTANCE);
    double update = run.snapshot().get(StepQuantity.UPDATE_NORM);
    assertTrue(update > 0 && update < 1e-160, "update " + update);
    assertTrue(distance > 0 && distance < 1e-160, "distance " + distance);
  }

  /** What returns to the start leaves a number so small that its square is 0. */
  @Test
  void aParameterThatComesBackIsAsFarAwayAsItIs() {
    Architecture a =
        Samples.architecture(List.of(4), "identity", Normalization.NONE, Residual.NONE, 0);
    Network network = new Network(a);
    Probe probe = new Probe(network);
    Optimizer sgd = Optimizers.of("sgd", network.parameters());
    double[] g = network.parameters().get(0).gradient().data;
    double[] w = network.parameters().get(0).value().data;
    double[] expected = {0, Math.sqrt(g.length - 1), 1e-170, 1e-170};
    for (int step = 0; step < 4; step++) {
      Arrays.fill(g, step == 0 ? 1 : step == 1 ? -1 : 0);
      g[0] = step == 0 ? 1e-170 : 0;
      assertEquals(expected[step], distance(probe, network, sgd), 1e-15 * expected[step]);
    }
    Arrays.fill(w, 1, w.length, 1);
    assertEquals(Math.sqrt(g.length - 1), distance(probe, network, sgd), 1e-15);
    assertEquals(Math.sqrt(g.length - 1), distance(probe, network, sgd), 1e-15);
    Arrays.fill(w, 1, w.length, 0);
    probe.parametersWereChanged();
    assertEquals(1e-170, distance(probe, network, sgd), 1e-185);
  }

  private static double distance(Probe probe, Network network, Optimizer optimizer) {
    optimizer.beginStep();
    for (int i = 0; i < network.parameters().size(); i++) {
      Parameter p = network.parameters().get(i);
      double[] sums = probe.beforeUpdate(i, KERNELS);
      optimizer.update(i, p, 1, RATES, KERNELS, probe.start(i), sums);
    }
    probe.afterUpdate();
    return probe.snapshot().get(StepQuantity.DISTANCE);
  }
}
