package backflow.data.toy;

import backflow.math.RandomStream;

/** A board of 4 × 4 squares over ±1.2; the class is the colour of the square. */
final class Checkerboard implements Shape {
  private static final int SIDE = 4;
  private static final double EDGE = 1.2;
  private static final double SQUARE = 2 * EDGE / SIDE;

  @Override
  public int classes() {
    return 2;
  }

  @Override
  public String targetName() {
    return "colour";
  }

  /** The squares of a colour take turns, so all 16 hold equally many samples. */
  @Override
  public double sample(int k, RandomStream random, double[] x) {
    int colour = k % 2;
    int pair = k / 2 % (SIDE * SIDE / 2);
    int row = pair / (SIDE / 2);
    int column = 2 * (pair % (SIDE / 2)) + (row + colour) % 2;
    x[0] = -EDGE + SQUARE * (column + random.nextDouble());
    x[1] = -EDGE + SQUARE * (row + random.nextDouble());
    return colour;
  }
}
