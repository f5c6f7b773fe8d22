package backflow.check.hunt.bug;

import java.util.List;

/** The gradient comes down through the layer only, not over the skip. */
final class SkipForgotten extends Bug {
  SkipForgotten() {
    super(
        "skip-forgotten",
        "skip path not added",
        new Words(
            "∂ℓ/∂{x} = W{l}ᵀ · ∂ℓ/∂u{l} + ∂ℓ/∂a{l}",
            "∂ℓ/∂{x} = W{l}ᵀ · ∂ℓ/∂u{l}",
            List.of(
                "A layer whose own gradients are right can hand on a wrong signal.",
                "All below {here} is wrong, most of it too small: something of the signal is"
                    + " missing.",
                "By how many ways does {x} reach a{l}?"),
            "Nothing is wrong in {here}, all below is: only what goes through W{l} arrives there,"
                + " what goes past it does not."));
  }

  @Override
  public boolean fits(Place place) {
    return place.passesOn() && place.hasSkip();
  }

  @Override
  protected double overSkip(double da) {
    return 0;
  }
}
