package backflow.check;

import backflow.math.FloatFormat;
import backflow.nn.loss.Loss;
import org.ejml.data.DMatrixRMaj;

/**
 * The loss of every sample of a batch by itself. The difference of two batches is summed sample by
 * sample, so that the rounding of the sums J cannot drown a small gradient. In another format than
 * double it is that of the two sums, each rounded as it is added up: as programs do it.
 */
final class SampleLosses {
  private final Loss loss;
  private final double[][] y;
  private final FloatFormat format;
  private final double[] row;
  final double[] values;

  SampleLosses(Loss loss, DMatrixRMaj y, int outputs, FloatFormat format) {
    this.loss = loss;
    this.format = format;
    this.y = new double[y.numRows][y.numCols];
    for (int i = 0; i < y.numRows; i++) {
      System.arraycopy(y.data, i * y.numCols, this.y[i], 0, y.numCols);
    }
    row = new double[outputs];
    values = new double[y.numRows];
  }

  /**
   * Of some samples.
   *
   * @param output their outputs, one row each; not modified
   * @param from the first of them in the batch
   */
  void of(DMatrixRMaj output, int from) {
    for (int i = 0; i < output.numRows; i++) {
      System.arraycopy(output.data, i * row.length, row, 0, row.length);
      values[from + i] = format.round(loss.value(row, y[from + i], 1, row.length));
    }
  }

  /** Takes over the losses of another. */
  void copy(SampleLosses other) {
    System.arraycopy(other.values, 0, values, 0, values.length);
  }

  /** The mean loss, added up as one adds: this sum is rounded. */
  double mean() {
    double sum = 0;
    for (double value : values) {
      sum = format.round(sum + value);
    }
    return format.round(sum / values.length);
  }

  /** The mean loss here less the mean loss there. */
  double minus(SampleLosses other) {
    if (format != FloatFormat.FLOAT64) {
      return format.round(mean() - other.mean());
    }
    double sum = 0;
    double lost = 0;
    for (int i = 0; i < values.length; i++) {
      double term = values[i] - other.values[i];
      double next = sum + term;
      lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
      sum = next;
    }
    return (sum + lost) / values.length;
  }
}
