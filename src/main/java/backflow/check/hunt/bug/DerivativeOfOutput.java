package backflow.check.hunt.bug;

import static backflow.nn.activation.Activations.START_SLOPE;

import backflow.nn.activation.Activation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** f′ is taken at the value of f instead of at its argument. */
final class DerivativeOfOutput extends Bug {
  DerivativeOfOutput() {
    super(
        "derivative-of-output",
        "f′ of a instead of z",
        new Words(
            "δ{l} = ∂ℓ/∂f{l} ⊙ f′(z{l})",
            "δ{l} = ∂ℓ/∂f{l} ⊙ f′(f(z{l}))",
            List.of(
                "Start at the output and go down: which is the first layer with a wrong number?",
                "That layer and all below are wrong, each number by another ratio, but few by much:"
                    + " nearly the right factor.",
                "f′ is there. At which number is it taken?"),
            "From {here} on down the gradient is wrong by ratios that scatter around 1: f′ is"
                + " there, but at f(z{l}), which is another place of the curve."));
  }

  @Override
  public boolean fits(Place place) {
    return place.changes(z -> derivativeAtValue(place.activation(), z));
  }

  private static double derivativeAtValue(@Nullable Activation f, double z) {
    return f == null ? 0 : f.derivative(f.value(z, START_SLOPE), START_SLOPE);
  }

  @Override
  protected double derivative(Activation f, double z, double slope) {
    return f.derivative(f.value(z, slope), slope);
  }
}
