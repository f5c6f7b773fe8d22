package backflow.diagnose.vital;

import backflow.math.Blank;

/**
 * The course of the loss: its first value, its mean over the last 20 steps and the least of those
 * means, and how much the means of the last two stretches of 100 steps differ. One thread;
 * allocates nothing after construction.
 */
public final class Losses {
  /** Steps of a mean. */
  public static final int SHORT = 20;

  /** Steps of a stretch of {@link #drift}. */
  public static final int LONG = 100;

  private final double[] ring = new double[2 * LONG];
  private long count;
  private double first = Blank.VALUE;
  private double best = Blank.VALUE;
  private double bestAt = -1;

  /** Takes the loss of the next step. */
  void add(long step, double loss) {
    if (!Double.isFinite(loss)) {
      return;
    }
    if (Blank.is(first)) {
      first = loss;
    }
    ring[(int) (count % ring.length)] = loss;
    count++;
    double mean = mean();
    if (count >= SHORT && (Blank.is(best) || mean < best)) {
      best = mean;
      bestAt = step;
    }
  }

  /** What a run that goes on from another one must know. */
  void goOn(double firstLoss, double bestLoss) {
    first = firstLoss;
    best = bestLoss;
  }

  /** How many there were. */
  public long count() {
    return count;
  }

  /** L of the first step. */
  public double first() {
    return first;
  }

  /** The least mean over 20 steps so far; blank before the 20th. */
  public double best() {
    return best;
  }

  /** The last step of those 20; −1 if not known. */
  public double bestAt() {
    return bestAt;
  }

  /** The mean over the last 20 steps, fewer at the start; blank without any. */
  public double mean() {
    return meanUpTo(SHORT);
  }

  /** The mean over the last n steps, fewer at the start; blank without any. */
  public double meanUpTo(int n) {
    return mean(0, (int) Math.min(count, n));
  }

  /** The mean over the 20 steps before the last 20; blank before there are 40. */
  public double meanBefore() {
    return count < 2 * SHORT ? Blank.VALUE : mean(SHORT, SHORT);
  }

  /** The mean over the last 100 steps; blank before. */
  public double longMean() {
    return count < LONG ? Blank.VALUE : mean(0, LONG);
  }

  /**
   * |mean of the last 100 − mean of the 100 before| / the latter; blank before step 200, and 0/0.
   */
  public double drift() {
    if (count < 2 * LONG) {
      return Blank.VALUE;
    }
    double now = mean(0, LONG);
    double before = mean(LONG, LONG);
    return before == 0 ? Blank.VALUE : Math.abs(now - before) / Math.abs(before);
  }

  /** The mean of some values, the newest of which lies so far back. */
  private double mean(int back, int n) {
    if (n == 0) {
      return Blank.VALUE;
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += ring[(int) ((count - 1 - back - i) % ring.length)] / n;
    }
    return sum;
  }
}
