package backflow.train;

import backflow.math.Kernels;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Tensors;
import backflow.nn.Workspace;
import backflow.nn.loss.Loss;
import org.ejml.data.DMatrixRMaj;

/**
 * The passes of a step once more, in double and without a loss scale: from the same weights, batch
 * and dropout masks. One thread; allocates nothing after construction.
 */
public final class PassInDouble {
  private final Network network;
  private final Workspace workspace;

  /**
   * Room for such passes.
   *
   * @param batch samples at most
   * @param kernels the inner loops
   */
  public PassInDouble(Network network, int batch, Kernels kernels) {
    this.network = network;
    RandomStream unused = RandomStream.of(0, "the masks are those of the step");
    workspace = new Workspace(network, batch, kernels, unused, Keep.LEAN);
  }

  /**
   * Makes them: every parameter's gradient is then that in double.
   *
   * @param x the batch, as it is; not modified
   * @param y its targets
   * @param step the step's own workspace after its forward pass; not modified
   */
  public void make(DMatrixRMaj x, DMatrixRMaj y, Loss loss, Workspace step) {
    for (int l = 1; l <= network.layers().size(); l++) {
      copyMask(step.layer(l), workspace.layer(l));
    }
    network.forward(x, workspace, Mode.REPEAT);
    double[] gradient = workspace.outputGradient().data;
    loss.gradient(workspace.output().data, y.data, gradient, x.numRows, workspace.output().numCols);
    network.backward(workspace);
  }

  private static void copyMask(Tensors from, Tensors to) {
    DMatrixRMaj mask = from.mask();
    DMatrixRMaj copy = to.mask();
    if (mask != null && copy != null) {
      copy.reshape(mask.numRows, mask.numCols);
      System.arraycopy(mask.data, 0, copy.data, 0, mask.getNumElements());
    }
  }
}
