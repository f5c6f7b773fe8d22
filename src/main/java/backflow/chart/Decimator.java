package backflow.chart;

import backflow.math.Blank;
import java.util.Arrays;

/**
 * Thins a long series to one point per pixel column: smallest, largest and median value of what
 * falls into the column, and which kinds of values without a place on the scale do. Nothing is
 * smoothed, no spike is lost. Reused from frame to frame; the results are live arrays.
 */
public final class Decimator {
  private int points;
  private double[] steps = new double[0];
  private double[] low = new double[0];
  private double[] high = new double[0];
  private double[] middle = new double[0];
  private int[] specials = new int[0];
  private double[] sorted = new double[16];

  /**
   * Thins one series.
   *
   * @param series not modified
   * @param row which of its rows
   * @param log whether 0 and negative values have no place
   * @param firstStep left end of the axis
   * @param lastStep right end, not under {@code firstStep}
   * @param columns how many columns, at least 1
   */
  public void thin(
      Series series, int row, boolean log, long firstStep, long lastStep, int columns) {
    points = 0;
    makeRoom(Math.min(columns, series.buckets()));
    double perStep = columns / Math.max(1.0, lastStep - firstStep + 1.0);
    int bucket = 0;
    while (bucket < series.buckets() && series.to()[bucket] < firstStep) {
      bucket++;
    }
    while (bucket < series.buckets() && series.from()[bucket] <= lastStep) {
      int column = (int) ((series.to()[bucket] - firstStep) * perStep);
      int next = bucket + 1;
      while (next < series.buckets()
          && (int) ((series.to()[next] - firstStep) * perStep) == column) {
        next++;
      }
      add(series, row, log, bucket, next);
      bucket = next;
    }
  }

  private void makeRoom(int n) {
    // the last bucket may reach beyond the last column
    if (steps.length < n + 1) {
      int size = n + n / 2 + 1;
      steps = new double[size];
      low = new double[size];
      high = new double[size];
      middle = new double[size];
      specials = new int[size];
    }
  }

  private void add(Series series, int row, boolean log, int from, int to) {
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    int kinds = 0;
    int n = 0;
    if (sorted.length < to - from) {
      sorted = new double[2 * (to - from)];
    }
    for (int bucket = from; bucket < to; bucket++) {
      int at = bucket * series.rows() + row;
      double min = series.min()[at];
      double max = series.max()[at];
      double last = series.last()[at];
      kinds |= Special.bitOf(min, log) | Special.bitOf(max, log) | Special.bitOf(last, log);
      if (shows(min, log)) {
        smallest = Math.min(smallest, min);
      }
      if (shows(max, log)) {
        largest = Math.max(largest, max);
      }
      if (shows(last, log)) {
        smallest = Math.min(smallest, last);
        largest = Math.max(largest, last);
        sorted[n++] = last;
      }
    }
    // the line begins at the first step and ends at the last
    boolean begin = points == 0 && to < series.buckets();
    steps[points] = begin ? series.from()[from] : series.to()[to - 1];
    specials[points] = kinds;
    // a bucket from 0 to 3 has a smallest value that is shown nowhere but in the lane of 0
    boolean any = largest >= smallest;
    low[points] = any ? smallest : Blank.VALUE;
    high[points] = any ? largest : Blank.VALUE;
    middle[points] = median(n, log);
    points++;
  }

  private static boolean shows(double value, boolean log) {
    return log ? value > 0 && value <= Double.MAX_VALUE : Math.abs(value) <= Double.MAX_VALUE;
  }

  /** The median; between two values their mean, as it looks on the axis. */
  private double median(int n, boolean log) {
    if (n == 0) {
      return Blank.VALUE;
    }
    if (n > 1) {
      Arrays.sort(sorted, 0, n);
    }
    return between(sorted[(n - 1) / 2], sorted[n / 2], log);
  }

  /** Halfway on the axis; neither the sum nor the product of two values may overflow. */
  static double between(double low, double high, boolean log) {
    if (low == high) {
      return low;
    }
    return log ? Math.sqrt(low) * Math.sqrt(high) : low / 2 + high / 2;
  }

  /** How many points there are. */
  public int points() {
    return points;
  }

  /** Where each point stands: at its last step; the first of several at its first. */
  public double[] steps() {
    return steps;
  }

  /** The smallest value with a place; the blank if none. */
  public double[] low() {
    return low;
  }

  /** The largest value with a place; the blank if none. */
  public double[] high() {
    return high;
  }

  /** The median of the buckets' last values with a place; the blank if none. */
  public double[] middle() {
    return middle;
  }

  /** Which {@link Special} kinds fall into the column, as bits. */
  public int[] specials() {
    return specials;
  }
}
