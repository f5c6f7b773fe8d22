package backflow.study;

/**
 * Samples of a set as a map shows them, and how well the network does on the set. Immutable.
 *
 * <p>Only some points are shown of a large set; the verdict is over {@link #judged} of them.
 */
public final class PlanePoints {
  private final double[] x;
  private final double[] y;
  private final double[] target;
  private final double[] predicted;
  private final int shown;
  private final int wrong;
  private final double error;

  /**
   * Points.
   *
   * @param x of each that was judged; not modified, kept
   * @param y likewise; the target where there is only one input
   * @param target class from 0, or the number to predict
   * @param predicted likewise; −1 for a class that is NaN
   * @param shown how many of them are drawn
   * @param classes 0 for regression
   */
  PlanePoints(double[] x, double[] y, double[] target, double[] predicted, int shown, int classes) {
    this.x = x;
    this.y = y;
    this.target = target;
    this.predicted = predicted;
    this.shown = shown;
    int misses = 0;
    double squares = 0;
    for (int i = 0; i < target.length; i++) {
      double away = predicted[i] - target[i];
      misses += away == 0 ? 0 : 1;
      squares += away * away / target.length;
    }
    wrong = classes > 0 ? misses : 0;
    error = classes > 0 || target.length == 0 ? Double.NaN : Math.sqrt(squares);
  }

  /** How many are drawn. */
  public int shown() {
    return shown;
  }

  /** How many were judged. */
  public int judged() {
    return target.length;
  }

  /** How many of those are classified wrong; 0 for regression. */
  public int wrong() {
    return wrong;
  }

  /** Share classified right; NaN if there are none. */
  public double accuracy() {
    return judged() == 0 ? Double.NaN : 1 - (double) wrong / judged();
  }

  /** Root of the mean squared error; NaN for classes. */
  public double error() {
    return error;
  }

  /** The first input of the plane. */
  public double x(int i) {
    return x[i];
  }

  /** The second; the target where there is only one input. */
  public double y(int i) {
    return y[i];
  }

  /** Class from 0, or the number to predict. */
  public double target(int i) {
    return target[i];
  }

  /** What the network says; −1 for a class that is NaN. */
  public double predicted(int i) {
    return predicted[i];
  }

  /** Whether the network is wrong about its class. */
  public boolean isWrong(int i) {
    return predicted[i] != target[i];
  }
}
