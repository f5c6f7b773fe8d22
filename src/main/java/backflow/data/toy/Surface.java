package backflow.data.toy;

import backflow.math.RandomStream;

/** y = sin(πx₁)·cos(πx₂/2) on the square ±1.5: hills and hollows. */
final class Surface implements Shape {
  private static final double EDGE = 1.5;

  @Override
  public int classes() {
    return 0;
  }

  @Override
  public String targetName() {
    return "y";
  }

  @Override
  public double sample(int k, RandomStream random, double[] x) {
    x[0] = random.nextDouble(-EDGE, EDGE);
    x[1] = random.nextDouble(-EDGE, EDGE);
    return StrictMath.sin(Math.PI * x[0]) * StrictMath.cos(Math.PI / 2 * x[1]);
  }
}
