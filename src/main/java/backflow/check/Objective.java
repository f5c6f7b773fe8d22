package backflow.check;

import backflow.math.FloatFormat;
import backflow.math.KernelChoice;
import backflow.math.Kernels;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.Workspace;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * J as a function of the parameters, on one batch, under the conditions of a check. Batch norm is
 * in training mode; dropout keeps the masks of {@link #gradient}, if the conditions do not say
 * otherwise. One thread.
 */
final class Objective {
  private final Subject subject;
  private final Conditions conditions;
  private final Network network;
  private final Workspace workspace;
  private final List<PartOfBatch> parts = new ArrayList<>();
  private final int end;
  private int moved;

  /**
   * A copy of the subject.
   *
   * @param subject not modified
   */
  Objective(Subject subject, Conditions conditions) {
    this.subject = subject;
    this.conditions = conditions;
    network = Subject.copy(subject.network());
    end = network.layers().size() + 1;
    int n = subject.x().numRows;
    RandomStream masks = RandomStream.of(subject.seed(), "dropout of the gradient check");
    workspace = new Workspace(network, n, KernelChoice.best(), masks, Keep.ALL);
    workspace.format(conditions.precision());
    for (Parameter p : network.parameters()) {
      conditions.precision().roundInPlace(p.value().data, p.size());
    }
    if (conditions.halves() && n > 1) {
      part(0, n / 2);
      part(n / 2, n);
    } else if (conditions.freshMasks()) {
      part(0, n);
    }
  }

  private void part(int from, int to) {
    RandomStream masks =
        RandomStream.of(subject.seed(), "fresh masks of the gradient check from " + from);
    parts.add(new PartOfBatch(network, subject.x(), from, to, masks, conditions.precision()));
  }

  /** The network whose parameters may be moved. */
  Network network() {
    return network;
  }

  /** What the last evaluation of the whole batch left. */
  Workspace workspace() {
    return workspace;
  }

  /** What it is computed in. */
  FloatFormat precision() {
    return conditions.precision();
  }

  Kernels kernels() {
    return workspace.kernels();
  }

  /** Room for the losses of the samples. */
  SampleLosses losses() {
    return new SampleLosses(
        subject.loss(), subject.y(), network.architecture().outputs(), conditions.precision());
  }

  /**
   * The gradient of the pass on trial at the parameters of now, into them; comes before the first
   * evaluation.
   *
   * @return J, without the penalty
   */
  double gradient(BackwardPass pass) {
    network.forward(subject.x(), workspace, Mode.TRAIN);
    moved = end;
    DMatrixRMaj output = workspace.output();
    double value =
        subject.loss().value(output.data, subject.y().data, output.numRows, output.numCols);
    backward(pass);
    for (PartOfBatch part : parts) {
      part.copyMasks(network, workspace);
    }
    return value;
  }

  /**
   * The gradient of the pass on trial at other parameters, with the masks of {@link #gradient};
   * after it all parameters are to be put back.
   *
   * @param into receives the losses there, of the whole batch
   */
  void gradientAgain(BackwardPass pass, SampleLosses into) {
    network.forward(subject.x(), workspace, Mode.REPEAT);
    moved = 1;
    into.of(workspace.output(), 0);
    backward(pass);
  }

  private void backward(BackwardPass pass) {
    DMatrixRMaj output = workspace.output();
    double[] gradient = workspace.outputGradient().data;
    double[] y = subject.y().data;
    subject.loss().gradient(output.data, y, gradient, output.numRows, output.numCols);
    workspace.scaleOutputGradient();
    pass.backward(network, workspace);
    network.parameters().forEach(this::decay);
  }

  private void decay(Parameter p) {
    double decay = conditions.gradientDecay();
    for (int i = 0; decay != 0 && i < p.size(); i++) {
      p.gradient().data[i] += decay * p.value().data[i];
    }
  }

  /** The loss of every sample at the parameters of {@link #gradient}. */
  void evaluateHere(SampleLosses into) {
    evaluate(into, end);
  }

  /**
   * The loss of every sample at the parameters of now. The workspace holds the pass of the whole
   * batch with its fixed masks, whatever spoils the losses. What lies below all that was moved is
   * not computed anew.
   *
   * @param layer where a parameter is moved, 1..D+1; all others are as they were for {@link
   *     #gradient}
   */
  void evaluate(SampleLosses into, int layer) {
    int from = Math.min(layer, moved);
    if (from < end) {
      network.forwardFrom(from, workspace, Mode.REPEAT);
    }
    moved = layer;
    into.of(workspace.output(), 0);
    for (PartOfBatch part : parts) {
      part.evaluate(network, conditions.freshMasks() ? Mode.TRAIN : Mode.REPEAT, into);
    }
  }

  /** By how much the penalty grows when one parameter goes from a value to another. */
  double penalty(double from, double to) {
    return conditions.lossDecay() / 2 * (to - from) * (to + from);
  }
}
