package backflow.nn;

import backflow.math.Kernels;
import backflow.math.Moments;
import org.ejml.data.DMatrixRMaj;

/**
 * Finishes the sums that a pass took on its way, and keeps them honest where squares would overflow
 * or vanish: then the numbers themselves are looked at once more.
 *
 * <p>Lean workspaces overwrite z and ∂L/∂a. Where the neighbouring layer was already beyond 1e±100
 * they are looked at before; where a layer leaps there by itself they are computed again. Either
 * way the result is, to the bit, what a workspace that keeps all says.
 */
final class LayerSums {
  private LayerSums() {}

  /** Whether a sum of squares is far enough out to distrust the next layer's. */
  static boolean extreme(double squares) {
    return !(squares > 1e-200 && squares < 1e200);
  }

  /** Whether the sums of z are good as they are. */
  static boolean trustworthy(double[] tally, double firstZ) {
    return Moments.trustworthy(firstZ, tally[Kernels.SUM_Z], tally[Kernels.SUM_ZZ]);
  }

  /**
   * Turns tallies into moments.
   *
   * @param z as it was before f, if its sums are not trustworthy; not modified
   * @param silenced whether a is not f even where both share memory
   * @return whether this layer's output is extreme
   */
  static boolean afterForward(
      Tensors t, double firstZ, DMatrixRMaj z, Kernels kernels, int n, boolean silenced) {
    double[] tally = t.forwardTally();
    if (trustworthy(tally, firstZ)) {
      t.zMoments().ofSums(firstZ, tally[Kernels.SUM_Z], tally[Kernels.SUM_ZZ], n);
    } else {
      t.zMoments().ofArray(z.data, n);
    }
    double[] output = tally;
    if (t.a != t.f || silenced) {
      output = t.outputTally();
      kernels.measureForward(t.a.data, t.a.data, n, output);
    }
    double first = t.a.data[0];
    double sum = output[Kernels.SUM_A];
    double squares = output[Kernels.SUM_AA];
    if (Moments.trustworthy(first, sum, squares)) {
      t.aMoments().ofSums(first, sum, squares, n);
    } else {
      t.aMoments().ofArray(t.a.data, n);
    }
    double rms = t.aMoments().rootMeanSquare();
    return extreme(rms * rms * n);
  }
}
