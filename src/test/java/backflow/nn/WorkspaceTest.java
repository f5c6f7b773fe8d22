package backflow.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backflow.nn.loss.Loss;
import backflow.nn.loss.Losses;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

final class WorkspaceTest {
  private static final Loss MSE = Losses.named("mse");

  /** Passes over batches of changing size, so that shared buffers are reshaped too. */
  @Test
  void aLeanWorkspaceGivesTheBitsOfOneThatKeepsAll() {
    for (Architecture a : Samples.architectures()) {
      Network lean = Samples.network(a, 1, 5);
      Network whole = Samples.network(a, 1, 5);
      Workspace leanSpace = Samples.workspace(lean, 9, Keep.LEAN);
      Workspace wholeSpace = Samples.workspace(whole, 9, Keep.ALL);
      for (int batch : new int[] {9, 2, 7, 9}) {
        pass(lean, leanSpace, batch);
        pass(whole, wholeSpace, batch);
        assertSameBits(lean, whole, a);
        assertSameMeasurements(leanSpace, wholeSpace, a);
      }
    }
  }

  @Test
  void measuringChangesNoBit() {
    for (Architecture a : Samples.architectures()) {
      for (Keep keep : List.of(Keep.ALL, Keep.LEAN)) {
        Network seen = Samples.network(a, 1, 6);
        Network unseen = Samples.network(a, 1, 6);
        Workspace dark = Samples.workspace(unseen, 7, keep);
        dark.measuring(false);
        pass(seen, Samples.workspace(seen, 7, keep), 7);
        pass(unseen, dark, 7);
        assertSameBits(seen, unseen, a);
      }
    }
  }

  @Test
  void aFlowingWorkspaceSeesTheLayersOfOneThatKeepsAll() {
    for (Architecture a : Samples.architectures()) {
      for (Mode mode : List.of(Mode.PROBE, Mode.EVALUATE)) {
        Network network = Samples.network(a, 1, 7);
        pass(network, Samples.workspace(network, 9, Keep.LEAN), 9);
        Workspace whole = Samples.workspace(network, 8, Keep.ALL);
        Workspace flowing = Samples.workspace(network, 8, Keep.FLOWING);
        for (int batch : new int[] {8, 3, 8}) {
          DMatrixRMaj x = Samples.gaussians(batch, a.inputs(), batch);
          network.forward(x, whole, mode);
          network.forward(x, flowing, mode, (layer, t) -> assertSameLayer(layer, t, whole, a));
          assertSameData(whole.output(), flowing.output(), a.toString());
        }
      }
    }
  }

  @Test
  void lookingChangesNoRunningStatisticAndDrawsNoMask() {
    Architecture a =
        Samples.architecture(List.of(5, 5), "relu", Normalization.BATCH, Residual.PLAIN, 0.3);
    Network network = Samples.network(a, 1, 8);
    Workspace w = Samples.workspace(network, 6, Keep.ALL);
    DMatrixRMaj x = Samples.gaussians(6, 3, 1);
    network.forward(x, w, Mode.TRAIN);
    double[] trained = w.output().data.clone();
    double[][] statistics = statistics(network);
    network.forward(x, w, Mode.PROBE);
    network.forward(x, w, Mode.EVALUATE);
    network.forward(x, w, Mode.REPEAT);
    assertArrayEquals(trained, w.output().data, "the same masks once more");
    assertArrayEquals(statistics, statistics(network));
  }

  private static double[][] statistics(Network network) {
    return network.layers().stream()
        .filter(l -> l.normalizer() != null)
        .flatMap(l -> Arrays.stream(java.util.Objects.requireNonNull(l.normalizer()).statistics()))
        .map(double[]::clone)
        .toArray(double[][]::new);
  }

  private static void pass(Network network, Workspace workspace, int batch) {
    int outputs = network.architecture().outputs();
    DMatrixRMaj x = Samples.gaussians(batch, network.architecture().inputs(), batch);
    double[] y = Samples.gaussians(batch, outputs, 99).data;
    network.forward(x, workspace, Mode.TRAIN);
    double[] gradient = workspace.outputGradient().data;
    MSE.gradient(workspace.output().data, y, gradient, batch, outputs);
    network.backward(workspace);
  }

  private static void assertSameBits(Network a, Network b, Architecture what) {
    for (int i = 0; i < a.parameters().size(); i++) {
      Parameter p = a.parameters().get(i);
      double[] expected = b.parameters().get(i).gradient().data;
      assertArrayEquals(expected, p.gradient().data, () -> p.name() + " of " + what);
    }
  }

  private static void assertSameMeasurements(Workspace lean, Workspace all, Architecture a) {
    for (int l = 1; l <= a.depth() + 1; l++) {
      Tensors t = lean.layer(l);
      Tensors s = all.layer(l);
      String what = "layer " + l + " of " + a;
      assertSameData(s.a(), t.a(), what);
      assertEquals(s.zMoments().deviation(), t.zMoments().deviation(), what);
      assertEquals(s.aMoments().mean(), t.aMoments().mean(), what);
      assertEquals(s.aMoments().rootMeanSquare(), t.aMoments().rootMeanSquare(), what);
      assertEquals(s.zeros(), t.zeros(), what);
      assertEquals(s.saturated(), t.saturated(), what);
      assertEquals(s.daNorm(), t.daNorm(), what);
      assertEquals(s.dzNorm(), t.dzNorm(), what);
    }
  }

  private static void assertSameLayer(Layer layer, Tensors t, Workspace all, Architecture a) {
    Tensors s = all.layer(layer.index());
    String what = "layer " + layer.index() + " of " + a;
    assertSameData(s.z(), t.z(), what);
    assertSameData(s.f(), t.f(), what);
    assertSameData(s.a(), t.a(), what);
  }

  private static void assertSameData(DMatrixRMaj expected, DMatrixRMaj actual, String what) {
    assertEquals(expected.numRows, actual.numRows, what);
    assertEquals(expected.numCols, actual.numCols, what);
    int n = expected.getNumElements();
    double[] data = Arrays.copyOf(actual.data, n);
    assertArrayEquals(Arrays.copyOf(expected.data, n), data, what);
  }
}
