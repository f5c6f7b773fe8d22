package backflow.check.hunt.bug;

import java.util.List;

/** The mask is applied as 0 and 1: what was kept had been divided by 1 − p forward. */
final class MaskNotRescaled extends Bug {
  MaskNotRescaled() {
    super(
        "mask-not-rescaled",
        "dropout mask not rescaled",
        new Words(
            "∂ℓ/∂f{l} = ∂ℓ/∂a{l} ⊙ m{l}, m = 0 or 1/(1 − p)",
            "∂ℓ/∂f{l} = ∂ℓ/∂a{l} ⊙ m{l}, m = 0 or 1",
            List.of(
                "Start at the output and go down: which is the first layer with a wrong number?",
                "Every number of that layer is too small by one and the same factor{but}.",
                "p is {p}. What is 1 − p?"),
            "In {here} a/n is 1 − p everywhere, with p = {p}{but}: zeros are where they should be,"
                + " the factor is missing."));
  }

  @Override
  public boolean fits(Place place) {
    return place.hasDropout();
  }

  @Override
  protected double mask(double m) {
    return m == 0 ? 0 : 1;
  }
}
