package backflow.nn.layer;

import backflow.math.Kernels;
import backflow.nn.Parameter;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The linear map of a layer: u = x·Wᵀ + b.
 *
 * <p>W is out × in, as in every textbook; the forward pass multiplies by Wᵀ (in × out), for which
 * kernels may want room for a transposed copy: it belongs to the caller's workspace.
 */
public final class Dense {
  private final Parameter weight;
  private final Parameter bias;

  /**
   * A map of zeros.
   *
   * @param layer 1..D+1
   * @param in features of its input
   * @param out its units
   */
  public Dense(int layer, int in, int out) {
    weight = Parameter.of(Parameter.Kind.WEIGHT, layer, out, in);
    bias = Parameter.of(Parameter.Kind.BIAS, layer, 1, out);
  }

  /** W, out × in. */
  public Parameter weight() {
    return weight;
  }

  /** b, 1 × out. */
  public Parameter bias() {
    return bias;
  }

  /** W, then b. */
  public List<Parameter> parameters() {
    return List.of(weight, bias);
  }

  /**
   * u = x·Wᵀ + b.
   *
   * @param x inputs, n × in; not modified
   * @param transposed room for Wᵀ, in × out; what it then holds is up to the kernels
   * @param u n × out; overwritten
   */
  public void forward(Kernels kernels, DMatrixRMaj x, double[] transposed, DMatrixRMaj u) {
    int in = weight.value().numCols;
    int out = weight.value().numRows;
    double[] w = weight.value().data;
    kernels.multiplyTransposed(
        x.numRows, in, out, x.data, w, bias.value().data, transposed, u.data);
  }

  /**
   * ∂L/∂W = (∂L/∂u)ᵀ·x and ∂L/∂b = Σ over the batch of ∂L/∂u, into the parameters' gradients.
   *
   * @param x what {@link #forward} got, n × in; not modified
   * @param du ∂L/∂u, n × out; not modified
   */
  public void backwardParameters(Kernels kernels, DMatrixRMaj x, DMatrixRMaj du) {
    int in = weight.value().numCols;
    int out = weight.value().numRows;
    kernels.multiply(0, out, x.numRows, in, du.data, 1, out, x.data, null, weight.gradient().data);
    kernels.columnSums(x.numRows, out, du.data, bias.gradient().data);
  }

  /**
   * ∂L/∂x = ∂L/∂u·W.
   *
   * @param du ∂L/∂u, n × out; not modified
   * @param dx n × in; overwritten
   */
  public void backwardInput(Kernels kernels, DMatrixRMaj du, DMatrixRMaj dx) {
    int in = weight.value().numCols;
    int out = weight.value().numRows;
    kernels.multiply(0, du.numRows, out, in, du.data, out, 1, weight.value().data, null, dx.data);
  }
}
