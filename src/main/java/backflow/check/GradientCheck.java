package backflow.check;

import backflow.math.KernelChoice;
import backflow.math.Norms;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Layer;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.Workspace;
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
 * <p>Works on a copy that the constructor makes: nothing of the network that is handed in is ever
 * changed. The constructor must run where nobody changes that network meanwhile, {@link #run} may
 * run on any one thread.
 */
public final class GradientCheck {
  /** Near the best ε in double precision: where truncation ε² and rounding u/ε balance. */
  public static final double EPSILON = 6e-6;

  /** Up to this many parameters, all are checked; above, this many, from every tensor some. */
  public static final int ALL_UP_TO = 2000;

  private static final double UNIT_ROUNDOFF = 0x1p-53;

  private static final double[] SECOND_LOOKS = {10, 100, 0.1};

  private final Network network;
  private final Workspace workspace;
  private final Loss loss;
  private final DMatrixRMaj x;
  private final DMatrixRMaj y;
  private final int[][] selection;
  private final KinkSides sides;
  private final SampleLosses above;
  private final SampleLosses below;
  private final SampleLosses here;

  /**
   * Prepares a check.
   *
   * @param network with the parameters at which to check; not modified
   * @param loss what is differentiated
   * @param x inputs, batch × features; not modified
   * @param y targets as the loss wants them; not modified
   * @param seed of the dropout mask, and of the sample of parameters
   */
  public GradientCheck(Network network, Loss loss, DMatrixRMaj x, DMatrixRMaj y, long seed) {
    this(network, loss, x, y, seed, ALL_UP_TO);
  }

  /**
   * The same with another size of the sample.
   *
   * @param limit up to this many parameters, all are checked; above, this many, but from every
   *     tensor at least one
   */
  public GradientCheck(
      Network network, Loss loss, DMatrixRMaj x, DMatrixRMaj y, long seed, int limit) {
    this.network = copy(network);
    this.loss = loss;
    this.x = x.copy();
    this.y = y.copy();
    RandomStream dropout = RandomStream.of(seed, "dropout of the gradient check");
    workspace = new Workspace(this.network, x.numRows, KernelChoice.best(), dropout, Keep.ALL);
    RandomStream sample = RandomStream.of(seed, "parameters of the gradient check");
    selection = Selection.of(this.network.parameters(), limit, sample);
    sides = new KinkSides(this.network, x.numRows);
    int outputs = network.architecture().outputs();
    above = new SampleLosses(loss, y, outputs);
    below = new SampleLosses(loss, y, outputs);
    here = new SampleLosses(loss, y, outputs);
  }

  private static Network copy(Network network) {
    Network copy = new Network(network.architecture());
    for (int i = 0; i < copy.parameters().size(); i++) {
      copy.parameters().get(i).value().setTo(network.parameters().get(i).value());
    }
    return copy;
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

  /** Checks with the default ε, to the end. */
  public GradientReport run() {
    return run(EPSILON, (done, of) -> {}, () -> false);
  }

  /**
   * Checks.
   *
   * @param epsilon ε, above 0
   * @param progress called after each element
   * @param cancelled asked before each element; once true, the report ends there
   */
  public GradientReport run(double epsilon, CheckProgress progress, BooleanSupplier cancelled) {
    if (!(epsilon > 0 && epsilon <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("ε must be above 0 and finite, was " + epsilon);
    }
    double value = backward();
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
    return new GradientReport(epsilon, value, network.parameterCount(), tensors, !stopped);
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
    double norm = Norms.norm(g.data, n, workspace.kernels().sumOfSquares(g.data, n));
    return 100 * UNIT_ROUNDOFF * norm / epsilon;
  }

  /** The analytic gradient, into the parameters of the copy. */
  private double backward() {
    network.forward(x, workspace, Mode.TRAIN);
    DMatrixRMaj output = workspace.output();
    here.of(output);
    int outputs = output.numCols;
    double value = loss.value(output.data, y.data, x.numRows, outputs);
    double[] gradient = workspace.outputGradient().data;
    loss.gradient(output.data, y.data, gradient, x.numRows, outputs);
    network.backward(workspace);
    return value;
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
    evaluate(above);
    sides.keep(workspace);
    w[index] = minus;
    evaluate(below);
    boolean crossed = sides.keep(workspace);
    w[index] = before;
    // divided by the steps that were really taken: θ ± ε is rounded
    double centred = above.minus(below) / (plus - minus);
    double oneSided = above.minus(here) / (plus - before);
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

  private void evaluate(SampleLosses into) {
    network.forward(x, workspace, Mode.REPEAT);
    into.of(workspace.output());
  }
}
