package backflow.check.hunt.bug;

import java.util.List;

/** The gradient of the sum of the losses, where the loss is their mean. */
final class MeanMissing extends Bug {
  MeanMissing() {
    super(
        "mean-missing",
        "missing 1/n",
        new Words(
            "∂L/∂W{l} = 1/n · Σᵢ ∂ℓ/∂u{l}ᵢ {x}ᵢᵀ",
            "∂L/∂W{l} = Σᵢ ∂ℓ/∂u{l}ᵢ {x}ᵢᵀ",
            List.of(
                "One layer is wrong, those above and below are not: the signal that goes through is"
                    + " right.",
                "Every number of the layer is too large by one and the same factor{but}.",
                "The factor is a whole number. How large is the batch?"),
            "In {here} a/n is {n} everywhere, the size of the batch{but}; above and below"
                + " everything is right."));
  }

  @Override
  public boolean fits(Place place) {
    return place.ground().batch() > 1;
  }

  @Override
  protected double mean(double sum, int n) {
    return sum;
  }
}
