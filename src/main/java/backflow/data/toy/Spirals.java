package backflow.data.toy;

import backflow.math.RandomStream;

/**
 * Arms of Archimedes' spiral around one centre, a class each (after Lang and Witbrock 1988).
 *
 * <p>The arms make 3 turns together, so the gap from arm to arm is the same 0.42 for 2, 3 and 4.
 */
final class Spirals implements Shape {
  private static final double INNER = 0.1;
  private static final double OUTER = 1.25;
  private static final double TURNS_TOGETHER = 3;

  private final int arms;

  /**
   * Decides the number of classes.
   *
   * @param arms 2–4
   */
  Spirals(int arms) {
    if (arms < 2 || arms > 4) {
      throw new IllegalArgumentException("spirals have 2 to 4 arms, not " + arms);
    }
    this.arms = arms;
  }

  @Override
  public int classes() {
    return arms;
  }

  @Override
  public String targetName() {
    return "arm";
  }

  /** Uniform in r², which spreads the samples nearly evenly along the arm. */
  @Override
  public double sample(int k, RandomStream random, double[] x) {
    int arm = k % arms;
    double r = StrictMath.sqrt(random.nextDouble(INNER * INNER, OUTER * OUTER));
    double turns = TURNS_TOGETHER / arms * (r / OUTER) + (double) arm / arms;
    x[0] = r * StrictMath.cos(2 * Math.PI * turns);
    x[1] = r * StrictMath.sin(2 * Math.PI * turns);
    return arm;
  }
}
