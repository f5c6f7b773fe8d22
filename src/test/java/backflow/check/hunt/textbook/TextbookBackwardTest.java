package backflow.check.hunt.textbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.math.RandomStream;
import backflow.nn.Architecture;
import backflow.nn.Keep;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Parameter;
import backflow.nn.Residual;
import backflow.nn.Samples;
import backflow.nn.Workspace;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.nn.loss.Loss;
import backflow.nn.loss.Losses;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TextbookBackwardTest {
  private static final int BATCH = 7;
  private static final double AGREES = 1e-13;
  private static final List<Integer> UNEVEN = List.of(4, 4, 6, 3, 3);

  private static DMatrixRMaj targets(Loss loss, int outputs, long seed) {
    RandomStream random = RandomStream.of(seed, "targets of the test");
    boolean indices = loss.id().equals("cross-entropy");
    DMatrixRMaj y = new DMatrixRMaj(BATCH, indices ? 1 : outputs);
    for (int i = 0; i < y.getNumElements(); i++) {
      boolean number = loss.id().equals("mse");
      y.data[i] = number ? random.nextGaussian() : random.nextInt(indices ? outputs : 2);
    }
    return y;
  }

  private static Workspace forward(Network network, Loss loss, long seed) {
    Workspace workspace = Samples.workspace(network, BATCH, Keep.ALL);
    DMatrixRMaj x = Samples.gaussians(BATCH, 3, seed);
    network.forward(x, workspace, Mode.TRAIN);
    double[] y = targets(loss, 3, seed).data;
    loss.gradient(workspace.output().data, y, workspace.outputGradient().data, BATCH, 3);
    return workspace;
  }

  /** One array per layer: its parameters' gradients behind each other. */
  private static double[][] gradients(Network network) {
    double[][] all = new double[network.layers().size()][];
    for (int l = 0; l < all.length; l++) {
      all[l] =
          network.layers().get(l).parameters().stream()
              .flatMapToDouble(p -> Arrays.stream(p.gradient().data, 0, p.size()))
              .toArray();
    }
    return all;
  }

  /** Per layer: a bias before batch norm is 0 in truth, and in both only rounding. */
  private static double disagreement(double[][] engine, double[][] textbook) {
    double worst = 0;
    for (int l = 0; l < engine.length; l++) {
      double largest = 0;
      double apart = 0;
      for (int i = 0; i < engine[l].length; i++) {
        largest = Math.max(largest, Math.abs(engine[l][i]));
        apart = Math.max(apart, Math.abs(engine[l][i] - textbook[l][i]));
      }
      worst = Math.max(worst, apart == 0 ? 0 : apart / largest);
    }
    return worst;
  }

  /** Activation × normalization × residual × dropout × loss. */
  @ParameterizedTest
  @MethodSource("activations")
  void theHonestOneAgreesWithTheEngineOnEveryKindOfNetwork(String activation) {
    long seed = 1;
    for (Normalization n : Normalization.values()) {
      for (Residual r : Residual.values()) {
        for (double dropout : new double[] {0, 0.3}) {
          for (Loss loss : Losses.all()) {
            Architecture a = Samples.architecture(UNEVEN, activation, n, r, dropout);
            assertAgrees(a, loss, seed++);
          }
        }
      }
    }
  }

  private static Stream<String> activations() {
    return Activations.all().stream().map(Activation::id);
  }

  @Test
  void theHonestOneAgreesWithoutHiddenLayersAndAtWidthOne() {
    for (Loss loss : Losses.all()) {
      for (List<Integer> widths : List.of(List.<Integer>of(), List.of(1), List.of(5, 1, 1, 3))) {
        assertAgrees(
            Samples.architecture(widths, "prelu", Normalization.NONE, Residual.PLAIN, 0.2),
            loss,
            3);
      }
    }
  }

  private static void assertAgrees(Architecture a, Loss loss, long seed) {
    Network network = Samples.network(a, 1, seed);
    Workspace workspace = forward(network, loss, seed);
    new TextbookBackward(0).backward(network, workspace);
    double[][] textbook = gradients(network);
    network.backward(workspace);
    double apart = disagreement(gradients(network), textbook);
    assertTrue(apart <= AGREES, () -> apart + " " + loss.id() + " " + a);
  }

  @Test
  void weightDecayAddsLambdaThetaToEveryGradient() {
    Network network = Samples.network(Samples.architectures().get(0), 1, 5);
    Workspace workspace = forward(network, Losses.named("mse"), 5);
    new TextbookBackward(0).backward(network, workspace);
    List<double[]> plain =
        network.parameters().stream().map(p -> p.gradient().data.clone()).toList();
    new TextbookBackward(0.5).backward(network, workspace);
    for (int k = 0; k < plain.size(); k++) {
      Parameter p = network.parameters().get(k);
      for (int i = 0; i < p.size(); i++) {
        double decayed = plain.get(k)[i] + 0.5 * p.value().data[i];
        assertEquals(decayed, p.gradient().data[i], 1e-15, p.name());
      }
    }
  }

  @Test
  void aFormulaThatIsWrongInOneLayerLeavesThoseAboveRight() {
    Formulas deaf =
        new Formulas() {
          @Override
          protected double derivative(Activation f, double z, double slope) {
            return 0;
          }
        };
    Network network =
        Samples.network(
            Samples.architecture(List.of(4, 4, 4), "tanh", Normalization.NONE, Residual.NONE, 0),
            1,
            2);
    Workspace workspace = forward(network, Losses.named("mse"), 2);
    network.backward(workspace);
    double[][] right = gradients(network);
    new TextbookBackward(0, deaf, 2).backward(network, workspace);
    double[][] wrong = gradients(network);
    assertTrue(disagreement(right, wrong) > 0.9);
    for (int l = 0; l < 2; l++) {
      for (double g : wrong[l]) {
        assertEquals(0, g);
      }
    }
    for (int l = 2; l < 4; l++) {
      assertTrue(disagreement(new double[][] {right[l]}, new double[][] {wrong[l]}) <= AGREES);
    }
  }
}
