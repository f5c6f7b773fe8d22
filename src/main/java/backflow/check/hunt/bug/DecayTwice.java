package backflow.check.hunt.bug;

import java.util.List;

/** The gradient has the decay already, and the optimizer adds it once more. */
final class DecayTwice extends Bug {
  DecayTwice() {
    super(
        "decay-twice",
        "weight decay twice",
        new Words(
            "∂J/∂θ = ∂L/∂θ + λ·θ",
            "∂J/∂θ = ∂L/∂θ + λ·θ + λ·θ",
            List.of(
                "One layer is wrong, those above and below are not: the signal that goes through is"
                    + " right.",
                "a − n has nothing to do with how large the gradient is.",
                "Something was added once the chain rule was through. λ is {λ}."),
            "Only {here} is wrong. a/n scatters, but a − n is {λ}·θ in every number, λ times the"
                + " parameter: the penalty λ/2·‖θ‖² was differentiated twice."));
  }

  @Override
  public boolean fits(Place place) {
    return place.ground().decay() > 0;
  }

  @Override
  protected double decay(double lambda, double theta) {
    return 2 * super.decay(lambda, theta);
  }
}
