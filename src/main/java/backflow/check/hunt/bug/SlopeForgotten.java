package backflow.check.hunt.bug;

import backflow.nn.activation.Activation;
import java.util.List;

/** PReLU goes back as ReLU: nothing where z is negative. */
final class SlopeForgotten extends Bug {
  SlopeForgotten() {
    super(
        "slope-forgotten",
        "PReLU slope forgotten",
        new Words(
            "δ{l} = ∂ℓ/∂f{l} ⊙ (1 where z{l} > 0, else slope{l})",
            "δ{l} = ∂ℓ/∂f{l} ⊙ (1 where z{l} > 0, else 0)",
            List.of(
                "Start at the output and go down: which is the first layer with a wrong number?",
                "The gradient of that layer’s slope is right; the rest of the layer and all below"
                    + " are not.",
                "Which activation is it? Which other one has the same positive half?"),
            "The gradient of slope{l} is right, so ∂ℓ/∂f{l} is; the rest of {here} is wrong: what"
                + " comes through a negative z{l} is missing."));
  }

  @Override
  public boolean fits(Place place) {
    return place.hasSlope();
  }

  @Override
  protected double derivative(Activation f, double z, double slope) {
    return z > 0 ? 1 : 0;
  }
}
