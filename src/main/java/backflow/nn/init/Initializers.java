package backflow.nn.init;

import backflow.math.RandomStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The catalogue: every scheme as an initializer, and the spread of the weights it draws.
 *
 * <p>Formulas of the standard deviation, for in = fan_in and out = fan_out: Xavier √(2/(in+out))
 * (Glorot and Bengio 2010), He √(2/in) (He 2015), LeCun 1/√in (LeCun 1998), scaled K/√in; the
 * uniform kinds have the same standard deviation, so their bound is √3 times that: √(6/(in+out)),
 * √(6/in), √(3/in). Orthogonal: the columns, or rows if these are fewer, are orthonormal (Saxe
 * 2014). The two slide formulas are standard deviations of a normal too.
 */
public final class Initializers {
  private Initializers() {}

  /**
   * An initializer; what its scheme does not use is ignored.
   *
   * @param scheme which one
   * @param gain multiplies every weight
   * @param k the K of {@link Scheme#SCALED_NORMAL}
   * @param std the standard deviation of {@link Scheme#NORMAL}
   * @param bound the bound of {@link Scheme#UNIFORM}
   * @param constant the value of {@link Scheme#CONSTANT}
   */
  public static Initializer of(
      Scheme scheme, double gain, double k, double std, double bound, double constant) {
    return switch (scheme) {
      case XAVIER_UNIFORM, HE_UNIFORM, LECUN_UNIFORM, UNIFORM ->
          (w, random) -> fillUniform(w, random, bound(scheme, w.numCols, w.numRows, gain, bound));
      case ORTHOGONAL -> new Orthogonal(gain);
      case CONSTANT -> (w, random) -> w.fill(gain * constant);
      case ZEROS -> (w, random) -> w.zero();
      default ->
          (w, random) ->
              fillNormal(w, random, spread(scheme, w.numCols, w.numRows, gain, k, std, bound));
    };
  }

  private static void fillUniform(DMatrixRMaj w, RandomStream random, double bound) {
    for (int i = 0; i < w.getNumElements(); i++) {
      w.data[i] = random.nextDouble(-bound, bound);
    }
  }

  private static void fillNormal(DMatrixRMaj w, RandomStream random, double std) {
    for (int i = 0; i < w.getNumElements(); i++) {
      w.data[i] = std * random.nextGaussian();
    }
  }

  /**
   * The bound a of a uniform scheme, gain included: weights lie in [−a, a).
   *
   * @param scheme one of the four uniform kinds
   * @param fanIn inputs of a unit, at least 1
   * @param fanOut units of the layer, at least 1
   * @param gain multiplies every weight
   * @param bound the bound of {@link Scheme#UNIFORM}
   * @throws IllegalArgumentException if the scheme has no bound
   */
  public static double bound(Scheme scheme, int fanIn, int fanOut, double gain, double bound) {
    return switch (scheme) {
      case XAVIER_UNIFORM -> gain * Math.sqrt(6 / ((double) fanIn + fanOut));
      case HE_UNIFORM -> gain * Math.sqrt(6.0 / fanIn);
      case LECUN_UNIFORM -> gain * Math.sqrt(3.0 / fanIn);
      case UNIFORM -> gain * bound;
      default -> throw new IllegalArgumentException(scheme.id() + " has no bound");
    };
  }

  /**
   * The standard deviation that one weight has in theory, gain included; 0 for constants.
   *
   * @param scheme which one
   * @param fanIn inputs of a unit, at least 1
   * @param fanOut units of the layer, at least 1
   * @param gain multiplies every weight
   * @param k the K of {@link Scheme#SCALED_NORMAL}
   * @param std the standard deviation of {@link Scheme#NORMAL}
   * @param bound the bound of {@link Scheme#UNIFORM}
   */
  public static double spread(
      Scheme scheme, int fanIn, int fanOut, double gain, double k, double std, double bound) {
    double sum = (double) fanIn + fanOut;
    return switch (scheme) {
      case XAVIER_UNIFORM, XAVIER_NORMAL -> gain * Math.sqrt(2 / sum);
      case HE_UNIFORM, HE_NORMAL -> gain * Math.sqrt(2.0 / fanIn);
      case LECUN_UNIFORM, LECUN_NORMAL -> gain / Math.sqrt(fanIn);
      case ORTHOGONAL -> gain / Math.sqrt(Math.max(fanIn, fanOut));
      case SCALED_NORMAL -> gain * (k / Math.sqrt(fanIn));
      case NORMAL -> gain * std;
      case UNIFORM -> gain * bound / Math.sqrt(3);
      case SLIDE_IN -> gain * (2 / Math.sqrt(fanIn));
      case SLIDE_IN_OUT -> gain * (2 / Math.sqrt(sum));
      case CONSTANT, ZEROS -> 0;
    };
  }
}
