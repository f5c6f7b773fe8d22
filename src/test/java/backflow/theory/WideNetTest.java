package backflow.theory;

import static backflow.Close.assertClose;

import backflow.math.KernelChoice;
import backflow.math.RandomStream;
import backflow.nn.Architecture;
import backflow.nn.Keep;
import backflow.nn.Layer;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Workspace;
import backflow.nn.init.Initializers;
import backflow.nn.init.Scheme;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Theory against measurement: the geometric mean per layer within 10 % at width 512. */
class WideNetTest {
  private static final int WIDTH = 512;
  private static final int BATCH = 16;

  @ParameterizedTest
  @CsvSource({
    "sigmoid, XAVIER_NORMAL, 1, 0, 8",
    "tanh, XAVIER_UNIFORM, 1, 0, 8",
    "tanh, LECUN_NORMAL, 1.6666, 0.1, 8",
    "relu, HE_NORMAL, 1, 0, 8",
    "relu, ORTHOGONAL, 1.4142, 0, 3",
    "prelu, SLIDE_IN_OUT, 1, 0, 8",
    "selu, LECUN_UNIFORM, 1, 0, 8",
    "gelu, HE_UNIFORM, 1, 0.2, 8",
    "softplus, SLIDE_IN, 0.5, -0.5, 8",
    "hard-tanh, SCALED_NORMAL, 2, 0, 8"
  })
  void wideNetsDoWhatTheorySays(
      String activation, Scheme scheme, double gain, double bias, int depth) {
    Architecture architecture = MeanFieldTest.net(activation, depth, WIDTH);
    Network network = new Network(architecture);
    RandomStream random = RandomStream.of(3, "wide");
    for (Layer layer : network.layers()) {
      Initializers.of(scheme, gain, 1, 0.01, 0.1, 0)
          .fillInPlace(layer.dense().weight().value(), random);
      Arrays.fill(layer.dense().bias().value().data, bias);
    }
    Workspace workspace = new Workspace(network, BATCH, KernelChoice.plain(), random, Keep.LEAN);
    workspace.measuring(true);
    DMatrixRMaj x = inputs(random);
    network.forward(x, workspace, Mode.TRAIN);
    for (int i = 0; i < BATCH; i++) {
      workspace.outputGradient().data[i] = random.nextGaussian();
    }
    network.backward(workspace);
    Start start = new Start(scheme, gain, 1, 0.01, 0.1, bias);
    Gains gains = MeanField.of(architecture, start, meanSquare(x));
    double backward = 1;
    double forward = 1;
    for (int l = 2; l <= depth; l++) {
      backward *= gains.backward().get(l - 1);
      forward *= gains.forward().get(l - 1);
    }
    double measuredBackward = workspace.layer(1).daRms() / workspace.layer(depth).daRms();
    double measuredForward =
        workspace.layer(depth).aMoments().rootMeanSquare()
            / workspace.layer(1).aMoments().rootMeanSquare();
    double n = depth - 1;
    assertClose(perLayer(backward, n), perLayer(measuredBackward, n), 0.1, 0, "backward");
    assertClose(perLayer(forward, n), perLayer(measuredForward, n), 0.1, 0, "forward");
    double first = workspace.layer(1).aMoments().rootMeanSquare() / Math.sqrt(meanSquare(x));
    assertClose(gains.forward().get(0), first, 0.1, 0, "first layer");
  }

  private static double perLayer(double product, double n) {
    return StrictMath.pow(product, 1 / n);
  }

  /** Points on a circle of radius 1.2: of one size, so that every sample has the same q. */
  private static DMatrixRMaj inputs(RandomStream random) {
    DMatrixRMaj x = new DMatrixRMaj(BATCH, 2);
    for (int i = 0; i < BATCH; i++) {
      double angle = random.nextDouble(0, 2 * Math.PI);
      x.data[2 * i] = 1.2 * StrictMath.cos(angle);
      x.data[2 * i + 1] = 1.2 * StrictMath.sin(angle);
    }
    return x;
  }

  private static double meanSquare(DMatrixRMaj x) {
    double sum = 0;
    for (double v : x.data) {
      sum += v * v;
    }
    return sum / x.data.length;
  }
}
