package backflow.data.toy;

import backflow.math.RandomStream;

/**
 * Two half circles that reach into each other, as scikit-learn's {@code make_moons}, centred and
 * shrunk to a radius of 0.85.
 */
final class Moons implements Shape {
  private static final double RADIUS = 0.85;

  @Override
  public int classes() {
    return 2;
  }

  @Override
  public String targetName() {
    return "moon";
  }

  /** The lower moon is the upper one turned by half a turn around the centre. */
  @Override
  public double sample(int k, RandomStream random, double[] x) {
    int moon = k % 2;
    double t = random.nextDouble(0, Math.PI);
    double side = moon == 0 ? RADIUS : -RADIUS;
    x[0] = side * (StrictMath.cos(t) - 0.5);
    x[1] = side * (StrictMath.sin(t) - 0.25);
    return moon;
  }
}
