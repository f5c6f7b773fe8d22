package backflow.check.hunt.bug;

import java.util.List;

/** μ is taken for a constant: the way of the loss through the mean of the batch is left out. */
final class BatchMeanForgotten extends Bug {
  BatchMeanForgotten() {
    super(
        "batch-mean-forgotten",
        "batch norm without its mean term",
        new Words(
            "∂ℓ/∂u{l} = γ/σ · (δ{l} − mean(δ{l}) − x̂ · mean(δ{l}·x̂))",
            "∂ℓ/∂u{l} = γ/σ · (δ{l} − x̂ · mean(δ{l}·x̂))",
            List.of(
                "Start at the output and go down: which is the first layer with a wrong number?",
                "γ and β of that layer are right, b is not: a bias before batch norm has a gradient"
                    + " of 0{but}.",
                "Batch norm subtracts μ. Does μ depend on u{l}?"),
            "γ{l} and β{l} are right, W{l} and b{l} are wrong. The differences say that b{l} does"
                + " nothing, as μ takes it away; the backward pass says that it does."));
  }

  @Override
  public boolean fits(Place place) {
    return place.hasBatchNorm();
  }

  @Override
  protected double meanTerm(double sum, int n) {
    return 0;
  }
}
