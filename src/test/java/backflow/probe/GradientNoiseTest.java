package backflow.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.Blank;
import backflow.nn.Architecture;
import backflow.nn.Keep;
import backflow.nn.Layer;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Parameter;
import backflow.nn.Residual;
import backflow.nn.Samples;
import backflow.nn.Workspace;
import backflow.nn.loss.Loss;
import backflow.nn.loss.Losses;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The signal-to-noise ratio beside a twin that takes one backward pass for every sample. */
final class GradientNoiseTest {
  private static final Loss MSE = Losses.named("mse");

  private static void backward(
      Network network, Workspace w, DMatrixRMaj x, DMatrixRMaj y, Probe probe) {
    network.forward(x, w, Mode.TRAIN);
    probe.afterForward(0, w);
    DMatrixRMaj out = w.output();
    MSE.gradient(out.data, y.data, w.outputGradient().data, x.numRows, out.numCols);
    network.backward(w, probe.duringBackward(w, true));
    probe.afterBackward(w);
  }

  private static Probe measured(Network network, Keep keep, DMatrixRMaj x, DMatrixRMaj y) {
    Probe probe = new Probe(network);
    backward(network, Samples.workspace(network, x.numRows, keep), x, y, probe);
    return probe;
  }

  /** ∂ℓ_i/∂W_l of every sample, each from a pass of its own. */
  private static double[][] bySample(Network network, int layer, DMatrixRMaj x, DMatrixRMaj y) {
    double[][] all = new double[x.numRows][];
    for (int i = 0; i < x.numRows; i++) {
      measured(network, Keep.ALL, row(x, i), row(y, i));
      Parameter w = network.layers().get(layer - 1).dense().weight();
      all[i] = w.gradient().data.clone();
    }
    return all;
  }

  private static DMatrixRMaj row(DMatrixRMaj m, int i) {
    double[] cells = Arrays.copyOfRange(m.data, i * m.numCols, (i + 1) * m.numCols);
    return new DMatrixRMaj(1, m.numCols, true, cells);
  }

