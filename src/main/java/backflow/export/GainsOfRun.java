package backflow.export;

import backflow.probe.History;
import backflow.study.Prediction;
import backflow.theory.Gains;
import backflow.train.Run;
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
    return Prediction.of(
        run.spec().network(), facts.features(), facts.outputs(), facts.inputSquare());
  }
}
