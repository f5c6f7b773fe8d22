package backflow.check;

import backflow.nn.Architecture;
import backflow.nn.Network;
import backflow.nn.Normalization;
import backflow.nn.Parameter;
import backflow.nn.Residual;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.nn.loss.Loss;
import backflow.nn.loss.Losses;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/**
 * The problem that a reference case poses: a network with its parameters, a batch and a loss. What
 * the file claims about shapes is compared with what it contains before anything is allocated.
 *
 * @param architecture the network's shape
 * @param parameters by the names of {@link Parameter#name}
 * @param loss what is minimized
 * @param x inputs, samples × features
 * @param y targets as the loss wants them
 */
record MlpProblem(
    Architecture architecture,
    Map<String, DMatrixRMaj> parameters,
    Loss loss,
    DMatrixRMaj x,
    DMatrixRMaj y) {
  private static final List<String> KEYS =
      List.of(
          "inputs",
          "hidden",
          "outputs",
          "activation",
          "activationParameters",
          "normalization",
          "residual",
          "loss");

  static MlpProblem of(CaseNode top) {
    CaseNode n = top.at("network");
    n.allowOnly(KEYS);
    Architecture architecture = architecture(n);
    Map<String, DMatrixRMaj> parameters = parameters(top.at("parameters"), architecture);
    CaseNode x = top.at("x");
    DMatrixRMaj inputs = x.matrix(x.items().size(), architecture.inputs());
    if (inputs.numRows == 0) {
      throw x.wrong("holds no sample");
    }
    Loss loss = word(n.at("loss"), Losses::named);
    DMatrixRMaj y = targets(top.at("y"), loss, inputs.numRows, architecture.outputs());
    return new MlpProblem(architecture, parameters, loss, inputs, y);
  }

  private static Architecture architecture(CaseNode n) {
    List<Integer> widths = new ArrayList<>();
    for (CaseNode width : n.at("hidden").items()) {
      widths.add(width.count());
    }
    Activation activation = word(n.at("activation"), Activations::named);
    refuseOtherShapes(n, activation);
    return new Architecture(
        n.at("inputs").count(),
        widths,
        Collections.nCopies(widths.size(), activation),
        n.at("outputs").count(),
        normalization(n.at("normalization")),
        n.at("residual").flag() ? Residual.PLAIN : Residual.NONE,
        0);
  }

  /** The engine's leaky ReLU has the slope 0.01 and its ELU the limit −1. */
  private static void refuseOtherShapes(CaseNode n, Activation activation) {
    CaseNode p = n.at("activationParameters");
    p.allowOnly(List.of("slope", "learned", "alpha", "form"));
    boolean learned = activation.hasSlope();
    double slope = -activation.value(-1, 0);
    if (!learned && p.number("slope", slope) != slope) {
      throw p.at("slope").wrong("must be " + slope + " for " + activation.id());
    }
    if (p.number("alpha", 1) != 1) {
      throw p.at("alpha").wrong("must be 1");
    }
  }

  private static Normalization normalization(CaseNode node) {
    for (Normalization kind : Normalization.values()) {
      if (kind.id().equals(node.text())) {
        return kind;
      }
    }
    throw node.wrong("is an unknown normalization \"" + node.text() + "\"");
  }

  private static Map<String, DMatrixRMaj> parameters(CaseNode node, Architecture a) {
    Map<String, DMatrixRMaj> found = new LinkedHashMap<>();
    for (int l = 1; l <= a.depth() + 1; l++) {
      int width = a.width(l);
      found.put("W" + l, node.at("W" + l).matrix(width, a.width(l - 1)));
      found.put("b" + l, node.at("b" + l).matrix(1, width));
      boolean hidden = l <= a.depth();
      if (hidden && a.normalization() != Normalization.NONE) {
        found.put("gamma" + l, node.at("gamma" + l).matrix(1, width));
        found.put("beta" + l, node.at("beta" + l).matrix(1, width));
      }
      if (hidden && a.activations().get(l - 1).hasSlope()) {
        found.put("slope" + l, node.at("slope" + l).matrix(1, 1));
      }
    }
    node.allowOnly(List.copyOf(found.keySet()));
    return found;
  }

  private static DMatrixRMaj targets(CaseNode y, Loss loss, int samples, int outputs) {
    if (!loss.id().equals("cross-entropy")) {
      return y.matrix(samples, outputs);
    }
    double[] classes = y.vector(samples);
    for (double c : classes) {
      if (!(c >= 0 && c < outputs && c == Math.rint(c))) {
        throw y.wrong("must hold class indices below " + outputs + ", not " + c);
      }
    }
    return DMatrixRMaj.wrap(samples, 1, classes);
  }

  private interface Catalogue<T> {
    T named(String id);
  }

  private static <T> T word(CaseNode node, Catalogue<T> catalogue) {
    try {
      return catalogue.named(node.text());
    } catch (IllegalArgumentException e) {
      throw node.wrong("is an " + e.getMessage());
    }
  }

  /** A new network with the parameters of the case. */
  Network network() {
    Network network = new Network(architecture);
    for (Parameter p : network.parameters()) {
      DMatrixRMaj value = parameters.get(p.name());
      if (value == null) {
        throw new IllegalStateException(p.name());
      }
      p.value().setTo(value);
    }
    return network;
  }

  /**
   * Whether the gradient of a parameter is rounding noise: the normalization subtracts what a bias
   * before it adds.
   */
  boolean isNoise(Parameter p) {
    boolean hidden = p.layer() <= architecture.depth();
    return p.kind() == Parameter.Kind.BIAS
        && hidden
        && architecture.normalization() == Normalization.BATCH;
  }
}
