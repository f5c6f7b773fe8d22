package backflow.check.hunt.bug;

import backflow.check.hunt.textbook.LayerStep;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** The slope is used, but nobody differentiates by it. */
final class SlopeNotLearned extends Bug {
  SlopeNotLearned() {
    super(
        "slope-not-learned",
        "PReLU slope gets no gradient",
        new Words(
            "∂L/∂slope{l} = 1/n · Σ ∂ℓ/∂f{l} · z{l} (where z{l} ≤ 0)",
            "∂L/∂slope{l} = 0",
            List.of(
                "Exactly one number is wrong.",
                "Its a is exactly 0{but}.",
                "It is a parameter that only one activation has."),
            "One number is wrong: the gradient of slope{l} is exactly 0{but}, yet the loss changes"
                + " with it."));
  }

  @Override
  public boolean fits(Place place) {
    return place.hasSlope();
  }

  @Override
  protected double slopeGradient(LayerStep step, DMatrixRMaj df) {
    return 0;
  }
}
