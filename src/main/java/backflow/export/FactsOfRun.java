package backflow.export;

import backflow.figure.frame.LossFacts;
import backflow.figure.frame.RunFacts;
import backflow.train.ExperimentSpec;
import backflow.train.Run;

/** What the figures want to know of a run, beside what was measured. */
public final class FactsOfRun {
  private FactsOfRun() {}

  /** What tells a run from another at a glance: activation and initializer. */
  public static String name(ExperimentSpec spec) {
    String activation = spec.network().depth() == 0 ? "linear" : spec.network().activation(1);
    return activation + " + " + spec.network().initializer().scheme().label();
  }

  /**
   * The facts.
   *
   * @param run which one
   * @param now its experiment with the live changes
   * @param name what it is called beside others; empty if it stands alone
   */
  public static RunFacts of(Run run, ExperimentSpec now, String name) {
    Run.Facts facts = run.facts();
    int batch = Math.min(run.spec().training().batchSize(), facts.trainSamples());
    double stepsPerEpoch = Math.ceil((double) facts.trainSamples() / batch);
    return new RunFacts(
        name,
        LossFacts.of(facts.loss(), facts.classes()),
        stepsPerEpoch,
        facts.probeSamples(),
        facts.trainSamples(),
        now.training().clipping().mode().id(),
        now.training().clipping().threshold(),
        now.network().depth() == 0 ? "" : now.network().activation(1),
        GainsOfRun.of(run));
  }
}
