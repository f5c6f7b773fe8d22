package backflow.nn;

import backflow.math.KernelChoice;
import backflow.math.RandomStream;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.nn.init.Initializers;
import backflow.nn.init.Scheme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** Networks and batches for tests, from a seed. */
public final class Samples {
  private Samples() {}

  /** Hidden layers that share one activation, 3 inputs, 3 outputs. */
  public static Architecture architecture(
      List<Integer> widths, String activation, Normalization n, Residual r, double dropout) {
    Activation f = Activations.named(activation);
    return new Architecture(3, widths, Collections.nCopies(widths.size(), f), 3, n, r, dropout);
  }

  /** Every activation × normalization × residual × dropout, over uneven widths. */
  public static List<Architecture> architectures() {
    List<Architecture> all = new ArrayList<>();
    List<Integer> widths = List.of(4, 4, 9, 1, 3, 3);
    for (Activation f : Activations.all()) {
      for (Normalization n : Normalization.values()) {
        for (Residual r : Residual.values()) {
          all.add(architecture(widths, f.id(), n, r, 0));
          all.add(architecture(widths, f.id(), n, r, 0.3));
        }
      }
    }
    all.add(architecture(List.of(), "tanh", Normalization.NONE, Residual.NONE, 0));
    return all;
  }

  /**
   * A network whose every parameter is off its start.
   *
   * @param gain multiplies He's weights
   */
  public static Network network(Architecture architecture, double gain, long seed) {
    Network network = new Network(architecture);
    RandomStream random = RandomStream.of(seed, "network of the test");
    for (Parameter p : network.parameters()) {
      if (p.kind() == Parameter.Kind.WEIGHT) {
        Initializers.of(Scheme.HE_NORMAL, gain, 1, 1, 1, 1).fillInPlace(p.value(), random);
      } else {
        for (int i = 0; i < p.size(); i++) {
          p.value().data[i] += 0.2 * random.nextGaussian();
        }
      }
    }
    return network;
  }

  /** Gaussian numbers. */
  public static DMatrixRMaj gaussians(int rows, int columns, long seed) {
    RandomStream random = RandomStream.of(seed, "numbers of the test");
    DMatrixRMaj x = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < x.getNumElements(); i++) {
      x.data[i] = random.nextGaussian();
    }
    return x;
  }

  /** A measured workspace with dropout masks from a fixed seed. */
  public static Workspace workspace(Network network, int batch, Keep keep) {
    RandomStream dropout = RandomStream.of(3, "dropout of the test");
    Workspace workspace = new Workspace(network, batch, KernelChoice.best(), dropout, keep);
    workspace.measuring(true);
    return workspace;
  }
}
