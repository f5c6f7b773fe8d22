package backflow.theory;

import backflow.nn.init.Initializers;
import backflow.nn.init.Scheme;

/**
 * How weights and biases start, as far as theory asks.
 *
 * @param scheme the initializer
 * @param gain multiplies every weight
 * @param k the K of {@link Scheme#SCALED_NORMAL}
 * @param std the standard deviation of {@link Scheme#NORMAL}
 * @param bound the bound of {@link Scheme#UNIFORM}
 * @param bias what every bias starts at
 */
public record Start(Scheme scheme, double gain, double k, double std, double bound, double bias) {
  /** Whether the weights are drawn at random, all alike and independent of each other. */
  boolean random() {
    return scheme != Scheme.CONSTANT && scheme != Scheme.ZEROS;
  }

  /**
   * σ_w² = fan_in · variance of an entry. For an orthogonal matrix the entries are not independent,
   * but what a random vector becomes has the same mean square.
   */
  double weightVariance(int fanIn, int fanOut) {
    double spread = Initializers.spread(scheme, fanIn, fanOut, gain, k, std, bound);
    return fanIn * spread * spread;
  }
}
