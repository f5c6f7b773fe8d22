package backflow.data;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Samples with their targets; immutable by convention: nobody may modify the matrices.
 *
 * @param x inputs, samples × features
 * @param y targets, samples × 1: a class index 0..classes−1, or the number to predict; once encoded
 *     for a loss with an output per class, samples × classes, 1 for the right one
 * @param classes how many classes, at least 2; 0 for regression
 * @param featureNames a name per column of x
 * @param targetName what y is called
 */
public record Dataset(
    DMatrixRMaj x, DMatrixRMaj y, int classes, List<String> featureNames, String targetName) {
  /** How many samples. */
  public int size() {
    return x.numRows;
  }

  /** How many inputs. */
  public int features() {
    return x.numCols;
  }

  /** Whether the target is a number rather than a class. */
  public boolean isRegression() {
    return classes == 0;
  }

  /**
   * Some of the samples, copied.
   *
   * @param rows which, in the order wanted; not modified
   */
  public Dataset select(int[] rows) {
    DMatrixRMaj inputs = new DMatrixRMaj(rows.length, x.numCols);
    DMatrixRMaj targets = new DMatrixRMaj(rows.length, y.numCols);
    copyRows(rows, rows.length, inputs, targets);
    return new Dataset(inputs, targets, classes, featureNames, targetName);
  }

  /**
   * Copies some of the samples into matrices that are used again and again; allocates nothing once
   * these have held as many.
   *
   * @param rows which; not modified
   * @param count how many of {@code rows} to copy
   * @param inputs becomes count × features
   * @param targets becomes count × columns of y
   */
  public void copyRows(int[] rows, int count, DMatrixRMaj inputs, DMatrixRMaj targets) {
    copy(x, rows, count, inputs);
    copy(y, rows, count, targets);
  }

  private static void copy(DMatrixRMaj from, int[] rows, int count, DMatrixRMaj to) {
    int columns = from.numCols;
    to.reshape(count, columns);
    for (int i = 0; i < count; i++) {
      System.arraycopy(from.data, rows[i] * columns, to.data, i * columns, columns);
    }
  }
}
