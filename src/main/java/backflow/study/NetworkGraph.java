package backflow.study;

import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Layer;
import backflow.nn.Mode;
import backflow.nn.Parameter;
import backflow.nn.Tensors;
import backflow.nn.Workspace;
import backflow.nn.activation.Activation;
import backflow.probe.UnitActivity;
import backflow.train.Held;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** Picks some units of every layer, with the weights and gradients between them. */
public record NetworkGraph() implements Study<Graph> {
  /** So many units of a layer at most; more cannot be told apart. */
  static final int MOST_UNITS = 16;

  @Override
  public Class<Graph> kind() {
    return Graph.class;
  }

  @Override
  public @Nullable Graph of(Moment moment, Interest interest, Cancelled cancelled) {
    DMatrixRMaj probes = moment.setup().probeInputs();
    int[][] active = active(moment, probes);
    List<Graph.Layer> layers = new ArrayList<>();
    DMatrixRMaj x = moment.workspace().x();
    int[] below = UnitSample.of(x.numCols, MOST_UNITS, 0);
    layers.add(new Graph.Layer(x.numCols, units(x, below, null, 0, Held.NOTHING), null));
    for (Layer layer : moment.network().layers()) {
      if (cancelled.now()) {
        return null;
      }
      int l = layer.index();
      int wanted = l == interest.layer() ? interest.unit() : 0;
      int[] shown = UnitSample.of(layer.width(), MOST_UNITS, wanted);
      Activation f = layer.activation();
      int[] counts = f != null && f.canDie() ? active[l - 1] : null;
      Parameter w = layer.dense().weight();
      Edges edges = new Edges(w.value(), w.gradient(), shown, below);
      DMatrixRMaj a = moment.workspace().layer(l).a();
      layers.add(new Graph.Layer(layer.width(), units(a, shown, counts, l, moment.held()), edges));
      below = shown;
    }
    return new Graph(moment.step(), x.numRows, probes.numRows, layers);
  }

  /** On how many samples of the probe set each unit of each layer has z above 0. */
  private static int[][] active(Moment moment, DMatrixRMaj probes) {
    RandomStream unused = RandomStream.of(0, "looking draws nothing");
    Workspace passing =
        new Workspace(
            moment.network(), probes.numRows, moment.workspace().kernels(), unused, Keep.FLOWING);
    passing.format(moment.workspace().format());
    int[][] active = new int[moment.network().layers().size()][];
    moment
        .network()
        .forward(probes, passing, Mode.PROBE, (layer, t) -> count(layer, t, probes, active));
    return active;
  }

  private static void count(Layer layer, Tensors t, DMatrixRMaj probes, int[][] active) {
    int[] counts = new int[layer.width()];
    UnitActivity.countActive(t.z().data, probes.numRows, layer.width(), counts);
    active[layer.index() - 1] = counts;
  }

  private static List<Graph.Unit> units(
      DMatrixRMaj a, int[] shown, int @Nullable [] active, int layer, Held held) {
    List<Graph.Unit> units = new ArrayList<>();
    for (int unit : shown) {
      double sum = 0;
      for (int row = 0; row < a.numRows; row++) {
        sum += a.data[row * a.numCols + unit - 1] / a.numRows;
      }
      boolean off = active != null && active[unit - 1] == 0;
      units.add(
          new Graph.Unit(unit, sum, off, held.isKilled(layer, unit), held.isFrozen(layer, unit)));
    }
    return units;
  }
}
