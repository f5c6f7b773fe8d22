package backflow.probe;

import backflow.math.Blank;
import java.util.Arrays;

/**
 * How alike the activations of different samples are: the mean cosine over all pairs i ≠ j of rows,
 * without visiting pairs: with the m rows â of length 1 it is (‖Σ â‖² − m) / (m(m − 1)). Tends to 1
 * with depth in plain ReLU nets. One instance per thread; nothing is allocated after construction.
 */
public final class SampleSimilarity {
  private final double[] sum;

  /**
   * Ready to measure.
   *
   * @param widest the largest number of columns to come
   */
  public SampleSimilarity(int widest) {
    sum = new double[widest];
  }

  /**
   * Measures. Rows are scaled by a power of two before squaring, so tiny and huge ones count like
   * others; rows of zeros have no direction and do not count.
   *
   * @param a activations, samples × width, row-major; not modified
   * @param samples rows of a
   * @param width columns of a
   * @return from −1 to 1; blank with fewer than two rows that are not zero; NaN with a NaN or ±Inf
   */
  public double of(double[] a, int samples, int width) {
    Arrays.fill(sum, 0, width, 0);
    int directions = 0;
    for (int sample = 0; sample < samples; sample++) {
      double largest = largest(a, sample * width, width);
      if (!Double.isFinite(largest)) {
        return Double.NaN;
      }
      if (largest > 0) {
        addDirection(a, sample * width, width, Math.scalb(1.0, -Math.getExponent(largest)));
        directions++;
      }
    }
    if (directions < 2) {
      return Blank.VALUE;
    }
    double cosines = squares(sum, 0, width, 1) - directions;
    return Math.max(-1, Math.min(1, cosines / ((double) directions * (directions - 1))));
  }

  private void addDirection(double[] a, int from, int width, double scale) {
    double factor = 1 / Math.sqrt(squares(a, from, width, scale));
    for (int i = 0; i < width; i++) {
      sum[i] += a[from + i] * scale * factor;
    }
  }

  private static double largest(double[] a, int from, int width) {
    double largest = 0;
    for (int i = from; i < from + width; i++) {
      largest = Math.max(largest, Math.abs(a[i]));
    }
    return largest;
  }

  private static double squares(double[] a, int from, int width, double scale) {
    double squares = 0;
    for (int i = from; i < from + width; i++) {
      double x = a[i] * scale;
      squares = Math.fma(x, x, squares);
    }
    return squares;
  }
}
