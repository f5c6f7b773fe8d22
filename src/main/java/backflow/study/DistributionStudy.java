package backflow.study;

import backflow.math.HistogramFiller;
import backflow.math.KernelChoice;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Layer;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.Tensors;
import backflow.nn.Workspace;
import backflow.nn.activation.Activation;
import backflow.train.Measuring;
import backflow.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Counts z and a of every layer over the probe set, and the gradients of the moment's batch; and
 * the same for step 0 of the run.
 */
public record DistributionStudy() implements Study<LayerDistributions> {
  private static final int BINS = 96;
  private static final int NEAR_BINS = 64;

  @Override
  public Class<LayerDistributions> kind() {
    return LayerDistributions.class;
  }

  @Override
  public @Nullable LayerDistributions of(Moment moment, Interest interest, Cancelled cancelled) {
    DMatrixRMaj probes = moment.setup().probeInputs();
    List<LayerDistributions.Layer> now = layers(moment, probes, cancelled);
    List<LayerDistributions.Layer> start = now;
    if (moment.step() > 0 && !cancelled.now()) {
      Trainer first = new Trainer(moment.setup().again(), KernelChoice.best(), Measuring.NOTHING);
      start = layers(Moment.of(first), probes, cancelled);
    }
    int batch = moment.targets().numRows;
    return cancelled.now()
        ? null
        : new LayerDistributions(moment.step(), probes.numRows, batch, now, start);
  }

  private static List<LayerDistributions.Layer> layers(
      Moment moment, DMatrixRMaj probes, Cancelled cancelled) {
    Network network = moment.network();
    RandomStream unused = RandomStream.of(0, "looking draws nothing");
    Workspace passing =
        new Workspace(network, probes.numRows, moment.workspace().kernels(), unused, Keep.FLOWING);
    passing.format(moment.workspace().format());
    HistogramFiller filler = new HistogramFiller(BINS);
    List<LayerDistributions.Layer> found = new ArrayList<>();
    network.forward(
        probes,
        passing,
        Mode.PROBE,
        (layer, t) -> {
          if (!cancelled.now()) {
            found.add(look(layer, t, moment.workspace().layer(layer.index()), filler));
          }
        });
    return found;
  }

  private static LayerDistributions.Layer look(
      Layer layer, Tensors probed, Tensors batch, HistogramFiller filler) {
    Activation activation = layer.activation();
    Curve curve = activation == null ? null : new Curve(activation, slope(layer));
    Stretch near = curve == null ? null : near(probed.z(), curve.reach());
    return new LayerDistributions.Layer(
        layer.width(),
        spread(filler, probed.z()),
        spread(filler, probed.a()),
        spread(filler, batch.da()),
        spread(filler, batch.dz()),
        spread(filler, layer.dense().weight().gradient()),
        curve,
        near,
        activation == null ? 0 : flat(activation, probed.z()));
  }

  /** How many z lie where the activation passes no gradient, or hardly any. */
  private static long flat(Activation activation, DMatrixRMaj z) {
    long count = 0;
    for (int i = 0; i < z.getNumElements(); i++) {
      count += Curve.part(activation, z.data[i]) == Curve.Part.LIVE ? 0 : 1;
    }
    return count;
  }

  private static Spread spread(HistogramFiller filler, DMatrixRMaj matrix) {
    return Spread.of(filler, matrix.data, matrix.getNumElements());
  }

  private static Stretch near(DMatrixRMaj z, double reach) {
    return Stretch.of(z.data, 0, 1, z.getNumElements(), -reach, reach, NEAR_BINS);
  }

  private static double slope(Layer layer) {
    for (Parameter p : layer.parameters()) {
      if (p.kind() == Parameter.Kind.SLOPE) {
        return p.value().data[0];
      }
    }
    return 0;
  }
}
