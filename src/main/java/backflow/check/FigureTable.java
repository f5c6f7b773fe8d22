package backflow.check;

import backflow.math.KernelChoice;
import backflow.math.RandomStream;
import backflow.nn.Architecture;
import backflow.nn.Keep;
import backflow.nn.Layer;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.Workspace;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import java.util.Collections;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The figures that lectures quote, each made by the engine where the engine can make it: powers as
 * the backward signal of a deep network of one unit per layer.
 */
final class FigureTable {
  private static final int DEEPER_THAN_ANY_OVERFLOW = 320;

  private FigureTable() {}

  static List<TensorError> run(CaseNode top) {
    Comparison comparison = new Comparison();
    for (String key : top.keys()) {
      if (key.equals("kind")) {
        continue;
      }
      CaseNode figure = top.at(key);
      if (key.equals("layers until a gain of 10 per layer overflows")) {
        figure.allowOnly(List.of("float", "double"));
        comparison.number(key + ", float", floatLayers(), figure.at("float").number());
        comparison.number(key + ", double", doubleLayers(), figure.at("double").number());
      } else {
        comparison.number(key, figure(figure, key), figure.number());
      }
    }
    return comparison.errors();
  }

  private static double figure(CaseNode node, String key) {
    switch (key) {
      case "1.1^150":
        return backwardSignal(chain("identity", 150, 1.1));
      case "0.9^150":
        return backwardSignal(chain("identity", 150, 0.9));
      case "0.25^10":
        return backwardSignal(chain("sigmoid", 10, 1));
      case "0.25^20":
        return backwardSignal(chain("sigmoid", 20, 1));
      case "largest double":
        return Double.MAX_VALUE;
      case "largest float":
        return Float.MAX_VALUE;
      case "sigmoid'(0)":
        return Activations.named("sigmoid").derivative(0, 0);
      case "tanh'(0)":
        return Activations.named("tanh").derivative(0, 0);
      default:
        throw node.wrong("is an unknown figure");
    }
  }

  /** One unit per layer, all weights alike, biases so that z = 0 for the input 0; output a_D. */
  private static Network chain(String activation, int depth, double weight) {
    Activation f = Activations.named(activation);
    Network network =
        new Network(
            new Architecture(
                1,
                Collections.nCopies(depth, 1),
                Collections.nCopies(depth, f),
                1,
                Normalization.NONE,
                Residual.NONE,
                0));
    for (Layer layer : network.layers()) {
      boolean last = layer.index() > depth;
      layer.dense().weight().value().data[0] = last ? 1 : weight;
      double center = layer.index() == 1 || last ? 0 : weight * f.value(0, 0);
      layer.dense().bias().value().data[0] = -center;
    }
    return network;
  }

  private static Workspace forward(Network network, double x) {
    RandomStream unused = RandomStream.of(0, "figures draw nothing");
    Workspace workspace = new Workspace(network, 1, KernelChoice.best(), unused, Keep.ALL);
    network.forward(DMatrixRMaj.wrap(1, 1, new double[] {x}), workspace, Mode.TRAIN);
    return workspace;
  }

  /** ∂a_D/∂u_1 times the first weight: what D layers make of a gradient of 1. */
  private static double backwardSignal(Network network) {
    Workspace workspace = forward(network, 0);
    workspace.outputGradient().data[0] = 1;
    network.backward(workspace);
    double weight = network.layers().get(0).dense().weight().value().data[0];
    return workspace.layer(1).dz().data[0] * weight;
  }

  private static int doubleLayers() {
    int depth = DEEPER_THAN_ANY_OVERFLOW;
    Workspace workspace = forward(chain("identity", depth, 10), 1);
    for (int l = 1; l <= depth; l++) {
      if (Double.isInfinite(workspace.layer(l).a().data[0])) {
        return l;
      }
    }
    return 0;
  }

  private static int floatLayers() {
    float signal = 1;
    int layers = 0;
    while (!Float.isInfinite(signal)) {
      signal *= 10;
      layers++;
    }
    return layers;
  }
}
