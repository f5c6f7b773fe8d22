package backflow.check.hunt.bug;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The signal goes down by W instead of its transpose: where W is square, nobody complains. */
final class TransposeMissing extends Bug {
  TransposeMissing() {
    super(
        "transpose-missing",
        "missing transpose",
        new Words(
            "∂ℓ/∂{x} = W{l}ᵀ · ∂ℓ/∂u{l}",
            "∂ℓ/∂{x} = W{l} · ∂ℓ/∂u{l}",
            List.of(
                "A layer whose own gradients are right can hand on a wrong signal.",
                "All below {here} is wrong, with no pattern: other ratios, other signs; {here}"
                    + " itself is right.",
                "What is the shape of W{l}? Would the product notice?"),
            "W{l} and b{l} are right, all below is wrong without any pattern: the signal was mixed"
                + " among the units of layer {k} by the wrong side of W{l}. W{l} is square, so the"
                + " shapes fit."));
  }

  @Override
  public boolean fits(Place place) {
    return place.passesOn() && place.isSquare();
  }

  @Override
  protected DMatrixRMaj throughWeights(DMatrixRMaj du, DMatrixRMaj w) {
    return super.throughWeights(du, CommonOps_DDRM.transpose(w, null));
  }
}
