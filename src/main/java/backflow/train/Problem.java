package backflow.train;

import backflow.data.Dataset;
import backflow.nn.Network;
import java.util.List;

/**
 * An experiment with its data, without a network: what several trainers of one run share. Immutable
 * as long as nobody writes into the data; nobody does.
 *
 * @param spec the experiment as it started
 * @param targets how outputs and targets meet
 * @param train the training set, encoded
 * @param test the test set, encoded
 * @param notices what a user should know of the data
 */
record Problem(
    ExperimentSpec spec, Targets targets, Dataset train, Dataset test, List<String> notices) {
  static Problem of(Setup setup) {
    return new Problem(setup.spec(), setup.targets(), setup.train(), setup.test(), setup.notices());
  }

  /** The same data, trained with other live settings. */
  Problem with(LiveSettings settings) {
    return new Problem(settings.applyTo(spec), targets, train, test, notices);
  }

  /** With a new network at step 0. */
  Setup start() {
    Setup setup = blank();
    Setup.initialize(setup.network(), spec);
    return setup;
  }

  /** With a new network whose weights are 0, to be restored. */
  Setup blank() {
    Network network = new Network(Setup.architecture(spec, train.features(), targets.outputs()));
    return new Setup(spec, targets, train, test, network, notices);
  }
}
