package backflow.ui.present;

import backflow.chart.Numbers;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.activation.Activations;
import backflow.nn.optim.Clipping;
import backflow.train.ExperimentSpec;
import backflow.train.NetworkSpec;
import backflow.train.TrainingSpec;
import backflow.ui.editor.NumberText;
import java.util.ArrayList;
import java.util.List;

/** An experiment in words: what one has to know to predict how it ends. */
final class Setup {
  private Setup() {}

  /** In one phrase: "20 sigmoid layers". */
  static String network(ExperimentSpec spec) {
    NetworkSpec network = spec.network();
    int depth = network.depth();
    return depth == 0
        ? "no hidden layer"
        : depth + " " + activation(network) + (depth == 1 ? " layer" : " layers");
  }

  private static String activation(NetworkSpec network) {
    String first = network.activation(1);
    for (int layer = 2; layer <= network.depth(); layer++) {
      if (!network.activation(layer).equals(first)) {
        return "mixed";
      }
    }
    return first.equals("identity") ? "linear" : Activations.named(first).label();
  }

  /** "before the first step", "after 200 steps". */
  static String when(long steps) {
    return steps == 0
        ? "before the first step"
        : "after " + Numbers.integer(steps) + (steps == 1 ? " step" : " steps");
  }

  /** What there is, line by line. */
  static List<String> lines(ExperimentSpec spec) {
    List<String> lines = new ArrayList<>();
    NetworkSpec network = spec.network();
    lines.add(network(spec) + widths(network));
    var initializer = network.initializer();
    lines.add(
        initializer.scheme().label()
            + (initializer.gain() == 1 ? "" : ", gain " + NumberText.of(initializer.gain()))
            + (initializer.bias() == 0
                ? ""
                : ", bias " + NumberText.of(initializer.bias()).replace('-', '−')));
    extras(network, lines);
    training(spec.training(), lines);
    lines.add("data: " + spec.data().set().label());
    return lines;
  }

  private static String widths(NetworkSpec network) {
    List<Integer> widths = network.widths();
    boolean even = widths.stream().distinct().count() == 1;
    return even ? " of " + widths.get(0) + " units" : "";
  }

  private static void extras(NetworkSpec network, List<String> lines) {
    if (network.normalization() != Normalization.NONE) {
      lines.add(network.normalization().id() + " norm");
    }
    if (network.residual() != Residual.NONE) {
      lines.add(network.residual().id() + " skips");
    }
  }

  private static void training(TrainingSpec training, List<String> lines) {
    lines.add(
        training.optimizer().kind().label()
            + ", learning rate "
            + NumberText.of(training.learningRate()));
    Clipping clipping = training.clipping();
    if (clipping.mode() != Clipping.Mode.NONE) {
      lines.add(
          "gradient clipped " + by(clipping.mode()) + " at " + NumberText.of(clipping.threshold()));
    }
  }

  private static String by(Clipping.Mode mode) {
    return mode == Clipping.Mode.PER_LAYER ? "layer by layer" : "by " + mode.id();
  }
}
