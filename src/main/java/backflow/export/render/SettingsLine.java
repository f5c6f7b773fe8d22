package backflow.export.render;

import backflow.chart.Numbers;
import backflow.nn.optim.Clipping;
import backflow.train.ExperimentSpec;
import backflow.train.NetworkSpec;
import backflow.train.Run;
import java.util.ArrayList;
import java.util.List;

/** What made a picture, in one line: network, data, training, seed and step. */
public final class SettingsLine {
  private SettingsLine() {}

  /**
   * The line.
   *
   * @param now the experiment with the live changes
   * @param steps how many steps were complete
   */
  public static String of(Run run, ExperimentSpec now, long steps) {
    List<String> parts = new ArrayList<>();
    parts.add(network(now.network()));
    parts.add(now.data().set().label() + ", " + run.facts().trainSamples() + " train");
    parts.add(training(now, run));
    parts.add("seed " + now.seed());
    parts.add("after " + Numbers.integer(steps) + (steps == 1 ? " step" : " steps"));
    return String.join(" · ", parts);
  }

  private static String network(NetworkSpec network) {
    if (network.depth() == 0) {
      return "no hidden layer, " + network.initializer().scheme().label();
    }
    long widths = network.widths().stream().distinct().count();
    String size = network.depth() + (network.depth() == 1 ? " layer" : " layers");
    if (widths == 1) {
      size += " of " + network.widths().get(0);
    }
    String words = size + ", " + network.activation(1) + ", ";
    words += network.initializer().scheme().label();
    String norm = network.normalization().id();
    words += norm.equals("none") ? "" : ", " + norm + " norm";
    String skip = network.residual().id();
    return words + (skip.equals("none") ? "" : ", " + skip + " residual");
  }

  private static String training(ExperimentSpec now, Run run) {
    int batch = Math.min(now.training().batchSize(), run.facts().trainSamples());
    String words =
        now.training().optimizer().kind().label()
            + " "
            + Numbers.value(now.training().learningRate())
            + ", batch "
            + Numbers.integer(batch);
    Clipping clipping = now.training().clipping();
    return clipping.mode() == Clipping.Mode.NONE
        ? words
        : words + ", clipped by " + clipping.mode().id() + " at " + value(clipping);
  }

  private static String value(Clipping clipping) {
    return Numbers.value(clipping.threshold());
  }
}
