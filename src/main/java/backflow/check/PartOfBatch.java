package backflow.check;

import backflow.math.FloatFormat;
import backflow.math.KernelChoice;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Layer;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Workspace;
import org.ejml.data.DMatrixRMaj;

/** Some rows of a batch, passed through the network by themselves. */
final class PartOfBatch {
  private final int from;
  private final DMatrixRMaj x;
  private final Workspace workspace;

  /**
   * The rows.
   *
   * @param from the first, from 0
   * @param to behind the last
   * @param masks the stream that new dropout masks are drawn from
   */
  PartOfBatch(
      Network network,
      DMatrixRMaj batch,
      int from,
      int to,
      RandomStream masks,
      FloatFormat format) {
    this.from = from;
    x = rows(batch, from, to);
    workspace = new Workspace(network, x.numRows, KernelChoice.best(), masks, Keep.LEAN);
    workspace.format(format);
  }

  private static DMatrixRMaj rows(DMatrixRMaj matrix, int from, int to) {
    DMatrixRMaj rows = new DMatrixRMaj(to - from, matrix.numCols);
    System.arraycopy(matrix.data, from * matrix.numCols, rows.data, 0, rows.getNumElements());
    return rows;
  }

  /** Takes over the dropout masks of these rows. */
  void copyMasks(Network network, Workspace whole) {
    for (Layer layer : network.layers()) {
      DMatrixRMaj mask = whole.layer(layer.index()).mask();
      DMatrixRMaj own = workspace.layer(layer.index()).mask();
      if (mask != null && own != null) {
        own.setTo(rows(mask, from, from + x.numRows));
      }
    }
  }

  /**
   * The loss of each of these samples, at the parameters of now.
   *
   * @param mode TRAIN draws new masks
   * @param into receives those of these rows
   */
  void evaluate(Network network, Mode mode, SampleLosses into) {
    network.forward(x, workspace, mode);
    into.of(workspace.output(), from);
  }
}
