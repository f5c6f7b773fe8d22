package backflow.nn.loss;

/**
 * The mean loss of a batch and its gradient, as a pair. Stateless; allocates nothing.
 *
 * <p>Cross-entropies take logits. The target matrix y is n × outputs for {@code mse} and {@code
 * binary-cross-entropy} (means over all entries) and n × 1 class indices for {@code cross-entropy}
 * (mean over samples).
 */
public interface Loss {
  /** The word in experiment files. */
  String id();

  /**
   * L.
   *
   * @param output n × outputs; not modified
   * @param y the targets; not modified
   * @param n samples in the batch
   * @param outputs columns of output
   */
  double value(double[] output, double[] y, int n, int outputs);

  /**
   * ∂L/∂output.
   *
   * @param output n × outputs; not modified
   * @param y the targets; not modified
   * @param gradient n × outputs; overwritten
   * @param n samples in the batch
   * @param outputs columns of output
   */
  void gradient(double[] output, double[] y, double[] gradient, int n, int outputs);
}
