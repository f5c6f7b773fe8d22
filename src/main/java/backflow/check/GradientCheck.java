package backflow.check;

import backflow.math.Norms;
import backflow.math.RandomStream;
import backflow.nn.Layer;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.layer.BatchNorm;
import backflow.nn.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.ejml.data.DMatrixRMaj;

/**
 * Is the gradient of the backward pass right? Moves one parameter after the other by ±ε and lays
 * the change of the loss beside it: centred (J(θ+ε) − J(θ−ε))/2ε, whose error is O(ε²), and
 * one-sided (J(θ+ε) − J(θ))/ε, O(ε).
 *
 * <p>Batch norm stays in training mode on the fixed batch; dropout keeps one mask throughout. An
 * element whose analytic and numeric value are both below 100·u·|J|/ε, u the unit roundoff, is
 * unresolvable; one where a unit changes its side of a kink between θ+ε and θ−ε is set apart too;
 * neither is ever called wrong. Just above that limit rounding alone can pass for an error of some
 * percent, and where the loss bends sharply truncation can: so what seems wrong must be wrong at
 * 10ε, 100ε and ε/10 as well, else it is unresolvable at this ε. A bias before batch norm has a
 * gradient of 0 in truth; its limit is higher, see {@link #cancellation}.
 *
 * <p>Works on a copy: nothing of the network that is handed in is ever changed. The constructor
 * must run where nobody changes that network meanwhile, {@link #run} may run on any one thread.
 */
public final class GradientCheck {
  private static final double UNIT_ROUNDOFF = 0x1p-53;

  private static final double[] SECOND_LOOKS = {10, 100, 0.1};

  private final Objective objective;
  private final Conditions conditions;
  private final BackwardPass pass;
  private final Network network;
  private final int[][] selection;
  private final KinkSides sides;
  private final SampleLosses above;
  private final SampleLosses below;
  private final SampleLosses here;

  /**
   * The check of the engine's own gradient that nothing spoils.
   *
   * @param network with the parameters at which to check; not modified
   * @param loss what is differentiated
   * @param x inputs, batch × features; not modified
   * @param y targets as the loss wants them; not modified
   * @param seed of the dropout mask, and of the sample of parameters
   */
  public GradientCheck(Network network, Loss loss, DMatrixRMaj x, DMatrixRMaj y, long seed) {
    this(new Subject(network, loss, x, y, seed), Conditions.USUAL, BackwardPass.HONEST);
  }

  /**
   * Prepares a check.
   *
   * @param subject what is checked; not modified
   * @param conditions how
   * @param pass whose gradient is on trial
   */
  public GradientCheck(Subject subject, Conditions conditions, BackwardPass pass) {
    this.conditions = conditions;
    this.pass = pass;
    objective = new Objective(subject, conditions);
    network = objective.network();
    RandomStream sample = RandomStream.of(subject.seed(), "parameters of the gradient check");
    selection = Selection.of(network.parameters(), conditions, sample);
    sides = new KinkSides(network, subject.x().numRows);
    above = objective.losses();
    below = objective.losses();
    here = objective.losses();
  }

  /** How many numbers will be checked. */
  public int elements() {
    int count = 0;
    for (int[] indices : selection) {
      count += indices.length;
    }
    return count;
  }

  /** |a| and |n| below this drown in the rounding of the loss. */
  static double resolution(double loss, double epsilon) {
    return 100 * UNIT_ROUNDOFF * Math.abs(loss) / epsilon;
  }

  /** Checks to the end. */
  public GradientReport run() {
    return run((done, of) -> {}, () -> false);
  }

  /**
   * Checks.
   *
   * @param progress called after each element
   * @param cancelled asked before each element; once true, the report ends there
   */
  public GradientReport run(CheckProgress progress, BooleanSupplier cancelled) {
    double value = objective.gradient(pass);
    objective.evaluateHere(here);
    double epsilon = conditions.epsilon();
    double resolution = resolution(value, epsilon);
    List<TensorCheck> tensors = new ArrayList<>();
    int of = elements();
    int done = 0;
    boolean stopped = false;
    for (int i = 0; i < selection.length; i++) {
      Parameter p = network.parameters().get(i);
      double limit = Math.max(resolution, cancellation(p, epsilon));
      List<ElementCheck> elements = new ArrayList<>();
      for (int index : selection[i]) {
        stopped = stopped || cancelled.getAsBoolean();
        if (stopped) {
          break;
        }
        elements.add(element(p, index, epsilon, limit));
        progress.checked(++done, of);
      }
      tensors.add(new TensorCheck(p.name(), p.layer(), p.size(), elements));
    }
    return new GradientReport(conditions, value, network.parameterCount(), tensors, !stopped);
  }

