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
import org.jspecify.annotations.Nullable;

/**
 * Is the gradient of the backward pass right? Moves one parameter after the other by ±ε and lays
 * the change of the loss beside it: centred (J(θ+ε) − J(θ−ε))/2ε, whose error is O(ε²), and
 * one-sided (J(θ+ε) − J(θ))/ε, O(ε).
 *
 * <p>Batch norm stays in training mode on the fixed batch; dropout keeps one mask throughout. An
 * element whose analytic and numeric value are both below 100·u·|J|/ε, u the unit roundoff, is
 * unresolvable; one where a unit changes its side of a kink between θ+ε and θ−ε is set apart too;
 * neither is ever called wrong. Just above that limit rounding alone can pass for an error of some
 * percent, and where the loss bends sharply truncation can: so what seems wrong must be more than
 * the measured {@link RoundingNoise}, and wrong at other ε as well, at which the differences agree
 * with each other; else it is unresolvable at this ε. A bias before batch norm has a gradient of 0
 * in truth; its limit is higher, see {@link #cancellation}.
 *
 * <p>Works on a copy: nothing of the network that is handed in is ever changed. The constructor
 * must run where nobody changes that network meanwhile, {@link #run} may run on any one thread.
 */
public final class GradientCheck {
  private static final double[] SMALLER = {0.1, 0.01, 1e-3};
  private static final double[] LARGER = {10, 100};
  private static final double[] NONE = {};

  private final Objective objective;
  private final Conditions conditions;
  private final BackwardPass pass;
  private final Network network;
  private final int[][] selection;
  private final KinkSides sides;
  private final SampleLosses above;
  private final SampleLosses below;
  private final SampleLosses here;
  private final long seed;
  private @Nullable RoundingNoise noise;
  private double loss;

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
    seed = subject.seed();
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
  static double resolution(double loss, Conditions conditions) {
    return 100 * conditions.unitRoundoff() * Math.abs(loss) / conditions.epsilon();
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
    begin();
    List<TensorCheck> tensors = new ArrayList<>();
    int of = elements();
    int done = 0;
    boolean stopped = false;
    for (int i = 0; i < selection.length; i++) {
      Parameter p = network.parameters().get(i);
      List<ElementCheck> elements = new ArrayList<>();
      for (int index : selection[i]) {
        stopped = stopped || cancelled.getAsBoolean();
        if (stopped) {
          break;
        }
        elements.add(element(i, index));
        progress.checked(++done, of);
      }
      tensors.add(new TensorCheck(p.name(), p.layer(), p.size(), elements));
    }
    return new GradientReport(conditions, loss, network.parameterCount(), tensors, !stopped);
  }

  /** Checks one number alone, be it in the sample or not. */
  public ElementCheck check(ElementPlace place) {
    begin();
    return element(place.parameter(), place.index());
  }

  /**
   * Computes the gradient; comes before {@link #difference(ElementPlace, double)}.
   *
   * @return J
   */
  double begin() {
    loss = objective.gradient(pass);
    objective.evaluateHere(here);
    noise = null;
    return loss;
  }

  /** What the pass on trial says of a number. */
  double analytic(ElementPlace place) {
    return place.in(network).gradient().data[place.index()];
  }

  /** The differences of a number at another ε. */
  Difference difference(ElementPlace place, double epsilon) {
    return difference(place.in(network), place.index(), epsilon);
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
    return 100 * conditions.unitRoundoff() * norm / epsilon;
  }

  private ElementCheck element(int parameter, int index) {
    Parameter p = network.parameters().get(parameter);
    double epsilon = conditions.epsilon();
    double limit = Math.max(resolution(loss, conditions), cancellation(p, epsilon));
    Difference d = difference(p, index, epsilon);
    double analytic = p.gradient().data[index];
    Band band = band(analytic, d, limit);
    // with fresh masks each evaluation is of another function: no second look can agree
    if (band == Band.WRONG && !conditions.freshMasks()) {
      band = isRounding(parameter, index, d) ? Band.UNRESOLVABLE : secondLook(p, index, d, limit);
    }
    return new ElementCheck(index, analytic, d.centred(), d.oneSided(), band);
  }

