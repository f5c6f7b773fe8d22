package backflow.diagnose.vital;

import backflow.math.Blank;
import java.util.Arrays;

/**
 * The median of the last few values, kept sorted: a value costs one insertion and one removal. What
 * came last decides first: after a blank it is blank ("not defined now"), after a NaN it is NaN
 * ("nobody knows"), whatever was before. ±∞ are values. One thread; allocates nothing after
 * construction.
 */
public final class SlidingMedian {
  private final double[] sorted;
  private final double[] ring;
  private int count;
  private int next;
  private double newest = Blank.VALUE;

  /**
   * An empty window.
   *
   * @param size how many values it holds
   */
  public SlidingMedian(int size) {
    sorted = new double[size];
    ring = new double[size];
  }

  /** Takes the next value; blanks and NaN take no place among the others. */
  public void add(double value) {
    newest = value;
    if (Double.isNaN(value)) {
      return;
    }
    if (count == ring.length) {
      remove(ring[next]);
    }
    insert(value);
    ring[next] = value;
    next = (next + 1) % ring.length;
  }

  private void insert(double value) {
    int at = place(value);
    System.arraycopy(sorted, at, sorted, at + 1, count - at);
    sorted[at] = value;
    count++;
  }

  private void remove(double value) {
    int at = place(value);
    count--;
    System.arraycopy(sorted, at + 1, sorted, at, count - at);
  }

  private int place(double value) {
    int at = Arrays.binarySearch(sorted, 0, count, value);
    return at < 0 ? -at - 1 : at;
  }

  /** How many values there are. */
  public int count() {
    return count;
  }

  /** Whether there are as many as fit. */
  public boolean isFull() {
    return count == ring.length;
  }

  /** The median; the mean of the middle two if there is an even number; blank without any. */
  public double value() {
    return Double.isNaN(newest) ? newest : ofKept();
  }

  /** The median of what is kept, whatever came last. */
  public double ofKept() {
    if (count == 0) {
      return Blank.VALUE;
    }
    double low = sorted[(count - 1) / 2];
    double high = sorted[count / 2];
    return low == high ? low : low / 2 + high / 2;
  }
}
