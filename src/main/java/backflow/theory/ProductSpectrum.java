package backflow.theory;

import java.util.Arrays;

/**
 * The singular values of a product of many matrices, in logarithms, so that 300 factors give
 * numbers and not 0 or ∞. The product M is kept as rows that are orthogonal to each other, each of
 * length 1 with the logarithm of its scale beside it: these scales are the singular values of M.
 * Another factor from the right, M·J, sends each row through J; then Jacobi's rotations of pairs of
 * rows (one-sided, Hestenes 1958) make them orthogonal again, computed so that two rows may differ
 * by any number of decades.
 *
 * <p>What is lost to cancellation in one factor, down to rounding, counts as an exact 0: the factor
 * has no full rank.
 */
public final class ProductSpectrum {
  private static final int SWEEPS = 30;
  private static final double ORTHOGONAL = 1e-13;
  private static final double ROUNDING = 0x1.0p-52;
  private static final double DECADES_PER_LOG = 1 / StrictMath.log(10);

  private final double[][] rows;
  private final double[] logs;
  private final double[] lost;
  private double[] next = new double[0];
  private int width;
  private boolean finite = true;

  /** A row through a matrix: y = xᵀ·J. */
  @FunctionalInterface
  public interface Factor {
    /**
     * Multiplies.
     *
     * @param x as long as J has rows; not modified
     * @param y as long as J has columns; overwritten
     */
    void pull(double[] x, double[] y);
  }

  /**
   * Starts from directions.
   *
   * @param directions rows, any that are independent; copied and made orthonormal
   */
  public ProductSpectrum(double[][] directions) {
    width = directions[0].length;
    rows = new double[directions.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = directions[i].clone();
    }
    logs = new double[rows.length];
    lost = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      adopt(i, rows[i]);
    }
    orthogonalize();
    Arrays.fill(logs, 0);
  }

  /**
   * M ← M·J.
   *
   * @param columns of J
   */
  public void multiply(Factor factor, int columns) {
    if (next.length != columns) {
      next = new double[columns];
    }
    for (int i = 0; i < rows.length && finite; i++) {
      if (logs[i] == Double.NEGATIVE_INFINITY) {
        rows[i] = new double[columns];
        continue;
      }
      factor.pull(rows[i], next);
      double[] old = rows[i];
      rows[i] = next;
      next = old.length == columns ? old : new double[columns];
      adopt(i, rows[i]);
    }
    width = columns;
    if (finite) {
      orthogonalize();
    }
  }

  /** Brings a row to length 1. */
  private void adopt(int i, double[] row) {
    double largest = 0;
    for (double x : row) {
      largest = Math.max(largest, Math.abs(x));
    }
    if (!(largest <= Double.MAX_VALUE)) {
      finite = false;
    } else if (largest == 0) {
      logs[i] = Double.NEGATIVE_INFINITY;
    } else {
      for (int j = 0; j < row.length; j++) {
        row[j] /= largest;
      }
      logs[i] += StrictMath.log(largest) + StrictMath.log(toLengthOne(row));
    }
  }

  private static double toLengthOne(double[] row) {
    double length = Math.sqrt(dot(row, row));
    for (int j = 0; j < row.length; j++) {
      row[j] /= length;
    }
    return length;
  }

  private void orthogonalize() {
    Arrays.fill(lost, 0);
    boolean turned = true;
    for (int sweep = 0; sweep < SWEEPS && turned; sweep++) {
      turned = false;
      for (int p = 0; p < rows.length; p++) {
        for (int q = p + 1; q < rows.length; q++) {
          turned |= rotate(p, q);
        }
      }
    }
  }

  /**
   * Makes two rows orthogonal. With a = ‖r_p‖² ≥ b = ‖r_q‖² and c = r_p·r_q the rotation by t =
   * 2c/((a−b) + √((a−b)² + 4c²)) does; here divided by the larger scale, and ratio the quotient of
   * the scales, which may vanish.
   */
  private boolean rotate(int p, int q) {
    if (logs[q] > logs[p]) {
      swap(p, q);
    }
    if (logs[q] == Double.NEGATIVE_INFINITY) {
      return false;
    }
    double[] large = rows[p];
    double[] small = rows[q];
    double cosine = dot(large, small);
    if (Math.abs(cosine) < ORTHOGONAL) {
      return false;
    }
    double ratio = StrictMath.exp(logs[q] - logs[p]);
    double gap = 1 - ratio * ratio;
    double tangent =
        2 * cosine / (gap + Math.sqrt(gap * gap + 4 * ratio * ratio * cosine * cosine));
    double t = ratio * tangent;
    double shrink = 1 / Math.sqrt(1 + t * t);
    for (int j = 0; j < width; j++) {
      double x = large[j];
      large[j] = shrink * (x + ratio * t * small[j]);
      small[j] = shrink * (small[j] - tangent * x);
    }
    logs[p] += StrictMath.log(toLengthOne(large));
    double rest = Math.sqrt(dot(small, small));
    lost[q] += rest > 0 ? StrictMath.log(rest) : Double.NEGATIVE_INFINITY;
    if (lost[q] < StrictMath.log(8 * width * ROUNDING)) {
      logs[q] = Double.NEGATIVE_INFINITY;
    } else {
      logs[q] += StrictMath.log(toLengthOne(small));
    }
    return true;
  }

  private void swap(int p, int q) {
    double[] row = rows[p];
    rows[p] = rows[q];
    rows[q] = row;
    double x = logs[p];
    logs[p] = logs[q];
    logs[q] = x;
    x = lost[p];
    lost[p] = lost[q];
    lost[q] = x;
  }

  private static double dot(double[] x, double[] y) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 3 < x.length; j += 4) {
      s0 += x[j] * y[j];
      s1 += x[j + 1] * y[j + 1];
      s2 += x[j + 2] * y[j + 2];
      s3 += x[j + 3] * y[j + 3];
    }
    for (; j < x.length; j++) {
      s0 += x[j] * y[j];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /**
   * log₁₀ of the singular values, the largest first; −∞ for 0; empty if a factor was not finite.
   */
  public Spectrum spectrum() {
    if (!finite) {
      return Spectrum.UNKNOWN;
    }
    double[] decades = new double[Math.min(rows.length, width)];
    double[] sorted = logs.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < decades.length; i++) {
      decades[i] = sorted[sorted.length - 1 - i] * DECADES_PER_LOG;
    }
    return Spectrum.of(decades);
  }
}