  private Difference difference(Parameter p, int index, double epsilon) {
    double[] w = p.value().data;
    double before = w[index];
    double plus = conditions.precision().round(before + epsilon);
    double minus = conditions.precision().round(before - epsilon);
    w[index] = plus;
    objective.evaluate(above, p.layer());
    sides.keep(objective.workspace(), p.layer());
    w[index] = minus;
    objective.evaluate(below, p.layer());
    boolean crossed = sides.keep(objective.workspace(), p.layer());
    w[index] = before;
    double rise = above.minus(here) + objective.penalty(before, plus);
    double fall = below.minus(here) + objective.penalty(before, minus);
    double change = above.minus(below) + objective.penalty(minus, plus);
    // divided by the steps that were really taken: θ ± ε is rounded
    return new Difference(
        epsilon,
        quotient(change, plus - minus),
        quotient(rise, plus - before),
        Math.max(Math.abs(rise), Math.abs(fall)),
        plus > before && minus < before,
        crossed);
  }

  /** 0 where θ ± ε is θ itself. */
  private static double quotient(double change, double step) {
    return step == 0 ? 0 : change / step;
  }

  private static Band band(double a, Difference d, double resolution) {
    if (!Double.isFinite(a) || !Double.isFinite(d.centred())) {
      return Band.NOT_FINITE;
    }
    boolean small = Math.abs(a) < resolution && Math.abs(d.centred()) < resolution;
    if (small || !d.moved()) {
      return Band.UNRESOLVABLE;
    }
    return d.crossed() ? Band.KINK : Band.of(ElementCheck.relativeError(a, d.centred()));
  }

  /** Whether the measured rounding of loss and gradient is enough to explain a disagreement. */
  private boolean isRounding(int parameter, int index, Difference d) {
    if (noise == null) {
      noise = new RoundingNoise(objective, pass, seed);
    }
    double a = network.parameters().get(parameter).gradient().data[index];
    return Math.abs(a - d.centred()) <= noise.of(parameter, index, d.epsilon());
  }

  /**
   * A gradient that is wrong is wrong at every ε; rounding shrinks with a larger one, truncation
   * with a smaller one. And the differences must agree with each other: as long as they still
   * change with ε, they are not the gradient either. So before anything is called wrong it is
   * looked at again.
   *
   * @param first at ε
   * @param limit |a| and |n| below this are unresolvable at ε
   * @return wrong, or why not
   */
  private Band secondLook(Parameter p, int index, Difference first, double limit) {
    double analytic = p.gradient().data[index];
    Looks smaller = looks(p, index, first, limit, SMALLER);
    double off = Math.abs(analytic - first.centred());
    boolean clear = smaller.told > 0 && off > 100 * limit;
    Looks larger = looks(p, index, first, limit, clear ? NONE : LARGER);
    if (smaller.right || larger.right) {
      return Band.UNRESOLVABLE;
    }
    // a kink between the nearer ends is one between the farther, crossed there and back
    if (smaller.crossed || (off < limit && larger.seen == 0)) {
      return Band.KINK;
    }
    boolean settled = smaller.told > 0 ? smaller.agreeing == smaller.told : larger.agreeing > 0;
    return settled ? Band.WRONG : Band.UNRESOLVABLE;
  }

  /**
   * What looks at other ε say.
   *
   * @param right whether the gradient is right at one of them
   * @param crossed whether one of them crossed a kink
   * @param seen how many crossed none
   * @param told how many of these can tell anything
   * @param agreeing how many of these agree with the difference at ε
   */
  private record Looks(boolean right, boolean crossed, int seen, int told, int agreeing) {}

  private Looks looks(Parameter p, int index, Difference first, double limit, double[] factors) {
    double analytic = p.gradient().data[index];
    boolean crossed = false;
    int seen = 0;
    int told = 0;
    int agreeing = 0;
    for (double factor : factors) {
      Difference d = difference(p, index, factor * first.epsilon());
      crossed |= d.crossed();
      if (!d.moved() || d.crossed()) {
        continue;
      }
      seen++;
      if (ElementCheck.relativeError(analytic, d.centred()) <= Band.WRONG_ABOVE) {
        return new Looks(true, crossed, seen, told, agreeing);
      }
      if (first.tells(d, analytic, limit)) {
        told++;
        agreeing += first.agreesWith(d, analytic, limit) ? 1 : 0;
      } else if (factor < 1) {
        break;
      }
    }
    return new Looks(false, crossed, seen, told, agreeing);
  }
}
