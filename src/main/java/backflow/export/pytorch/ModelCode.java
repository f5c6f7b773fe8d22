package backflow.export.pytorch;

import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.train.NetworkSpec;
import backflow.train.Setup;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The network in PyTorch. */
final class ModelCode {
  private static final String OUTPUT =
      """
      class Output(nn.Module):
          \"""The output layer is linear: a = z = x·Wᵀ + b.\"""

          def __init__(self, inputs, units):
              super().__init__()
              self.dense = nn.Linear(inputs, units)

          def forward(self, x):
              self.z = self.a = self.dense(x)
              return self.a
      """;

  private static final String LAYER_NORM =
      """
      class LayerNorm(nn.Module):
          \"""nn.LayerNorm; its gradient for a single unit is rounding there, and 0 here as in truth.\"""

          def __init__(self, units):
              super().__init__()
              self.weight = nn.Parameter(torch.ones(units))  # γ
              self.bias = nn.Parameter(torch.zeros(units))  # β

          def forward(self, u):
              centred = u - u.mean(1, keepdim=True)
              variance = centred.square().mean(1, keepdim=True)
              return self.weight * centred / (variance + 1e-5).sqrt() + self.bias
      """;

  private static final int ONE_LINE = 80;

  private final Setup setup;
  private final NetworkSpec network;
  private final List<Activation> activations = new ArrayList<>();

  ModelCode(Setup setup) {
    this.setup = setup;
    network = setup.spec().network();
    for (int l = 1; l <= network.depth(); l++) {
      activations.add(Activations.named(network.activation(l)));
    }
  }

  /** D, the number of hidden layers. */
  int depth() {
    return network.depth();
  }

  /** Whether any layer has ReLU units, which can die. */
  boolean canDie() {
    return activations.stream().anyMatch(Activation::canDie);
  }

  /** Whether any layer has units that saturate. */
  boolean saturates() {
    return activations.stream().anyMatch(Activation::saturates);
  }

  private boolean singleUnits() {
    return network.widths().contains(1);
  }

  /** The normalization, where torch's own is not good enough; else empty. */
  String normalization() {
    return network.normalization() == Normalization.LAYER && singleUnits() ? LAYER_NORM : "";
  }

  private boolean skips() {
    return network.residual() != Residual.NONE && layersThatSkip() > 0;
  }

  private int layersThatSkip() {
    int count = 0;
    for (int l = 1; l <= depth(); l++) {
      count += setup.network().architecture().skips(l) ? 1 : 0;
    }
    return count;
  }

  private boolean scales() {
    return skips() && network.residual() == Residual.SCALED;
  }

  /** The widths and the activations of the layers, from the input on. */
  String constants() {
    List<String> widths = new ArrayList<>();
    for (int l = 0; l <= depth() + 1; l++) {
      widths.add(Integer.toString(setup.network().architecture().width(l)));
    }
    String lines =
        "# Inputs, hidden layers, outputs.\n"
            + Python.assignment("WIDTHS = ", Python.list(widths))
            + "\n";
    return scales()
        ? lines + "SCALE = 1 / math.sqrt(" + depth() + ")  # of f(z) beside a skip\n"
        : lines;
  }

  /** The classes of activations that torch has not; empty if it has all. */
  String activationClasses() {
    return distinct().stream().map(ActivationCode::definition).collect(Collectors.joining());
  }

  /** Where units saturate, by the type of their activation. */
  String tails() {
    String entries =
        distinct().stream()
            .map(ActivationCode::tail)
            .filter(tail -> !tail.isEmpty())
            .map(tail -> "    " + tail + ",\n")
            .collect(Collectors.joining());
    return "# Where z is on a flat tail: |f′| below 5.91 % of its maximum.\nSATURATED = {\n"
        + entries
        + "}\n";
  }

  private Set<ActivationCode> distinct() {
    return activations.stream()
        .map(ActivationCode::of)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The hidden layer; empty without one. */
  String hidden() {
    if (depth() == 0) {
      return "";
    }
    return """
    class Hidden(nn.Module):
        \"""%s\"""

        def __init__(self, inputs, units, activation):
            super().__init__()
            self.dense = nn.Linear(inputs, units)
    %s        self.activation = activation

        def forward(self, x):
    %s
    """
        .formatted(formula(), norm(), forward());
  }

  private String formula() {
    String z =
        switch (network.normalization()) {
          case NONE -> "z = x·Wᵀ + b";
          case BATCH -> "u = x·Wᵀ + b, z = γ·(u − mean)/√(variance + ε) + β over the batch";
          case LAYER -> "u = x·Wᵀ + b, z = γ·(u − mean)/√(variance + ε) + β over the units";
        };
    if (!skips()) {
      return z + ", a = f(z).";
    }
    String s = scales() ? "s·" : "";
    String where = layersThatSkip() < depth() ? ", without x where the widths differ" : "";
    String a = "a = x + " + s + "f(z)" + where + ".";
    return z.length() + a.length() < ONE_LINE ? z + ", " + a : z + ",\n    " + a + "\n    ";
  }

  private String norm() {
    return switch (network.normalization()) {
      case NONE -> "";
      case BATCH -> "        self.norm = nn.BatchNorm1d(units, track_running_stats=False)\n";
      case LAYER -> "        self.norm = " + (singleUnits() ? "" : "nn.") + "LayerNorm(units)\n";
    };
  }

  private String forward() {
    boolean normalizes = network.normalization() != Normalization.NONE;
    String z = normalizes ? "self.norm(self.dense(x))" : "self.dense(x)";
    return """
    self.z = %s
    self.f = self.activation(self.z)
    self.a = %s
    return self.a\
    """
        .formatted(z, output())
        .indent(8)
        .stripTrailing();
  }

  private String output() {
    if (!skips()) {
      return "self.f";
    }
    String sum = scales() ? "x + SCALE * self.f" : "x + self.f";
    return layersThatSkip() < depth() ? sum + " if x.shape == self.f.shape else self.f" : sum;
  }

  /** The output layer. */
  String outputLayer() {
    return OUTPUT;
  }

  /** The function that puts the layers together. */
  String network() {
    if (depth() == 0) {
      return """
      def network():
          \"""Without hidden layers: a linear model.\"""
          return nn.Sequential(Output(*WIDTHS))
      """;
    }
    return """
    def network():
        \"""%s, from the input on.\"""
    %s
        hidden = [Hidden(*shape) for shape in zip(WIDTHS, WIDTHS[1:], activations)]
        return nn.Sequential(*hidden, Output(*WIDTHS[-2:]))
    """
        .formatted(
            depth() == 1
                ? "One hidden layer and the output layer"
                : depth() + " hidden layers and the output layer",
            Python.assignment("    activations = ", makers()));
  }

  private String makers() {
    List<String> makers = activations.stream().map(a -> ActivationCode.of(a).maker()).toList();
    boolean learns = activations.stream().anyMatch(Activation::hasSlope);
    boolean one = makers.stream().distinct().count() == 1;
    if (one && makers.size() > 2) {
      String range = "for _ in range(" + makers.size() + ")";
      return learns
          ? "[" + makers.get(0) + " " + range + "]"
          : makers.size() + " * [" + makers.get(0) + "]";
    }
    return learns ? "[" + String.join(", ", makers) + "]" : Python.list(makers);
  }
}
