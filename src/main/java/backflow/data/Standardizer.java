package backflow.data;

import org.ejml.data.DMatrixRMaj;

/**
 * Shifts and scales columns so that the training set has mean 0 and standard deviation 1 in each:
 * every input, and the target of a regression; classes stay as they are. What was measured on the
 * training set is applied to other sets unchanged, so nothing of a test set leaks into training.
 *
 * <p>The standard deviation is that of the population, √(Σ(v−mean)²/n), as in scikit-learn. NaN and
 * infinite values are left out of the measurement and stay what they are; a column without two
 * different finite values is only shifted, so that it becomes 0. Works in units of a power of two
 * near the largest value of the column: nothing overflows or is lost between 1e-308 and 1e308.
 * Immutable.
 */
public final class Standardizer {
  private final Column[] inputs;
  private final Column target;

  private Standardizer(Column[] inputs, Column target) {
    this.inputs = inputs;
    this.target = target;
  }

  /**
   * Measures a training set.
   *
   * @param train not modified
   */
  public static Standardizer of(Dataset train) {
    Column[] inputs = new Column[train.features()];
    for (int j = 0; j < inputs.length; j++) {
      inputs[j] = Column.measure(train.x(), j);
    }
    Column target = train.isRegression() ? Column.measure(train.y(), 0) : Column.UNCHANGED;
    return new Standardizer(inputs, target);
  }

  /**
   * Standardizes both sets by the training set.
   *
   * @param raw not modified
   */
  public static Split standardize(Split raw) {
    Standardizer standardizer = of(raw.train());
    return new Split(standardizer.apply(raw.train()), standardizer.apply(raw.test()));
  }

  /**
   * The standardized copy of a data set with the columns of the training set.
   *
   * @param data not modified
   */
  public Dataset apply(Dataset data) {
    DMatrixRMaj x = new DMatrixRMaj(data.size(), data.features());
    DMatrixRMaj y = new DMatrixRMaj(data.size(), 1);
    for (int row = 0; row < data.size(); row++) {
      for (int j = 0; j < inputs.length; j++) {
        int at = row * inputs.length + j;
        x.data[at] = inputs[j].standardize(data.x().data[at]);
      }
      y.data[row] = target.standardize(data.y().data[row]);
    }
    return new Dataset(x, y, data.classes(), data.featureNames(), data.targetName());
  }

  /** The mean that is taken off an input, in the units of the data. */
  public double mean(int input) {
    return inputs[input].mean();
  }

  /** What an input is divided by, in the units of the data. */
  public double deviation(int input) {
    return inputs[input].deviation();
  }

  /** The mean that is taken off the target; 0 for classes. */
  public double targetMean() {
    return target.mean();
  }

  /** What the target is divided by; 1 for classes. */
  public double targetDeviation() {
    return target.deviation();
  }

  /**
   * How one column is standardized: (v/unit − origin − offset) / spread.
   *
   * @param unit a power of two
   * @param origin the smallest value, in units
   * @param offset the mean above the origin, in units
   * @param spread the standard deviation, in units
   */
  private record Column(double unit, double origin, double offset, double spread) {
    static final Column UNCHANGED = new Column(1, 0, 0, 1);

    static Column measure(DMatrixRMaj matrix, int column) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int row = 0; row < matrix.numRows; row++) {
        double v = matrix.data[row * matrix.numCols + column];
        if (Double.isFinite(v)) {
          least = Math.min(least, v);
          most = Math.max(most, v);
        }
      }
      if (least > most) {
        return UNCHANGED;
      }
      return least == most ? new Column(1, least, 0, 1) : measure(matrix, column, least, most);
    }

    /** Measured from the smallest value, so that a small spread far from 0 keeps its digits. */
    private static Column measure(DMatrixRMaj matrix, int column, double least, double most) {
      int exponent = Math.max(Math.getExponent(least), Math.getExponent(most));
      double unit = Math.scalb(1.0, Math.max(exponent, Double.MIN_EXPONENT));
      double origin = least / unit;
      double sum = 0;
      int count = 0;
      for (int row = 0; row < matrix.numRows; row++) {
        double v = matrix.data[row * matrix.numCols + column];
        if (Double.isFinite(v)) {
          sum += v / unit - origin;
          count++;
        }
      }
      double offset = sum / count;
      double squares = 0;
      for (int row = 0; row < matrix.numRows; row++) {
        double v = matrix.data[row * matrix.numCols + column];
        if (Double.isFinite(v)) {
          double d = v / unit - origin - offset;
          squares += d * d;
        }
      }
      return new Column(unit, origin, offset, Math.sqrt(squares / count));
    }

    double standardize(double v) {
      return (v / unit - origin - offset) / spread;
    }

    double mean() {
      return (origin + offset) * unit;
    }

    double deviation() {
      return spread * unit;
    }
  }
}
