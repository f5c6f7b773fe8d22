package backflow.check.hunt.bug;

import java.util.List;

/** The gradient comes back through units that dropout had switched off. */
final class MaskForgotten extends Bug {
  MaskForgotten() {
    super(
        "mask-forgotten",
        "dropout mask not applied",
        new Words(
            "∂ℓ/∂f{l} = ∂ℓ/∂a{l} ⊙ m{l}",
            "∂ℓ/∂f{l} = ∂ℓ/∂a{l}",
            List.of(
                "Start at the output and go down: which is the first layer with a wrong number?",
                "That layer and all below are wrong, each number by another ratio: it matters which"
                    + " samples were dropped.",
                "What happened to f{l} on the way forward must happen to its gradient on the way"
                    + " back."),
            "From {here} on down the gradient is wrong. Where few samples of a unit were dropped,"
                + " a/n is near 1 − p; where most were, a is far too large."));
  }

  @Override
  public boolean fits(Place place) {
    return place.hasDropout();
  }

  @Override
  protected double mask(double m) {
    return 1;
  }
}
