package backflow.theory;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Singular values in decades (log₁₀), the largest first, −∞ for an exact 0. Immutable. Decades
 * rather than numbers, because products over 300 layers lie far beyond what a double holds.
 */
public final class Spectrum {
  /** Of a matrix that is not finite. */
  public static final Spectrum UNKNOWN = new Spectrum(new double[0]);

  private static final double ROUNDING = 0x1.0p-52;

  private final double[] decades;
  private final int rank;

  private Spectrum(double[] decades) {
    this.decades = decades;
    int above = 0;
    while (above < decades.length && decades[above] > Double.NEGATIVE_INFINITY) {
      above++;
    }
    rank = above;
  }

  /**
   * A spectrum that is known.
   *
   * @param decades from the largest down; copied
   */
  public static Spectrum of(double... decades) {
    return new Spectrum(decades.clone());
  }

  /**
   * Of a matrix, by EJML's SVD of the matrix over its largest entry. Values under rounding, that is
   * under size·2⁻⁵² of the largest, count as 0.
   *
   * @param matrix overwritten
   */
  public static Spectrum of(DMatrixRMaj matrix) {
    int n = matrix.getNumElements();
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(matrix.data[i]));
    }
    if (!(largest <= Double.MAX_VALUE)) {
      return UNKNOWN;
    }
    int count = Math.min(matrix.numRows, matrix.numCols);
    double[] decades = new double[count];
    Arrays.fill(decades, Double.NEGATIVE_INFINITY);
    if (largest == 0) {
      return new Spectrum(decades);
    }
    for (int i = 0; i < n; i++) {
      matrix.data[i] /= largest;
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(matrix.numRows, matrix.numCols, false, false, false);
    if (!svd.decompose(matrix)) {
      return UNKNOWN;
    }
    double[] values = Arrays.copyOf(svd.getSingularValues(), count);
    Arrays.sort(values);
    double least = values[count - 1] * Math.max(matrix.numRows, matrix.numCols) * ROUNDING;
    for (int i = 0; i < count; i++) {
      double value = values[count - 1 - i];
      if (value > least) {
        decades[i] = StrictMath.log10(value) + StrictMath.log10(largest);
      }
    }
    return new Spectrum(decades);
  }

  /** Whether there are any: the matrix was finite. */
  public boolean known() {
    return decades.length > 0;
  }

  /** How many, the zeros included. */
  public int size() {
    return decades.length;
  }

  /** How many are not 0. */
  public int rank() {
    return rank;
  }

  /**
   * One of them.
   *
   * @param index from 0, the largest
   */
  public double decade(int index) {
    return decades[index];
  }

  /** The largest; −∞ if all are 0. */
  public double largest() {
    return decades[0];
  }

  /** The smallest that is not 0; −∞ if all are. */
  public double smallest() {
    return decades[Math.max(0, rank - 1)];
  }

  /**
   * A quantile of those that are not 0.
   *
   * @param share 0 for the largest to 1 for the smallest
   */
  public double quantile(double share) {
    double place = share * Math.max(0, rank - 1);
    int at = (int) place;
    double rest = place - at;
    return rest == 0 ? decades[at] : decades[at] * (1 - rest) + decades[at + 1] * rest;
  }

  /** Decades between the largest and the smallest that is not 0: log₁₀ of the condition number. */
  public double condition() {
    return rank == 0 ? 0 : largest() - smallest();
  }
}
