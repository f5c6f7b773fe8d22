package backflow.check.hunt.bug;

import backflow.nn.activation.Activation;
import java.util.List;

/** The gradient goes through the activation as if its slope were 1. */
final class DerivativeForgotten extends Bug {
  DerivativeForgotten() {
    super(
        "derivative-forgotten",
        "forgotten f′",
        new Words(
            "δ{l} = ∂ℓ/∂f{l} ⊙ f′(z{l})",
            "δ{l} = ∂ℓ/∂f{l}",
            List.of(
                "Start at the output and go down: which is the first layer with a wrong number?",
                "That layer and all below are wrong, by another ratio in each number, by a large"
                    + " one where f is flat.",
                "What stands between ∂ℓ/∂f{l} and δ{l}?"),
            "From {here} on down the gradient is wrong, no two numbers by the same ratio: each"
                + " sample lacks its own f′(z{l})."));
  }

  @Override
  public boolean fits(Place place) {
    return place.changes(z -> 1);
  }

  @Override
  protected double derivative(Activation f, double z, double slope) {
    return 1;
  }
}
