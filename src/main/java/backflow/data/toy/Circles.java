package backflow.data.toy;

import backflow.math.RandomStream;

/** A circle (class 1) within a circle of twice its radius (class 0). */
final class Circles implements Shape {
  private static final double[] RADII = {1.2, 0.6};

  @Override
  public int classes() {
    return 2;
  }

  @Override
  public String targetName() {
    return "circle";
  }

  @Override
  public double sample(int k, RandomStream random, double[] x) {
    int circle = k % 2;
    double t = random.nextDouble(0, 2 * Math.PI);
    x[0] = RADII[circle] * StrictMath.cos(t);
    x[1] = RADII[circle] * StrictMath.sin(t);
    return circle;
  }
}
