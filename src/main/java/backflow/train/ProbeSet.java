package backflow.train;

import backflow.data.Dataset;
import backflow.math.Kernels;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Layer;
import backflow.nn.LayerVisitor;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Tensors;
import backflow.nn.Workspace;
import backflow.nn.activation.Activation;
import backflow.probe.LayerQuantity;
import backflow.probe.LifeHistory;
import backflow.probe.SampleSimilarity;
import backflow.probe.StepSnapshot;
import backflow.probe.UnitActivity;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * What can only be said of the whole training set: which units are inactive on all of it, and how
 * alike its samples have become. Above 1,024 samples a fixed, seeded choice of 1,024 stands for it.
 *
 * <p>Runs the network as training sees it (batch statistics, no dropout), layer by layer through a
 * few buffers. Changes nothing of the network; allocates nothing per measurement.
 */
final class ProbeSet {
  /** How many samples it holds at most. */
  static final int LARGEST = 1024;

  private final Network network;
  private final DMatrixRMaj x;
  private final Workspace workspace;
  private final UnitActivity[] activity;
  private final int[] active;
  private final SampleSimilarity similarity;
  private final LayerVisitor look = this::look;
  private @Nullable StepSnapshot snapshot;
  private long measuredAt = -1;

  private ProbeSet(Network network, DMatrixRMaj x, Kernels kernels) {
    this.network = network;
    this.x = x;
    RandomStream unused = RandomStream.of(0, "probing draws nothing");
    workspace = new Workspace(network, x.numRows, kernels, unused, Keep.FLOWING);
    int depth = network.architecture().depth();
    activity = new UnitActivity[depth];
    int widest = 1;
    for (int l = 1; l <= depth; l++) {
      int width = network.architecture().width(l);
      widest = Math.max(widest, width);
      activity[l - 1] = new UnitActivity(width, x.numRows);
    }
    active = new int[widest];
    similarity = new SampleSimilarity(widest);
  }

  static ProbeSet of(Setup setup, Kernels kernels) {
    ProbeSet set = new ProbeSet(setup.network(), setup.probeInputs(), kernels);
    set.workspace.format(setup.spec().training().precision());
    return set;
  }

  /**
   * The samples that stand for a training set: all of it, or a fixed choice.
   *
   * @param random draws the choice
   * @return inputs, samples × features
   */
  static DMatrixRMaj inputs(Dataset train, RandomStream random) {
    int n = Math.min(LARGEST, train.size());
    int[] rows = new int[train.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    if (n < rows.length) {
      random.shuffleInPlace(rows);
    }
    DMatrixRMaj x = new DMatrixRMaj(n, train.features());
    DMatrixRMaj y = new DMatrixRMaj(n, train.y().numCols);
    train.copyRows(rows, n, x, y);
    return x;
  }

  int size() {
    return x.numRows;
  }

  /**
   * Measures the network as it now is.
   *
   * @param snapshot receives the shares and the similarity of every hidden layer
   */
  void measure(StepSnapshot snapshot) {
    this.snapshot = snapshot;
    measuredAt = snapshot.step();
    network.forward(x, workspace, Mode.PROBE, look);
  }

  private void look(Layer layer, Tensors t) {
    Activation activation = layer.activation();
    if (activation != null && snapshot != null) {
      look(layer.index(), layer, activation, t, snapshot);
    }
  }

  private void look(int l, Layer layer, Activation activation, Tensors t, StepSnapshot snapshot) {
    snapshot.set(
        LayerQuantity.SAMPLE_SIMILARITY, l, similarity.of(t.a().data, size(), layer.width()));
    if (activation.canDie()) {
      UnitActivity units = activity[l - 1];
      UnitActivity.countActive(t.z().data, size(), layer.width(), active);
      units.measure(snapshot.step(), active);
      snapshot.set(LayerQuantity.INACTIVE_SHARE, l, units.inactiveShare());
      snapshot.set(LayerQuantity.NEAR_INACTIVE_SHARE, l, units.nearInactiveShare());
      snapshot.set(LayerQuantity.SILENT_SHARE, l, units.silentShare());
      snapshot.set(LayerQuantity.DEAD_SHARE, l, units.deadShare());
    }
  }

  /** The life of the units so far, layer by layer; for checkpoints. A copy. */
  List<UnitActivity> activity() {
    List<UnitActivity> copies = new ArrayList<>(activity.length);
    for (UnitActivity units : activity) {
      UnitActivity copy = new UnitActivity(units.units(), units.samples());
      units.copyInto(copy);
      copies.add(copy);
    }
    return copies;
  }

  /**
   * Goes on from a life told by another probe set of an equal network and equal data.
   *
   * @param lives as {@link #activity} gave it; not modified
   */
  void restore(List<UnitActivity> lives) {
    for (int i = 0; i < activity.length; i++) {
      lives.get(i).copyInto(activity[i]);
    }
  }

  /**
   * An empty history of the units that can die.
   *
   * @param every how many steps lie between two measurements
   */
  LifeHistory lifeHistory(int every) {
    int[] mortal = new int[network.layers().size()];
    for (Layer layer : network.layers()) {
      Activation activation = layer.activation();
      boolean canDie = activation != null && activation.canDie();
      mortal[layer.index() - 1] = canDie ? layer.width() : 0;
    }
    return new LifeHistory(mortal, size(), every, LifeHistory.DEFAULT_BUDGET);
  }

  /** Adds the newest measurement to a history, unless it has it already. */
  void tell(LifeHistory life) {
    if (measuredAt >= 0) {
      life.append(measuredAt, activity);
    }
  }

  /** When the first unit of any layer died; −1 if none has. */
  long firstDeath() {
    long first = -1;
    for (UnitActivity units : activity) {
      long step = units.firstDeath();
      if (step >= 0 && (first < 0 || step < first)) {
        first = step;
      }
    }
    return first;
  }
}
