package backflow.nn;

import backflow.math.FloatFormat;
import org.ejml.data.DMatrixRMaj;

/**
 * The floating-point format that passes are emulated in: each tensor is rounded to it once its
 * operation is complete; within an operation (a product, a mean over the batch) sums are doubles.
 *
 * @param format of the tensors of a pass
 */
record Rounding(FloatFormat format) {
  /** Each entry of a tensor, in place. */
  void of(DMatrixRMaj tensor) {
    format.roundInPlace(tensor.data, tensor.getNumElements());
  }
}
