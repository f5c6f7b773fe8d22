package backflow.study;

import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Layer;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Tensors;
import backflow.nn.Workspace;
import backflow.probe.UnitActivity;
import backflow.train.Setup;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Watches one unit over the probe set: its z on every sample, and what its layer gets there. One
 * thread; changes nothing of the network.
 */
final class UnitWatch {
  private final Network network;
  private final Workspace workspace;
  private final DMatrixRMaj probes;
  private final int layer;
  private final int unit;
  private final double[] z;
  private DMatrixRMaj below;
  private final DMatrixRMaj inputs;
  private final int[] active = new int[1];

  /**
   * Ready to watch.
   *
   * @param setup whose network is watched
   * @param probes the probe set, not modified
   * @param kernelsOf whose inner loops are borrowed
   * @param layer from 1
   * @param unit from 1
   */
  UnitWatch(Setup setup, DMatrixRMaj probes, Workspace kernelsOf, int layer, int unit) {
    this.network = setup.network();
    this.probes = probes;
    this.layer = layer;
    this.unit = unit;
    RandomStream unused = RandomStream.of(0, "watching draws nothing");
    workspace = new Workspace(network, probes.numRows, kernelsOf.kernels(), unused, Keep.FLOWING);
    workspace.format(kernelsOf.format());
    z = new double[probes.numRows];
    inputs = new DMatrixRMaj(probes.numRows, network.architecture().width(layer - 1));
    below = probes;
  }

  /** Looks at the network as it now is. */
  void look() {
    below = probes;
    network.forward(probes, workspace, Mode.PROBE, this::visit);
  }

  private void visit(Layer at, Tensors t) {
    if (at.index() == layer) {
      System.arraycopy(below.data, 0, inputs.data, 0, inputs.getNumElements());
      for (int sample = 0; sample < z.length; sample++) {
        z[sample] = t.z().data[sample * t.z().numCols + unit - 1];
      }
    }
    below = t.a();
  }

  /** On how many samples the unit was active when it was looked at last. */
  int active() {
    UnitActivity.countActive(z, z.length, 1, active);
    return active[0];
  }

  /** A copy of its z on every sample. */
  double[] z() {
    return z.clone();
  }

  /** A copy of what its layer got, samples × inputs. */
  double[] inputs() {
    return Arrays.copyOf(inputs.data, inputs.getNumElements());
  }

  /** Size of the probe set. */
  int samples() {
    return z.length;
  }
}