  /** Checks one number alone, be it in the sample or not. */
  public ElementCheck check(ElementPlace place) {
    double value = objective.gradient(pass);
    objective.evaluateHere(here);
    double epsilon = conditions.epsilon();
    Parameter p = place.in(network);
    double limit = Math.max(resolution(value, epsilon), cancellation(p, epsilon));
    return element(p, place.index(), epsilon, limit);
  }

  /**
   * Batch norm takes the mean away, and with it the bias before it: that gradient is 0 in truth,
   * and both values are the rounding of a cancellation, as large as the gradient of the layer is.
   *
   * @return 100·u·‖∂L/∂W_l‖/ε for a bias before batch norm, else 0
   */
  private double cancellation(Parameter p, double epsilon) {
    Layer layer = network.layers().get(p.layer() - 1);
    if (p.kind() != Parameter.Kind.BIAS || !(layer.normalizer() instanceof BatchNorm)) {
      return 0;
    }
    DMatrixRMaj g = layer.dense().weight().gradient();
    int n = g.getNumElements();
    double norm = Norms.norm(g.data, n, objective.kernels().sumOfSquares(g.data, n));
    return 100 * UNIT_ROUNDOFF * norm / epsilon;
  }

  private ElementCheck element(Parameter p, int index, double epsilon, double resolution) {
    Difference d = difference(p, index, epsilon);
    double analytic = p.gradient().data[index];
    Band band = band(analytic, d, resolution);
    if (band == Band.WRONG) {
      band = secondLook(p, index, epsilon, Math.abs(analytic - d.centred) < resolution);
    }
    return new ElementCheck(index, analytic, d.centred, d.oneSided, band);
  }

  /** Differences at one ε; crossed: whether a unit changes its side of a kink between the ends. */
  private record Difference(double centred, double oneSided, boolean crossed) {}

  private Difference difference(Parameter p, int index, double epsilon) {
    double[] w = p.value().data;
    double before = w[index];
    double plus = before + epsilon;
    double minus = before - epsilon;
    w[index] = plus;
    objective.evaluate(above, p.layer());
    sides.keep(objective.workspace(), p.layer());
    w[index] = minus;
    objective.evaluate(below, p.layer());
    boolean crossed = sides.keep(objective.workspace(), p.layer());
    w[index] = before;
    // divided by the steps that were really taken: θ ± ε is rounded
    double centred = (above.minus(below) + objective.penalty(minus, plus)) / (plus - minus);
    double oneSided = (above.minus(here) + objective.penalty(before, plus)) / (plus - before);
    return new Difference(centred, oneSided, crossed);
  }

  private static Band band(double a, Difference d, double resolution) {
    if (!Double.isFinite(a) || !Double.isFinite(d.centred)) {
      return Band.NOT_FINITE;
    }
    if (Math.abs(a) < resolution && Math.abs(d.centred) < resolution) {
      return Band.UNRESOLVABLE;
    }
    return d.crossed ? Band.KINK : Band.of(ElementCheck.relativeError(a, d.centred));
  }

  /**
   * A gradient that is wrong is wrong at every ε; rounding shrinks with a larger one, truncation
   * with a smaller one. So before anything is called wrong it is looked at again.
   *
   * @param small whether the disagreement is itself below the resolution
   * @return wrong, or why not
   */
  private Band secondLook(Parameter p, int index, double epsilon, boolean small) {
    double analytic = p.gradient().data[index];
    boolean conclusive = false;
    for (double factor : SECOND_LOOKS) {
      Difference d = difference(p, index, factor * epsilon);
      if (!d.crossed) {
        if (ElementCheck.relativeError(analytic, d.centred) <= Band.WRONG_ABOVE) {
          return Band.UNRESOLVABLE;
        }
        conclusive |= factor > 1;
      }
    }
    return small && !conclusive ? Band.KINK : Band.WRONG;
  }
}
