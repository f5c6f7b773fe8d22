package backflow.export;

import backflow.nn.Architecture;
import backflow.nn.activation.Activation;
import backflow.nn.activation.Activations;
import backflow.probe.History;
import backflow.theory.Gains;
import backflow.theory.MeanField;
import backflow.theory.Start;
import backflow.train.InitializerSpec;
import backflow.train.NetworkSpec;
import backflow.train.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What theory says of a run, worked out once: figures ask in every frame, and 300 layers take some
 * milliseconds. A run is known by its history, which it shares with no other. Any thread.
 */
final class GainsOfRun {
  private static final Map<History, Gains> KNOWN = new WeakHashMap<>();

  private GainsOfRun() {}

  static Gains of(Run run) {
    synchronized (KNOWN) {
      return KNOWN.computeIfAbsent(run.history(), history -> workOut(run));
    }
  }

  private static Gains workOut(Run run) {
    Run.Facts facts = run.facts();
    NetworkSpec network = run.spec().network();
    return of(network, facts.features(), facts.outputs(), facts.inputSquare());
  }

  /** What theory says of a network on inputs of a mean square. */
  static Gains of(NetworkSpec network, int features, int outputs, double inputSquare) {
    List<Activation> activations = new ArrayList<>();
    for (int l = 1; l <= network.depth(); l++) {
      activations.add(Activations.named(network.activation(l)));
    }
    Architecture architecture =
        new Architecture(
            features,
            network.widths(),
            activations,
            outputs,
            network.normalization(),
            network.residual(),
            network.dropout());
    InitializerSpec i = network.initializer();
    Start start = new Start(i.scheme(), i.gain(), i.k(), i.std(), i.bound(), i.bias());
    return MeanField.of(architecture, start, inputSquare);
  }
}
