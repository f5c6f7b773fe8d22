package backflow.check.hunt.bug;

import backflow.check.hunt.textbook.LayerStep;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The bias gradient is summed over the units instead of over the samples: with as many samples as
 * units the shape is right.
 */
final class BiasOverUnits extends Bug {
  BiasOverUnits() {
    super(
        "bias-over-units",
        "bias gradient summed over the wrong axis",
        new Words(
            "∂L/∂b{l}ⱼ = 1/n · Σᵢ ∂ℓ/∂u{l}ᵢⱼ (over the samples i)",
            "∂L/∂b{l}ⱼ = 1/n · Σₖ ∂ℓ/∂u{l}ⱼₖ (over the units k)",
            List.of(
                "Few numbers are wrong. A norm over all parameters may hide them.",
                "One small tensor is wrong, the W beside it is right.",
                "Count the samples of the batch and the units of the layer."),
            "Only b{l} is wrong. W{l} is right, so ∂ℓ/∂u{l} is right, and what went wrong is the"
                + " sum. {n} samples and {n} units: the shape does not tell."));
  }

  @Override
  public boolean fits(Place place) {
    return !place.isOutput() && place.width() > 1 && place.width() == place.ground().batch();
  }

  @Override
  protected double[] biasGradient(LayerStep step, DMatrixRMaj du) {
    return super.biasGradient(step, CommonOps_DDRM.transpose(du, null));
  }
}
