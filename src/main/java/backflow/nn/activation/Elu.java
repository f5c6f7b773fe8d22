package backflow.nn.activation;

import backflow.math.Kernels;

/** f(z) = z where z &gt; 0, else e^z − 1 (Clevert 2016, α = 1, where f′ has no jump). */
final class Elu extends NamedActivation {
  /** Where e^z falls under {@link Kernels#SATURATION}. */
  static final double TAIL = StrictMath.log(Kernels.SATURATION);

  Elu() {
    super("elu", "ELU");
  }

  @Override
  public double value(double z, double slope) {
    return z > 0 ? z : StrictMath.expm1(z);
  }

  /** 1 or e^z; a NaN passes da on, as in PyTorch. */
  @Override
  public double derivative(double z, double slope) {
    return z <= 0 ? StrictMath.exp(z) : 1;
  }

  @Override
  public boolean saturates() {
    return true;
  }

  @Override
  public boolean saturated(double z) {
    return z < TAIL;
  }
}
