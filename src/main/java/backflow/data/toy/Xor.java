package backflow.data.toy;

import backflow.math.RandomStream;

/**
 * Four squares around the origin; the class is whether the signs of the two inputs differ. A cross
 * of width 0.2 between the squares stays empty.
 */
final class Xor implements Shape {
  private static final double NEAR = 0.1;
  private static final double FAR = 1.2;

  @Override
  public int classes() {
    return 2;
  }

  @Override
  public double sample(int k, RandomStream random, double[] x) {
    boolean differ = k % 2 == 1;
    boolean right = k / 2 % 2 == 0;
    double across = random.nextDouble(NEAR, FAR);
    double up = random.nextDouble(NEAR, FAR);
    x[0] = right ? across : -across;
    x[1] = right == differ ? -up : up;
    return k % 2;
  }
}
