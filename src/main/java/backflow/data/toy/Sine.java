package backflow.data.toy;

import backflow.math.RandomStream;
import java.util.List;

/** y = sin(πx) on ±1.5: three half waves. */
final class Sine implements Shape {
  private static final double EDGE = 1.5;

  @Override
  public int classes() {
    return 0;
  }

  @Override
  public List<String> featureNames() {
    return List.of("x");
  }

  @Override
  public String targetName() {
    return "y";
  }

  @Override
  public double sample(int k, RandomStream random, double[] x) {
    x[0] = random.nextDouble(-EDGE, EDGE);
    return StrictMath.sin(Math.PI * x[0]);
  }
}
