package backflow.train;

import backflow.data.Dataset;
import backflow.math.Blank;
import backflow.math.Kernels;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Workspace;
import org.ejml.data.DMatrixRMaj;

/**
 * Loss and accuracy over a whole set in evaluation mode, a thousand samples at a time. Changes
 * nothing of the network; allocates nothing after construction.
 */
public final class Evaluator {
  private static final int CHUNK = 1024;

  private final Network network;
  private final Dataset data;
  private final Targets targets;
  private final Workspace workspace;
  private final DMatrixRMaj x;
  private final DMatrixRMaj y;
  private final int[] rows;
  private double loss = Blank.VALUE;
  private double accuracy = Blank.VALUE;

  /**
   * An evaluator of the test set of an experiment.
   *
   * @param setup not modified
   * @param kernels the inner loops; belong to the evaluator from now on
   */
  public static Evaluator ofTestSet(Setup setup, Kernels kernels) {
    Evaluator test = new Evaluator(setup.network(), setup.test(), setup.targets(), kernels);
    test.workspace.format(setup.spec().training().precision());
    return test;
  }

  /**
   * An evaluator of a set.
   *
   * @param data encoded; may be empty: then loss and accuracy stay blank
   */
  Evaluator(Network network, Dataset data, Targets targets, Kernels kernels) {
    this.network = network;
    this.data = data;
    this.targets = targets;
    int chunk = Math.max(1, Math.min(CHUNK, data.size()));
    RandomStream unused = RandomStream.of(0, "evaluation draws nothing");
    workspace = new Workspace(network, chunk, kernels, unused, Keep.FLOWING);
    x = new DMatrixRMaj(chunk, data.features());
    y = new DMatrixRMaj(chunk, data.y().numCols);
    rows = new int[chunk];
  }

  /** Goes through the set with the network as it now is. */
  public void evaluate() {
    int n = data.size();
    if (n == 0) {
      return;
    }
    double sum = 0;
    int correct = 0;
    for (int from = 0; from < n; from += rows.length) {
      int count = Math.min(rows.length, n - from);
      for (int i = 0; i < count; i++) {
        rows[i] = from + i;
      }
      data.copyRows(rows, count, x, y);
      network.forward(x, workspace, Mode.EVALUATE);
      DMatrixRMaj output = workspace.output();
      double mean = targets.loss().value(output.data, y.data, count, targets.outputs());
      sum += mean * ((double) count / n);
      correct += targets.hasAccuracy() ? targets.correct(output, y) : 0;
    }
    loss = sum;
    accuracy = targets.hasAccuracy() ? (double) correct / n : Blank.VALUE;
  }

  /** Mean loss at the last evaluation; blank for an empty set. */
  public double loss() {
    return loss;
  }

  /** Share classified right at the last evaluation; blank for an empty set or regression. */
  public double accuracy() {
    return accuracy;
  }
}
