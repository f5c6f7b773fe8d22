package backflow.probe;

import backflow.math.Blank;
import backflow.math.Kernels;
import backflow.math.Norms;
import backflow.nn.Layer;
import backflow.nn.Parameter;
import backflow.nn.Tensors;
import backflow.nn.activation.Activation;

/**
 * Turns what one layer did in one step into the numbers of {@link LayerQuantity}. This is where the
 * definitions of the measured quantities stand in code.
 *
 * <p>Sums over activations and backpropagated gradients were taken by the passes themselves; here
 * they become means. Training thread only; reads, changes nothing, allocates nothing.
 */
final class LayerStats {
  private final Layer layer;
  private final double[] magnitudes = new double[Kernels.MAGNITUDES];
  private long nonFiniteGradients;
  private double gradientNorm;

  LayerStats(Layer layer) {
    this.layer = layer;
  }

  /**
   * Forward signal: RMS, mean and std of a_l, std of z_l, shares of zeros and of saturated units.
   *
   * @param t the layer's tensors after a measured forward pass
   * @param snapshot receives the values
   */
  void afterForward(Tensors t, StepSnapshot snapshot) {
    int l = layer.index();
    double n = t.a().getNumElements();
    snapshot.set(LayerQuantity.ACTIVATION_RMS, l, t.aMoments().rootMeanSquare());
    snapshot.set(LayerQuantity.ACTIVATION_MEAN, l, t.aMoments().mean());
    snapshot.set(LayerQuantity.ACTIVATION_STD, l, t.aMoments().deviation());
    snapshot.set(LayerQuantity.PREACTIVATION_STD, l, t.zMoments().deviation());
    Activation activation = layer.activation();
    if (activation != null) {
      snapshot.set(LayerQuantity.ZERO_SHARE, l, t.zeros() / n);
      if (activation.saturates()) {
        snapshot.set(LayerQuantity.SATURATED_SHARE, l, t.saturated() / n);
      }
    }
  }

  /**
   * Backward signals: RMS and norm of ∂L/∂a_l and of δ_l, and where the pass was looked at closely
   * also mean and largest absolute entry.
   *
   * @param t the layer's tensors after a measured backward pass
   * @param snapshot receives the values
   */
  void afterBackward(Tensors t, StepSnapshot snapshot) {
    int l = layer.index();
    snapshot.set(LayerQuantity.ACTIVATION_GRADIENT_RMS, l, t.daRms());
    snapshot.set(LayerQuantity.PREACTIVATION_GRADIENT_RMS, l, t.dzRms());
    snapshot.set(LayerQuantity.ACTIVATION_GRADIENT_NORM, l, t.daNorm());
    snapshot.set(LayerQuantity.PREACTIVATION_GRADIENT_NORM, l, t.dzNorm());
    snapshot.set(LayerQuantity.ACTIVATION_GRADIENT_MEAN_ABS, l, t.daEntries().mean());
    snapshot.set(LayerQuantity.ACTIVATION_GRADIENT_MAX_ABS, l, t.daEntries().max());
    snapshot.set(LayerQuantity.PREACTIVATION_GRADIENT_MEAN_ABS, l, t.dzEntries().mean());
    snapshot.set(LayerQuantity.PREACTIVATION_GRADIENT_MAX_ABS, l, t.dzEntries().max());
  }

  /**
   * The gradient of a parameter, which may be gone when the pass is over. Of W_l: norm, RMS, mean
   * and largest absolute entry; of b_l: norm.
   *
   * @param parameter one of this layer's; W_l comes first
   * @param kernels the inner loops
   * @param snapshot receives the values
   * @return Σg², plain
   */
  double gradient(Parameter parameter, Kernels kernels, StepSnapshot snapshot) {
    double[] g = parameter.gradient().data;
    int n = parameter.size();
    if (parameter.kind() == Parameter.Kind.WEIGHT) {
      kernels.magnitudes(g, n, magnitudes);
      weightGradient(g, n, snapshot);
      return magnitudes[Kernels.SUM_SQUARES];
    }
    double squares = kernels.sumOfSquares(g, n);
    gradientNorm = Norms.norm(g, n, squares);
    if (parameter.kind() == Parameter.Kind.BIAS) {
      snapshot.set(LayerQuantity.BIAS_GRADIENT_NORM, layer.index(), gradientNorm);
      nonFiniteGradients += Double.isFinite(gradientNorm) ? 0 : nonFinite(g, n);
    }
    return squares;
  }

