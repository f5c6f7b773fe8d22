package backflow.check;

import backflow.nn.Layer;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.activation.Activation;
import org.jspecify.annotations.Nullable;

/** A unit that stands so close to a kink that ε reaches over it. */
final class NearKink {
  /** How far below its kink the unit stands. */
  static final double DISTANCE = 1e-6;

  /** What reaches over it. */
  static final double EPSILON = 1e-5;

  private NearKink() {}

  /** The first layer whose activation has kinks; null if all are smooth. */
  static @Nullable Layer layer(Network network) {
    for (Layer layer : network.layers()) {
      if (kinks(layer).length > 0) {
        return layer;
      }
    }
    return null;
  }

  private static double[] kinks(Layer layer) {
    Activation activation = layer.activation();
    return activation == null ? new double[0] : activation.kinks();
  }

  /**
   * The first unit of the first layer with kinks, shifted so that for the first sample z is 1e-6
   * below the first kink, and ε = 1e-5.
   *
   * @param arrangement not modified
   * @return the same arrangement if there are no kinks
   */
  static Arrangement at(Arrangement arrangement) {
    Network network = Subject.copy(arrangement.subject().network());
    Layer layer = layer(network);
    if (layer == null) {
      return arrangement;
    }
    Objective objective = new Objective(arrangement.subject(), arrangement.conditions());
    objective.gradient(BackwardPass.HONEST);
    double z = objective.workspace().layer(layer.index()).z().data[0];
    shift(layer).value().data[0] += kinks(layer)[0] - DISTANCE - z;
    return arrangement
        .with(arrangement.subject().with(network))
        .with(arrangement.conditions().withEpsilon(EPSILON));
  }

  /** What is added to z as it is: β of a normalization, else the bias. */
  private static Parameter shift(Layer layer) {
    return layer.normalizer() == null
        ? layer.dense().bias()
        : layer.normalizer().parameters().get(1);
  }
}
