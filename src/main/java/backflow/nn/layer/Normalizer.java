package backflow.nn.layer;

import backflow.nn.Mode;
import backflow.nn.Parameter;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * A normalization with learned scale γ and shift β: z = γ ⊙ x̂ + β, where x̂ is u with mean 0 and
 * variance 1 over some axis. What a backward pass needs of its forward pass is kept in a {@link
 * Memory} of the caller, so that one network can serve many workspaces.
 */
public interface Normalizer {
  /** Added to the variance under the root, as in PyTorch. */
  double EPSILON = 1e-5;

  /** γ, then β. */
  List<Parameter> parameters();

  /**
   * z = γ ⊙ x̂(u) + β.
   *
   * @param u n × out; not modified
   * @param z n × out; overwritten
   * @param memory receives x̂ and 1/σ
   */
  void forward(DMatrixRMaj u, DMatrixRMaj z, Memory memory, Mode mode);

  /**
   * ∂L/∂u, ∂L/∂γ and ∂L/∂β.
   *
   * @param dz ∂L/∂z, n × out; not modified
   * @param du n × out; overwritten; must not be dz
   * @param memory what {@link #forward} left
   */
  void backward(DMatrixRMaj dz, DMatrixRMaj du, Memory memory);

  /** The running statistics, for checkpoints: live arrays; empty if there are none. */
  double[][] statistics();

  /**
   * What a forward pass leaves to its backward pass.
   *
   * @param normalized x̂, n × out
   * @param inverseDeviation 1/σ, per unit or per sample
   * @param scratch as long as the larger of batch and width, twice
   */
  record Memory(DMatrixRMaj normalized, double[] inverseDeviation, double[] scratch) {
    /**
     * Room for a batch.
     *
     * @param batch samples at most
     * @param width units
     */
    public static Memory of(int batch, int width) {
      int longest = Math.max(batch, width);
      return new Memory(
          new DMatrixRMaj(batch, width), new double[longest], new double[2 * longest]);
    }
  }
}
