package backflow.study;

import org.ejml.data.DMatrixRMaj;

/**
 * The weights between the units shown of one layer and those shown of the layer below, and ∂L/∂w of
 * the batch; and how large all weights of the layer are. Immutable.
 */
public final class Edges {
  private final int above;
  private final int below;
  private final double[] weights;
  private final double[] gradients;
  private final Sizes weightSizes;
  private final Sizes gradientSizes;

  /**
   * Picks the entries of two matrices, out × in, which are not modified.
   *
   * @param to units of this layer, from 1
   * @param from units of the layer below, from 1
   */
  Edges(DMatrixRMaj weight, DMatrixRMaj gradient, int[] to, int[] from) {
    above = to.length;
    below = from.length;
    weights = picked(weight, to, from);
    gradients = picked(gradient, to, from);
    weightSizes = Sizes.of(weight.data, weight.getNumElements());
    gradientSizes = Sizes.of(gradient.data, gradient.getNumElements());
  }

  private static double[] picked(DMatrixRMaj matrix, int[] to, int[] from) {
    double[] all = new double[to.length * from.length];
    for (int i = 0; i < to.length; i++) {
      for (int j = 0; j < from.length; j++) {
        all[i * from.length + j] = matrix.data[(to[i] - 1) * matrix.numCols + from[j] - 1];
      }
    }
    return all;
  }

  /** How many units of this layer are shown. */
  public int above() {
    return above;
  }

  /** How many units of the layer below are shown. */
  public int below() {
    return below;
  }

  /** w from the j-th shown unit below to the i-th shown unit, both from 0. */
  public double weight(int i, int j) {
    return weights[i * below + j];
  }

  /** ∂L/∂w of the same, before clipping. */
  public double gradient(int i, int j) {
    return gradients[i * below + j];
  }

  /** How large all weights of the layer are, shown or not. */
  public Sizes weightSizes() {
    return weightSizes;
  }

  /** How large all ∂L/∂w of the layer are, shown or not. */
  public Sizes gradientSizes() {
    return gradientSizes;
  }
}
