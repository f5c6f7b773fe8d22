package backflow.check;

import backflow.math.Blank;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.Workspace;
import org.ejml.data.DMatrixRMaj;

/**
 * The loss of a batch as a function of one parameter alone, under the conditions of a check. One
 * thread.
 */
final class LossAlong {
  private final Subject subject;
  private final Conditions conditions;
  private final Objective objective;
  private final SampleLosses here;
  private final SampleLosses there;
  private final double[] values;
  private final double[] gradients;
  private final int layer;
  private final int index;
  private final double theta;
  private final double analytic;

  /**
   * Prepares, and computes the gradient at θ.
   *
   * @param arrangement what is checked, and how; not modified
   * @param place which number is moved
   */
  LossAlong(Arrangement arrangement, ElementPlace place) {
    subject = arrangement.subject();
    conditions = arrangement.conditions();
    objective = new Objective(subject, conditions);
    Parameter p = place.in(objective.network());
    values = p.value().data;
    gradients = p.gradient().data;
    layer = p.layer();
    index = place.index();
    theta = values[index];
    here = objective.losses();
    there = objective.losses();
    objective.gradient(arrangement.pass());
    analytic = gradients[index];
    objective.evaluateHere(here);
    there.copy(here); // not evaluated anew, for with fresh masks that is another number
  }

  /** θ, the value that the parameter has. */
  double theta() {
    return theta;
  }

  /** What the pass on trial says of ∂J/∂θ. */
  double analytic() {
    return analytic;
  }

  /** The network, with the parameter where it was moved last. */
  Network network() {
    return objective.network();
  }

  /** Every tensor of the pass of the whole batch where the parameter was moved last. */
  Workspace workspace() {
    return objective.workspace();
  }

  /** Moves the parameter to a value, rounded to the format, and computes the loss there. */
  void moveTo(double value) {
    values[index] = conditions.precision().round(value);
    objective.evaluate(there, layer);
  }

  /** Where the parameter was moved last. */
  double at() {
    return values[index];
  }

  /** J(there) − J(θ), summed sample by sample. */
  double rise() {
    return there.minus(here) + objective.penalty(theta, values[index]);
  }

  /** J(there), in one number. */
  double loss() {
    return conditions.lossDecay() == 0 ? there.mean() : there.mean() + penalty();
  }

  private double penalty() {
    double squares = 0;
    for (Parameter p : network().parameters()) {
      for (int i = 0; i < p.size(); i++) {
        squares = Math.fma(p.value().data[i], p.value().data[i], squares);
      }
    }
    return conditions.lossDecay() / 2 * squares;
  }

  /**
   * ∂J/∂θ where the parameter is now, by the engine's own backward pass through the whole batch;
   * the blank where that is not the loss that is evaluated.
   */
  double slope() {
    if (conditions.freshMasks() || conditions.halves()) {
      return Blank.VALUE;
    }
    DMatrixRMaj output = workspace().output();
    double[] gradient = workspace().outputGradient().data;
    double[] y = subject.y().data;
    subject.loss().gradient(output.data, y, gradient, output.numRows, output.numCols);
    network().backward(workspace());
    return gradients[index] + conditions.lossDecay() * values[index];
  }
}
