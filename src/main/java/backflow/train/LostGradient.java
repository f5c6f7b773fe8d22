package backflow.train;

import backflow.math.Blank;
import backflow.math.Kernels;
import backflow.nn.Layer;
import backflow.nn.Network;
import backflow.nn.Workspace;
import backflow.nn.loss.Loss;
import backflow.probe.LayerQuantity;
import backflow.probe.StepSnapshot;
import org.ejml.data.DMatrixRMaj;

/**
 * How much of the weight gradients a format loses: the step's passes are made once more in double,
 * from the same weights, batch and dropout masks, and the entries of ∂L/∂W_l compared. Lost is one
 * that is finite and not 0 there, and 0 or not finite in the format.
 *
 * <p>To be called between the forward and the backward pass of a step, for the gradients are then
 * overwritten. Changes nothing of the run; allocates nothing per step.
 */
final class LostGradient {
  private final Network network;
  private final PassInDouble exact;
  private final boolean[][] there;

  LostGradient(Network network, int batch, Kernels kernels) {
    this.network = network;
    exact = new PassInDouble(network, batch, kernels);
    there = new boolean[network.layers().size()][];
    for (Layer layer : network.layers()) {
      there[layer.index() - 1] = new boolean[layer.dense().weight().size()];
    }
  }

  /**
   * Makes the passes in double and notes which entries are there.
   *
   * @param x the batch, as it is; not modified
   * @param y its targets
   * @param step the step's own workspace after its forward pass
   */
  void beforeBackward(DMatrixRMaj x, DMatrixRMaj y, Loss loss, Workspace step) {
    exact.make(x, y, loss, step);
    for (int l = 1; l <= there.length; l++) {
      double[] g = weightGradient(l);
      boolean[] entries = there[l - 1];
      for (int i = 0; i < entries.length; i++) {
        entries[i] = g[i] != 0 && Double.isFinite(g[i]);
      }
    }
  }

  /**
   * Compares, after the step's own backward pass.
   *
   * @param snapshot receives the share of each layer; blank where there is no entry at all
   */
  void afterBackward(StepSnapshot snapshot) {
    for (int l = 1; l <= there.length; l++) {
      double[] g = weightGradient(l);
      boolean[] entries = there[l - 1];
      int all = 0;
      int lost = 0;
      for (int i = 0; i < entries.length; i++) {
        if (entries[i]) {
          all++;
          lost += g[i] == 0 || !Double.isFinite(g[i]) ? 1 : 0;
        }
      }
      double share = all == 0 ? Blank.VALUE : (double) lost / all;
      snapshot.set(LayerQuantity.LOST_GRADIENT_SHARE, l, share);
    }
  }

  private double[] weightGradient(int layer) {
    return network.layers().get(layer - 1).dense().weight().gradient().data;
  }
}
