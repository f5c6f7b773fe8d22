package backflow.check.hunt.bug;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** The gradient of the cross-entropy lacks the one that is subtracted at the right class. */
final class TargetForgotten extends Bug {
  TargetForgotten() {
    super(
        "target-forgotten",
        "softmax gradient without the target",
        new Words(
            "∂ℓ/∂oⱼ = softmaxⱼ − [j = y]",
            "∂ℓ/∂oⱼ = softmaxⱼ",
            List.of(
                "Start at the output and go down: which is the first layer with a wrong number?",
                "By the backward pass the biases of the output layer have positive gradients"
                    + " only{but}. Can that be, for a softmax?",
                "If all logits grow by 1, softmax stays as it is: how large must Σⱼ ∂ℓ/∂oⱼ be?"),
            "Everything is wrong from the output on, and the gradients of b{l} are all positive and"
                + " add up to 1{but}. By the differences they add up to 0, as they must under"
                + " softmax."));
  }

  @Override
  public boolean fits(Place place) {
    return place.isOutput() && place.ground().loss().id().equals("cross-entropy");
  }

  @Override
  protected DMatrixRMaj output(DMatrixRMaj o, DMatrixRMaj loss) {
    DMatrixRMaj softmax = new DMatrixRMaj(o.numRows, o.numCols);
    for (int i = 0; i < o.numRows; i++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < o.numCols; j++) {
        largest = Math.max(largest, o.get(i, j));
      }
      double sum = 0;
      for (int j = 0; j < o.numCols; j++) {
        softmax.set(i, j, StrictMath.exp(o.get(i, j) - largest));
        sum += softmax.get(i, j);
      }
      for (int j = 0; j < o.numCols; j++) {
        softmax.set(i, j, softmax.get(i, j) / sum);
      }
    }
    return softmax;
  }
}
