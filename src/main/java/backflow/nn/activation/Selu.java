package backflow.nn.activation;

/**
 * f(z) = λz where z &gt; 0, else λα(e^z − 1); λ and α, from Klambauer 2017, keep mean 0 and
 * variance 1. f′(0) = λα, which is its maximum too.
 */
final class Selu extends NamedActivation {
  private static final double LAMBDA = 1.0507009873554805;
  private static final double LAMBDA_ALPHA = LAMBDA * 1.6732632423543772;

  Selu() {
    super("selu", "SELU");
  }

  @Override
  public double value(double z, double slope) {
    return z > 0 ? LAMBDA * z : LAMBDA_ALPHA * StrictMath.expm1(z);
  }

  /** λ or λα·e^z; a NaN counts as positive, as in PyTorch. */
  @Override
  public double derivative(double z, double slope) {
    return z <= 0 ? LAMBDA_ALPHA * StrictMath.exp(z) : LAMBDA;
  }

  @Override
  public double[] kinks() {
    return new double[] {0};
  }

  @Override
  public boolean saturates() {
    return true;
  }

  @Override
  public boolean saturated(double z) {
    return z < Elu.TAIL;
  }
}
