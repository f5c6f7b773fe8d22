package backflow.data.toy;

import backflow.math.RandomStream;

/**
 * Three round blobs at the corners of a triangle, a class each: discs of radius 0.3, evenly filled,
 * whose edges the noise softens. The one set that a network without hidden layers can learn.
 */
final class Blobs implements Shape {
  private static final int BLOBS = 3;
  private static final double DISTANCE = 0.9;
  private static final double RADIUS = 0.3;

  @Override
  public int classes() {
    return BLOBS;
  }

  @Override
  public String targetName() {
    return "blob";
  }

  @Override
  public double sample(int k, RandomStream random, double[] x) {
    int blob = k % BLOBS;
    double corner = 2 * Math.PI * (0.25 + (double) blob / BLOBS);
    double r = RADIUS * StrictMath.sqrt(random.nextDouble());
    double t = random.nextDouble(0, 2 * Math.PI);
    x[0] = DISTANCE * StrictMath.cos(corner) + r * StrictMath.cos(t);
    x[1] = DISTANCE * StrictMath.sin(corner) + r * StrictMath.sin(t);
    return blob;
  }
}
