package backflow.check.hunt.bug;

import backflow.check.hunt.textbook.LayerStep;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * Each sample is clipped to a norm of c before the sum, instead of the sum. Here c is the norm of
 * the right sum, ‖∂L/∂(W, b)‖ of the layer, so that clipping after it would change nothing.
 */
final class ClippedBeforeSum extends Bug {
  ClippedBeforeSum() {
    super(
        "clipped-before-sum",
        "clipping before the sum",
        new Words(
            "∂L/∂W{l} = clip(1/n · Σᵢ ∂ℓ/∂u{l}ᵢ {x}ᵢᵀ)",
            "∂L/∂W{l} = 1/n · Σᵢ clip(∂ℓ/∂u{l}ᵢ {x}ᵢᵀ)",
            List.of(
                "One layer is wrong, those above and below are not: the signal that goes through is"
                    + " right.",
                "Its numbers are too small, mostly, but not all by the same ratio; some may have"
                    + " changed their sign.",
                "Clipping a sum keeps its direction. Which came first here, the sum or the"
                    + " clipping?"),
            "Only W{l} and b{l} are wrong, mostly too small, by ratios that scatter{but}: the"
                + " samples with large gradients have lost weight against the others. A clipped sum"
                + " has one ratio, and here c is large enough for the sum."));
  }

  @Override
  public boolean fits(Place place) {
    return place.ground().batch() > 1;
  }

  @Override
  protected DMatrixRMaj weightGradient(LayerStep step, DMatrixRMaj du) {
    return super.weightGradient(step, clipped(step, du));
  }

  @Override
  protected double[] biasGradient(LayerStep step, DMatrixRMaj du) {
    return super.biasGradient(step, clipped(step, du));
  }

  /** ∂ℓ/∂u, each sample scaled so that its gradient by W and b has a norm of at most c. */
  private DMatrixRMaj clipped(LayerStep step, DMatrixRMaj du) {
    double w = NormOps_DDRM.normF(super.weightGradient(step, du));
    double b = NormOps_DDRM.normF(DMatrixRMaj.wrap(1, du.numCols, super.biasGradient(step, du)));
    double c = Math.sqrt(w * w + b * b);
    DMatrixRMaj clipped = du.copy();
    for (int i = 0; i < du.numRows; i++) {
      double norm = norm(du, i) * Math.sqrt(1 + norm(step.x(), i) * norm(step.x(), i));
      for (int j = 0; j < du.numCols; j++) {
        clipped.set(i, j, du.get(i, j) * Math.min(1, c / norm));
      }
    }
    return clipped;
  }

  private static double norm(DMatrixRMaj matrix, int row) {
    double squares = 0;
    for (int j = 0; j < matrix.numCols; j++) {
      squares += matrix.get(row, j) * matrix.get(row, j);
    }
    return Math.sqrt(squares);
  }
}
