package backflow.train;

import backflow.nn.init.Scheme;

/**
 * How weights and biases start.
 *
 * @param scheme the initializer
 * @param gain multiplies every weight it draws, 0–100
 * @param bias what every bias starts at, −100–100
 * @param k the K of {@code scaled-normal} (std K/√in), 0–100
 * @param std the standard deviation of {@code normal}, 0–100
 * @param bound the bound of {@code uniform}, 0–100
 * @param value the value of {@code constant}, −100–100
 */
public record InitializerSpec(
    Scheme scheme, double gain, double bias, double k, double std, double bound, double value) {
  /**
   * A scheme with everything else at its default.
   *
   * @param scheme the initializer
   */
  public static InitializerSpec of(Scheme scheme) {
    return new InitializerSpec(scheme, 1, 0, 1, 0.01, 0.1, 0.1);
  }
}