  /** ‖mean‖² over the sum of the variances of all entries, over n, as it stands in textbooks. */
  private static double ratio(double[][] samples, double scale) {
    int n = samples.length;
    double signal = 0;
    double noise = 0;
    for (int k = 0; k < samples[0].length; k++) {
      double mean = 0;
      for (double[] g : samples) {
        mean += g[k] / scale / n;
      }
      double variance = 0;
      for (double[] g : samples) {
        variance += (g[k] / scale - mean) * (g[k] / scale - mean) / (n - 1);
      }
      signal += mean * mean;
      noise += variance;
    }
    return signal / (noise / n);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void theRatioIsThatOfOneBackwardPassPerSample(int n) {
    for (String activation : List.of("tanh", "relu", "gelu", "prelu")) {
      for (Normalization norm : List.of(Normalization.NONE, Normalization.LAYER)) {
        for (Residual residual : Residual.values()) {
          Architecture a = Samples.architecture(List.of(5, 4, 4), activation, norm, residual, 0);
          compare(Samples.network(a, 1, n), n, 1, Keep.LEAN);
        }
      }
    }
  }

  private static void compare(Network network, int n, double scale, Keep keep) {
    DMatrixRMaj x = Samples.gaussians(n, 3, 11);
    DMatrixRMaj y = Samples.gaussians(n, 3, 12);
    StepSnapshot snapshot = measured(network, keep, x, y).snapshot();
    for (Layer layer : network.layers()) {
      int l = layer.index();
      double expected = ratio(bySample(network, l, x, y), scale);
      double actual = snapshot.get(LayerQuantity.GRADIENT_SNR, l);
      assertEquals(expected, actual, 1e-12 * (1 + expected) * expected, "layer " + l);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1e-170", "3, 1e-170", "2, 1e120"})
  void tinyAndHugeGradientsHaveAnHonestRatio(int layer, double scale) {
    Architecture a =
        Samples.architecture(List.of(4, 4), "identity", Normalization.NONE, Residual.NONE, 0);
    Network network = Samples.network(a, 1, 3);
    double[] w = network.layers().get(layer - 1).dense().weight().value().data;
    for (int i = 0; i < w.length; i++) {
      w[i] *= scale;
    }
    DMatrixRMaj x = Samples.gaussians(6, 3, 1);
    DMatrixRMaj y = Samples.gaussians(6, 3, 2);
    StepSnapshot snapshot = measured(network, Keep.LEAN, x, y).snapshot();
    for (int l = 1; l <= 3; l++) {
      double[][] samples = bySample(network, l, x, y);
      double largest = 0;
      for (double[] g : samples) {
        largest = Math.max(largest, Arrays.stream(g).map(Math::abs).max().orElseThrow());
      }
      double expected = ratio(samples, largest);
      assertEquals(expected, snapshot.get(LayerQuantity.GRADIENT_SNR, l), 1e-11 * expected);
    }
  }

  @Test
  void underBatchNormItIsWhatEachSampleAdds() {
    Architecture a =
        Samples.architecture(List.of(4, 4), "tanh", Normalization.BATCH, Residual.NONE, 0.3);
    Network network = Samples.network(a, 1, 8);
    Workspace w = Samples.workspace(network, 6, Keep.ALL);
    Probe probe = new Probe(network);
    backward(network, w, Samples.gaussians(6, 3, 1), Samples.gaussians(6, 3, 2), probe);
    for (Layer layer : network.layers()) {
      DMatrixRMaj input = layer.index() == 1 ? w.x() : w.layer(layer.index() - 1).a();
      DMatrixRMaj du = w.layer(layer.index()).du();
      double[][] samples = new double[6][du.numCols * input.numCols];
      for (int i = 0; i < 6; i++) {
        for (int k = 0; k < samples[i].length; k++) {
          samples[i][k] = 6 * du.get(i, k / input.numCols) * input.get(i, k % input.numCols);
        }
      }
      double expected = ratio(samples, 1);
      double actual = probe.snapshot().get(LayerQuantity.GRADIENT_SNR, layer.index());
      assertEquals(expected, actual, 1e-12 * (1 + expected) * expected);
    }
  }

  @Test
  void alikeSamplesAndOneSampleHaveNoRatio() {
    Architecture a = Samples.architecture(List.of(4), "tanh", Normalization.NONE, Residual.NONE, 0);
    Network network = Samples.network(a, 1, 8);
    DMatrixRMaj x = new DMatrixRMaj(5, 3);
    x.fill(0.3);
    DMatrixRMaj y = new DMatrixRMaj(5, 3);
    StepSnapshot alike = measured(network, Keep.LEAN, x, y).snapshot();
    assertTrue(Blank.is(alike.get(LayerQuantity.GRADIENT_SNR, 1)));
    assertTrue(alike.isFinite());
    StepSnapshot one = measured(network, Keep.LEAN, row(x, 0), row(y, 0)).snapshot();
    assertTrue(Blank.is(one.get(LayerQuantity.GRADIENT_SNR, 1)));
  }

  @Test
  void noGradientHasNoRatioAndNaNStaysNaN() {
    Architecture a =
        new Architecture(
            3, Collections.emptyList(), List.of(), 3, Normalization.NONE, Residual.NONE, 0);
    Network network = new Network(a);
    DMatrixRMaj x = Samples.gaussians(4, 3, 1);
    StepSnapshot none = measured(network, Keep.LEAN, x, new DMatrixRMaj(4, 3)).snapshot();
    assertTrue(Blank.is(none.get(LayerQuantity.GRADIENT_SNR, 1)));
    x.data[2] = Double.NaN;
    DMatrixRMaj y = Samples.gaussians(4, 3, 2);
    double nan = measured(network, Keep.LEAN, x, y).snapshot().get(LayerQuantity.GRADIENT_SNR, 1);
    assertTrue(Double.isNaN(nan) && !Blank.is(nan));
  }

  @Test
  void chanceAloneGivesOneOnAverage() {
    Architecture a =
        new Architecture(
            3, Collections.emptyList(), List.of(), 3, Normalization.NONE, Residual.NONE, 0);
    Network network = new Network(a);
    double sum = 0;
    for (int t = 0; t < 200; t++) {
      DMatrixRMaj x = Samples.gaussians(32, 3, t);
      DMatrixRMaj y = Samples.gaussians(32, 3, 1000 + t);
      sum += measured(network, Keep.LEAN, x, y).snapshot().get(LayerQuantity.GRADIENT_SNR, 1);
    }
    assertEquals(1, sum / 200, 0.1);
  }
}
