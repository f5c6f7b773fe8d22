package backflow.math;

/**
 * Mean, standard deviation (1/n) and root mean square of an array.
 *
 * <p>From the shifted sums that the kernels take in passing: with d = x − x₀, mean = x₀ + Σd/n and
 * variance = (Σd² − (Σd)²/n)/n, which loses at most log₂ n bits even where all x are nearly equal.
 * Where the squares would leave 1e-280..1e280 the array is gone through once more, scaled by a
 * power of two: no false 0, no false ∞. A ±∞ among the numbers makes the RMS ∞, a NaN makes all
 * NaN.
 */
public final class Moments {
  private static final double SMALLEST = 1e-280;
  private static final double LARGEST = 1e280;

  private double mean;
  private double deviation;
  private double rootMeanSquare;

  /** Σx/n. */
  public double mean() {
    return mean;
  }

  /** √(Σ(x − mean)²/n). */
  public double deviation() {
    return deviation;
  }

  /** √(Σx²/n). */
  public double rootMeanSquare() {
    return rootMeanSquare;
  }

  /**
   * Whether shifted sums are good as they are, so that {@link #ofSums} may be used.
   *
   * @param first x₀
   * @param sum Σ(x − x₀)
   * @param squares Σ(x − x₀)²
   */
  public static boolean trustworthy(double first, double sum, double squares) {
    double magnitude = Math.max(squares, first * first);
    return magnitude <= LARGEST && squares >= SMALLEST;
  }

  /**
   * Sets all three from shifted sums.
   *
   * @param first x₀
   * @param sum Σ(x − x₀)
   * @param squares Σ(x − x₀)²
   * @param n how many numbers, at least 1
   */
  public void ofSums(double first, double sum, double squares, int n) {
    mean = first + sum / n;
    double variance = (squares - sum * (sum / n)) / n;
    deviation = Math.sqrt(Math.max(variance, 0));
    rootMeanSquare = Math.sqrt(Math.fma(mean, mean, Math.max(variance, 0)));
  }

  /**
   * Sets all three from the numbers themselves, in two passes.
   *
   * @param x not modified
   * @param n how many of them, at least 1
   */
  public void ofArray(double[] x, int n) {
    double largest = 0;
    double plain = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(x[i]));
      plain += x[i];
    }
    if (largest == 0 || !(largest <= Double.MAX_VALUE)) {
      mean = plain / n;
      deviation = largest == 0 ? 0 : Double.NaN;
      rootMeanSquare = largest;
      return;
    }
    int exponent = Math.max(Math.getExponent(largest), Double.MIN_EXPONENT);
    double first = scaled(x[0], exponent);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += scaled(x[i], exponent) - first;
    }
    double middle = first + sum / n; // equal numbers are their own mean, to the bit
    double spread = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double y = scaled(x[i], exponent);
      spread = Math.fma(y - middle, y - middle, spread);
      squares = Math.fma(y, y, squares);
    }
    mean = Math.scalb(middle, exponent);
    deviation = Math.scalb(Math.sqrt(spread / n), exponent);
    rootMeanSquare = Math.scalb(Math.sqrt(squares / n), exponent);
  }

  private static double scaled(double x, int exponent) {
    return Math.scalb(x, -exponent);
  }
}
