package backflow.export.pytorch;

import backflow.math.FloatFormat;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.activation.Activations;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Schedule;
import backflow.train.ExperimentSpec;
import backflow.train.InitializerSpec;
import backflow.train.LossScale;
import backflow.train.NetworkSpec;
import backflow.train.Setup;
import backflow.train.TrainingSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** What a script says of itself: the experiment, and how far it agrees with Backflow. */
final class Preamble {
  private static final int WIDTH = 100;

  private Preamble() {}

  /**
   * The text between the script's first quotation marks.
   *
   * @param beside whether the start stands in a file beside the script
   */
  static String of(Setup setup, Sensitivity sensitivity, boolean beside) {
    TrainingSpec t = setup.spec().training();
    List<String> lines = new ArrayList<>();
    lines.add(Python.line(setup.spec().name()));
    lines.add("");
    lines.add(
        "What Backflow trains, as a PyTorch script: the same first weights, the same data, the same"
            + " batches. Prints what is measured at every step in every layer, as CSV:");
    lines.add("");
    lines.add("    python3 THIS_SCRIPT.py --steps 20 > metrics.csv");
    lines.add("");
    lines.add("Network: " + network(setup) + ".");
    lines.add("Start: " + start(setup.spec()) + ".");
    lines.add("Data: " + data(setup) + ".");
    lines.add("Training: " + training(setup) + ".");
    if (beside) {
      lines.add(
          "The numbers of the start are in a file beside this one, whose name ends in "
              + StartNumbers.SUFFIX
              + ".");
    }
    lines.add("");
    lines.addAll(reduced(t) ? precision(t) : agreement(sensitivity));
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> wrap(text, line));
    return text.toString();
  }

  private static String network(Setup setup) {
    NetworkSpec n = setup.spec().network();
    int inputs = setup.train().features();
    int outputs = setup.targets().outputs();
    List<String> parts = new ArrayList<>();
    parts.add(counted(inputs, "input"));
    if (n.depth() > 0) {
      parts.add(counted(n.depth(), "hidden layer") + hidden(n));
    }
    parts.add(counted(outputs, "output"));
    return String.join(", ", parts);
  }

  private static String hidden(NetworkSpec n) {
    boolean even = n.widths().stream().distinct().count() == 1;
    String f =
        n.activations().stream()
            .map(id -> Activations.named(id).label())
            .distinct()
            .limit(4)
            .reduce((a, b) -> a + ", " + b)
            .orElse("");
    boolean more = n.activations().stream().distinct().count() > 4;
    return (even ? " of " + counted(n.widths().get(0), "unit") : "")
        + " ("
        + f
        + (more ? ", …" : "")
        + ")"
        + (n.normalization() == Normalization.NONE
            ? ""
            : " with " + n.normalization().id() + " normalization")
        + (n.residual() == Residual.NONE ? "" : " and " + n.residual().id() + " skips");
  }

  private static String counted(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String start(ExperimentSpec spec) {
    InitializerSpec i = spec.network().initializer();
    return i.scheme().id()
        + " weights, gain "
        + plain(i.gain())
        + ", biases "
        + plain(i.bias())
        + "; seed "
        + spec.seed();
  }

  private static String data(Setup setup) {
    int batch = Math.min(setup.spec().training().batchSize(), setup.train().size());
    return setup.spec().data().set().label()
        + ", "
        + setup.train().size()
        + " training samples, "
        + (batch == setup.train().size() ? "all in every batch" : "batches of " + batch);
  }

  private static String training(Setup setup) {
    TrainingSpec t = setup.spec().training();
    String schedule =
        t.schedule().kind() == Schedule.Kind.CONSTANT
            ? ""
            : " (" + t.schedule().kind().label() + ")";
    String decay = t.weightDecay() == 0 ? "" : ", weight decay " + plain(t.weightDecay());
    String clipping =
        t.clipping().mode() == Clipping.Mode.NONE
            ? ""
            : ", clipping " + t.clipping().mode().id() + " " + plain(t.clipping().threshold());
    return setup.targets().loss().id()
        + ", "
        + t.optimizer().kind().label()
        + ", learning rate "
        + plain(t.learningRate())
        + schedule
        + decay
        + clipping;
  }

  private static String plain(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e6 ? Long.toString((long) x) : Python.number(x);
  }

  private static boolean reduced(TrainingSpec t) {
    return t.precision() != FloatFormat.FLOAT64 || !t.lossScale().equals(LossScale.ONE);
  }

  /** What a script that computes in double cannot be held to. */
  private static List<String> precision(TrainingSpec t) {
    String format = t.precision().word();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Agreement: none is promised. The experiment is trained in "
            + format
            + " with "
            + (t.lossScale().dynamic()
                ? "a dynamic loss scale"
                : "a loss scale of " + plain(t.lossScale().start()))
            + ", which Backflow emulates by rounding every tensor after each operation; this script"
            + " computes in "
            + Python.dtype(t.precision()).substring("torch.".length())
            + ", without a loss scale.");
    if (t.precision() == FloatFormat.FLOAT32) {
      lines.add(
          "At first both differ by the last digits of float32, about 1e-7 of a number; where a"
              + " square leaves float32, a norm here is 0 or Infinity.");
    } else if (t.precision() != FloatFormat.FLOAT64) {
      lines.add(
          "For PyTorch's own mixed precision put forward pass and loss under"
              + " torch.autocast(device_type, dtype=torch."
              + format
              + "), which keeps some operations in float32, and step by a torch.amp.GradScaler.");
    }
    return lines;
  }

  private static List<String> agreement(Sensitivity s) {
    List<String> lines = new ArrayList<>();
    if (s.agreed() == 0) {
      lines.add(
          "Agreement: none can be promised. In this network rounding errors are as large as some"
              + " numbers from the first step on, and another library rounds otherwise.");
      return lines;
    }
    boolean all = s.agreed() == s.measured();
    lines.add(
        "Agreement: "
            + (all ? "in the first " + s.agreed() + " steps" : "up to step " + (s.agreed() - 1))
            + ", the first being 0, every number is that of Backflow's metrics to 1e-9 of itself,"
            + " NaN and Infinity alike; "
            + (all ? "no more were measured." : "after that rounding errors may have grown larger.")
            + " Measured by training beside copies whose weights are moved by 1e-15 of themselves"
            + " before every step.");
    if (!s.rounding().isEmpty()) {
      lines.add(
          "Left out is what is rounding from the start on, 0 in truth or a small rest of large"
              + " numbers:");
      s.rounding()
          .forEach(
              (column, layers) ->
                  lines.add(
                      "    "
                          + column
                          + " of "
                          + (layers.size() == 1 ? "layer " : "layers ")
                          + ranges(layers)));
    }
    return lines;
  }

  /** Numbers in order, neighbours joined: {@code 1–3, 7}. */
  static String ranges(SortedSet<Integer> numbers) {
    List<String> parts = new ArrayList<>();
    int first = numbers.first();
    int last = first;
    for (int n : numbers) {
      if (n > last + 1) {
        parts.add(range(first, last));
        first = n;
      }
      last = n;
    }
    parts.add(range(first, last));
    return String.join(", ", parts);
  }

  private static String range(int first, int last) {
    return first == last ? Integer.toString(first) : first + "–" + last;
  }

  private static void wrap(StringBuilder text, String line) {
    int used = 0;
    String indent = line.startsWith("    ") ? "    " : "";
    text.append(indent);
    used = indent.length();
    for (String word : line.strip().split(" ", -1)) {
      if (used > indent.length() && used + 1 + word.length() > WIDTH) {
        text.append('\n').append(indent);
        used = indent.length();
      } else if (used > indent.length()) {
        text.append(' ');
        used++;
      }
      text.append(word);
      used += word.length();
    }
    text.append('\n');
  }
}
