package backflow.check;

import backflow.nn.Layer;
import backflow.nn.Network;
import backflow.nn.Workspace;
import java.util.ArrayList;
import java.util.List;

/** Above how many kinks of its activation every unit is, for every sample of a batch. */
final class Sides {
  private final double[][] kinks;
  private final byte[][] above;

  Sides(Network network, int samples) {
    int depth = network.architecture().depth();
    kinks = new double[depth][];
    above = new byte[depth][];
    for (int l = 1; l <= depth; l++) {
      kinks[l - 1] = network.architecture().activations().get(l - 1).kinks();
      boolean smooth = kinks[l - 1].length == 0;
      above[l - 1] = new byte[smooth ? 0 : samples * network.architecture().width(l)];
    }
  }

  /** Whether any activation of a network has a kink at all. */
  static boolean any(Network network) {
    return network.architecture().activations().stream().anyMatch(f -> f.kinks().length > 0);
  }

  /** Whether z is on the upper side of a kink; exactly on it is below, as PyTorch has it. */
  static boolean isAbove(double z, double kink) {
    return z > kink;
  }

  /**
   * Takes them from a pass.
   *
   * @param workspace one that keeps all; not modified
   */
  void take(Network network, Workspace workspace) {
    for (Layer layer : network.layers()) {
      if (layer.activation() != null) {
        int at = layer.index() - 1;
        double[] z = workspace.layer(layer.index()).z().data;
        for (int i = 0; i < above[at].length; i++) {
          above[at][i] = above(z[i], kinks[at]);
        }
      }
    }
  }

  private static byte above(double z, double[] kinks) {
    int count = 0;
    for (double kink : kinks) {
      count += isAbove(z, kink) ? 1 : 0;
    }
    return (byte) count;
  }

  /** What differs from here to there, layer by layer; kinks are in rising order. */
  List<Flip> flipsTo(Sides there) {
    List<Flip> flips = new ArrayList<>();
    for (int l = 0; l < above.length; l++) {
      for (int i = 0; i < above[l].length; i++) {
        int from = above[l][i];
        int to = there.above[l][i];
        for (int k = Math.min(from, to); k < Math.max(from, to); k++) {
          flips.add(new Flip(l + 1, i, kinks[l][k], to > from));
        }
      }
    }
    return flips;
  }
}
