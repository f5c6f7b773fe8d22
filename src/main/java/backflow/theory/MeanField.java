package backflow.theory;

import backflow.math.Quadrature;
import backflow.nn.Architecture;
import backflow.nn.Layer;
import backflow.nn.Normalization;
import backflow.nn.activation.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean-field recursion of wide random networks (Poole 2016; Schoenholz 2017): a pre-activation
 * is Gaussian with variance {@code q_l = σ_w²·E[a_(l−1)²]}, and one layer multiplies the mean
 * square of the backward signal by {@code χ_l = σ_w²·E[f′(z)²]·n_l/n_(l−1)}.
 *
 * <p>All biases of Backflow start at one value b, not at random ones: z = b + √q·x with x ~ N(0,
 * 1), so b shifts the mean of z and adds nothing to its variance (σ_b² = 0).
 */
public final class MeanField {
  /**
   * q is kept between 1e∓200: beyond, every activation is homogeneous, and ratios no longer move.
   */
  private static final double LARGEST = 1e200;

  private static final double SMALLEST = 1e-200;

  /** Where activations bend, in z: edges of panels there hold the bends however large q is. */
  private static final double[] BENDS = {0, 1, 2, 4, 8, 16, 32};

  private MeanField() {}

  /**
   * What one layer does to the signals.
   *
   * @param activations E[f(z)²]
   * @param slopes E[f′(z)²]
   */
  public record Moments(double activations, double slopes) {
    /**
     * For z ~ N(b, q), by quadrature.
     *
     * @param q variance of z, above 0
     * @param b mean of z
     */
    public static Moments of(Activation f, double b, double q) {
      double root = Math.sqrt(q);
      double[] breaks = breaks(f, b, root);
      double slope = f.hasSlope() ? Layer.INITIAL_SLOPE : 0;
      return new Moments(
          Quadrature.gaussian(x -> square(f.value(b + root * x, slope)), breaks),
          Quadrature.gaussian(x -> square(f.derivative(b + root * x, slope)), breaks));
    }

    private static double[] breaks(Activation f, double b, double root) {
      double[] kinks = f.kinks();
      double[] breaks = new double[kinks.length + 2 * BENDS.length];
      int n = 0;
      for (double kink : kinks) {
        breaks[n++] = (kink - b) / root;
      }
      for (double bend : BENDS) {
        breaks[n++] = (bend - b) / root;
        breaks[n++] = (-bend - b) / root;
      }
      return breaks;
    }

    private static double square(double x) {
      return x * x;
    }
  }

  /**
   * The gains of every hidden layer at initialization.
   *
   * @param architecture the shape of the network
   * @param start how weights and biases start
   * @param inputSquare mean of the squares of all inputs of the training set
   */
  public static Gains of(Architecture architecture, Start start, double inputSquare) {
    String silent = silence(architecture, start, inputSquare);
    if (!silent.isEmpty()) {
      return new Gains(List.of(), List.of(), silent);
    }
    List<Double> forward = new ArrayList<>();
    List<Double> backward = new ArrayList<>();
    double before = inputSquare;
    double lastQ = Double.NaN;
    Activation lastActivation = architecture.activations().get(0);
    Moments moments = new Moments(0, 0);
    for (int l = 1; l <= architecture.depth(); l++) {
      int in = architecture.width(l - 1);
      int out = architecture.width(l);
      double variance = start.weightVariance(in, out);
      double q = Math.max(SMALLEST, Math.min(LARGEST, variance * before));
      Activation f = architecture.activations().get(l - 1);
      if (q != lastQ || !f.equals(lastActivation)) {
        moments = Moments.of(f, start.bias(), q);
        lastQ = q;
        lastActivation = f;
      }
      // E[a_(l−1)²] = q/σ_w²
      forward.add(Math.sqrt(moments.activations() * variance / q));
      backward.add(Math.sqrt(moments.slopes() * variance * out / in));
      before = moments.activations();
    }
    return new Gains(
        forward, backward, "Theory for a wide net at the start, before anything is learned.");
  }

  /** Why theory says nothing; empty if it does. */
  private static String silence(Architecture architecture, Start start, double inputSquare) {
    if (architecture.depth() == 0) {
      return "Theory says nothing here: there is no hidden layer.";
    }
    if (architecture.normalization() != Normalization.NONE) {
      String which = architecture.normalization() == Normalization.BATCH ? "batch" : "layer";
      return "Theory says nothing here: " + which + " normalization rescales every layer.";
    }
    for (int l = 1; l <= architecture.depth(); l++) {
      if (architecture.skips(l)) {
        return "Theory says nothing here: skips add each layer's input to its output.";
      }
    }
    if (architecture.dropout() > 0) {
      return "Theory says nothing here: dropout changes the layers at every step.";
    }
    if (!start.random() || !(start.weightVariance(1, 1) > 0)) {
      return "Theory says nothing here: the weights do not start at random.";
    }
    return inputSquare > 0 && inputSquare < LARGEST
        ? ""
        : "Theory says nothing here: the inputs have no size to start from.";
  }
}