  /** ‖g‖ of the parameter that {@link #gradient} looked at last. */
  double gradientNorm() {
    return gradientNorm;
  }

  private void weightGradient(double[] g, int n, StepSnapshot snapshot) {
    int l = layer.index();
    double squares = magnitudes[Kernels.SUM_SQUARES];
    gradientNorm = Norms.norm(g, n, squares);
    double meanAbs = Norms.meanAbs(g, n, magnitudes[Kernels.SUM_ABS]);
    double maxAbs = magnitudes[Kernels.MAX_ABS];
    snapshot.set(LayerQuantity.WEIGHT_GRADIENT_NORM, l, gradientNorm);
    snapshot.set(LayerQuantity.WEIGHT_GRADIENT_RMS, l, Norms.rootMeanSquare(g, n, squares));
    snapshot.set(LayerQuantity.WEIGHT_GRADIENT_MEAN_ABS, l, meanAbs);
    snapshot.set(LayerQuantity.WEIGHT_GRADIENT_MAX_ABS, l, maxAbs);
    nonFiniteGradients = Double.isFinite(maxAbs) ? 0 : nonFinite(g, n);
  }

  /**
   * ‖W_l‖ and update : weight.
   *
   * @param weightNorm ‖W_l‖ before the update
   * @param updateNorm ‖ΔW_l‖
   * @param snapshot receives the values
   */
  void afterUpdate(double weightNorm, double updateNorm, StepSnapshot snapshot) {
    int l = layer.index();
    snapshot.set(LayerQuantity.WEIGHT_NORM, l, weightNorm);
    snapshot.set(
        LayerQuantity.UPDATE_TO_WEIGHT, l, weightNorm == 0 ? Blank.VALUE : updateNorm / weightNorm);
  }

  /**
   * How many entries of a_l, ∂L/∂W_l and ∂L/∂b_l are not finite, counted only where a measured
   * value says that there are any; and one each for z_l and δ_l, of which only such a value is
   * left.
   *
   * @param t the layer's tensors
   * @param snapshot receives the count
   */
  void countNonFinite(Tensors t, StepSnapshot snapshot) {
    int l = layer.index();
    long count =
        nonFiniteGradients
            + oneIfWild(t.zMoments().deviation())
            + oneIfWild(snapshot.get(LayerQuantity.PREACTIVATION_GRADIENT_RMS, l));
    if (!Double.isFinite(snapshot.get(LayerQuantity.ACTIVATION_RMS, l))) {
      count += nonFinite(t.a().data, t.a().getNumElements());
    }
    snapshot.set(LayerQuantity.NON_FINITE, l, (double) count);
  }

  /**
   * Whether all units are the same: the first pair that differs ends the search, so that it costs
   * something only where they are.
   *
   * @param snapshot receives 1 or 0; nothing for a single unit
   */
  void compareUnits(StepSnapshot snapshot) {
    Parameter w = layer.dense().weight();
    Parameter b = layer.dense().bias();
    int units = layer.width();
    if (units < 2) {
      return;
    }
    boolean same =
        rowsAreEqual(b.value().data, units, 1)
            && rowsAreEqual(b.gradient().data, units, 1)
            && rowsAreEqual(w.value().data, units, w.size() / units)
            && rowsAreEqual(w.gradient().data, units, w.size() / units);
    snapshot.set(LayerQuantity.SYMMETRIC, layer.index(), same ? 1 : 0);
  }

  private static boolean rowsAreEqual(double[] m, int rows, int columns) {
    for (int i = columns; i < rows * columns; i++) {
      if (m[i] != m[i - columns]) {
        return false;
      }
    }
    return true;
  }

  private static long oneIfWild(double measured) {
    return Double.isFinite(measured) ? 0 : 1;
  }

  private static long nonFinite(double[] x, int n) {
    long count = 0;
    for (int i = 0; i < n; i++) {
      if (!Double.isFinite(x[i])) {
        count++;
      }
    }
    return count;
  }
}
