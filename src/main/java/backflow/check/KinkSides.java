package backflow.check;

import backflow.nn.Layer;
import backflow.nn.Network;
import backflow.nn.Workspace;

/** On which side of the kinks of its activation every unit is, for every sample of a batch. */
final class KinkSides {
  private final Network network;
  private final byte[][] sides;
  private final double[][] kinks;

  KinkSides(Network network, int samples) {
    this.network = network;
    int depth = network.architecture().depth();
    sides = new byte[depth][];
    kinks = new double[depth][];
    for (int l = 1; l <= depth; l++) {
      kinks[l - 1] = network.architecture().activations().get(l - 1).kinks();
      boolean smooth = kinks[l - 1].length == 0;
      sides[l - 1] = new byte[smooth ? 0 : samples * network.architecture().width(l)];
    }
  }

  /**
   * Keeps the sides of a forward pass.
   *
   * @param workspace one that keeps all; not modified
   * @param first the layer to begin with, 1..D+1
   * @return whether any differs from what was kept before
   */
  boolean keep(Workspace workspace, int first) {
    boolean changed = false;
    for (Layer layer : network.layers()) {
      if (layer.activation() != null && layer.index() >= first) {
        int at = layer.index() - 1;
        double[] z = workspace.layer(layer.index()).z().data;
        changed |= keep(z, kinks[at], sides[at]);
      }
    }
    return changed;
  }

  private static boolean keep(double[] z, double[] kinks, byte[] sides) {
    boolean changed = false;
    for (int i = 0; i < sides.length; i++) {
      byte side = side(z[i], kinks);
      changed |= side != sides[i];
      sides[i] = side;
    }
    return changed;
  }

  /** Even between kinks, odd exactly on one. */
  private static byte side(double z, double[] kinks) {
    int side = 0;
    for (double kink : kinks) {
      side += z > kink ? 2 : z == kink ? 1 : 0;
    }
    return (byte) side;
  }
}
