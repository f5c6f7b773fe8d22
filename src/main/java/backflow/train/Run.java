package backflow.train;

import backflow.probe.History;

/**
 * One run of an experiment as others see it: what it is and the memory of what happened. A restart
 * makes a new one.
 *
 * @param spec the experiment as it started
 * @param history what happened; read from any thread
 * @param facts what the experiment turned out to be
 */
public record Run(ExperimentSpec spec, History history, Facts facts) {
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
   */
  public record Facts(
      int trainSamples,
      int testSamples,
      int features,
      int outputs,
      int classes,
      int parameters,
      String loss,
      int probeSamples) {}
}
