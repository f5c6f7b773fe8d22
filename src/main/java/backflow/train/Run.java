package backflow.train;

import backflow.nn.Architecture;
import backflow.probe.History;
import backflow.probe.Watcher;
import org.jspecify.annotations.Nullable;

/**
 * One run of an experiment as others see it: what it is and the memory of what happened. A restart
 * or a branch makes a new one.
 *
 * @param spec the experiment as it started
 * @param history what happened; read from any thread; of a branch, from its first step on
 * @param facts what the experiment turned out to be
 * @param checkpoints from which any step can be had again; read from any thread
 * @param log what was changed on the way; read from any thread
 * @param origin where it branched off another run; null if it began at step 0
 * @param watcher who is told of its steps on the training thread
 */
public record Run(
    ExperimentSpec spec,
    History history,
    Facts facts,
    Checkpoints checkpoints,
    ChangeLog log,
    @Nullable Origin origin,
    Watcher watcher) {
  /** The first step of this run: 0, or where it branched off. */
  public long firstStep() {
    return origin == null ? 0 : origin.step();
  }

  /** The shape of its network. */
  public Architecture architecture() {
    return Setup.architecture(spec, facts.features(), facts.outputs());
  }

  /**
   * Where a run branched off another.
   *
   * @param parent the other experiment, as it started
   * @param step the first step that is the branch's own
   */
  public record Origin(ExperimentSpec parent, long step) {}

  /**
   * What data and network turned out to be.
   *
   * @param trainSamples size of the training set
   * @param testSamples size of the test set
   * @param features inputs of the network
   * @param outputs outputs of the network
   * @param classes classes of the target; 0 for regression
   * @param parameters how many numbers are learned
   * @param loss id of the loss that {@code auto} became
   * @param probeSamples size of the probe set
   * @param inputSquare mean of the squares of all inputs of the training set
   */
  public record Facts(
      int trainSamples,
      int testSamples,
      int features,
      int outputs,
      int classes,
      int parameters,
      String loss,
      int probeSamples,
      double inputSquare) {}
}
