package backflow.train;

import backflow.data.Dataset;
import backflow.nn.loss.Loss;
import backflow.nn.loss.Losses;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * How targets and outputs meet: which loss, how many outputs, and what a right answer is.
 *
 * <p>Cross-entropy has an output per class and takes class indices. Binary cross-entropy and mean
 * squared error have one output for two classes (target 0 or 1) and one per class for more
 * (one-hot). Regression has one output.
 *
 * @param loss the loss that {@code auto} became
 * @param classNames what the classes of the data are called, by class index; empty for regression
 * @param outputs units of the output layer
 */
public record Targets(Loss loss, List<String> classNames, int outputs) {
  private static final String CROSS_ENTROPY = LossChoice.CROSS_ENTROPY.id();
  private static final String BINARY = LossChoice.BINARY_CROSS_ENTROPY.id();

  /** Defends itself against later changes of the list. */
  public Targets {
    classNames = List.copyOf(classNames);
  }

  /**
   * The meeting of a data set and a loss.
   *
   * @param classNames what its classes are called; empty for regression
   * @throws SpecException if a cross-entropy shall learn numbers
   */
  static Targets of(Dataset data, List<String> classNames, LossChoice choice) {
    int classes = data.classes();
    String id = choice == LossChoice.AUTO ? automatic(classes) : choice.id();
    if (classes == 0 && !id.equals(LossChoice.MSE.id())) {
      throw SpecException.of(
          "training.loss",
          id,
          "cannot learn " + data.targetName() + ", which is a number, not a class",
          "mse or auto; in data, task classification makes its entries classes",
          null);
    }
    boolean perClass = id.equals(CROSS_ENTROPY) || classes > 2;
    return new Targets(Losses.named(id), classNames, perClass ? classes : 1);
  }

  /** Classes of the data; 0 for regression. */
  public int classes() {
    return classNames.size();
  }

  private static String automatic(int classes) {
    if (classes == 0) {
      return LossChoice.MSE.id();
    }
    return classes == 2 ? BINARY : CROSS_ENTROPY;
  }

  /**
   * The targets as the loss wants them.
   *
   * @param data not modified
   * @return the same samples, y n × 1 (numbers, indices, or 0 and 1) or n × classes (one-hot)
   */
  Dataset encode(Dataset data) {
    if (outputs == 1 || loss.id().equals(CROSS_ENTROPY)) {
      return data;
    }
    DMatrixRMaj y = new DMatrixRMaj(data.size(), classes());
    for (int i = 0; i < data.size(); i++) {
      y.set(i, (int) data.y().get(i, 0), 1);
    }
    return new Dataset(data.x(), y, classes(), data.featureNames(), data.targetName());
  }

  /**
   * How many of a batch are classified right.
   *
   * @param output n × outputs, logits or values; not modified
   * @param y encoded targets; not modified
   */
  int correct(DMatrixRMaj output, DMatrixRMaj y) {
    int right = 0;
    for (int i = 0; i < output.numRows; i++) {
      if (predicted(output, i) == target(y, i)) {
        right++;
      }
    }
    return right;
  }

  /**
   * The class that a row of outputs says.
   *
   * @param output n × outputs, logits or values; not modified
   * @return from 0; −1 if an output is NaN; meaningless for regression
   */
  public int predicted(DMatrixRMaj output, int row) {
    if (outputs == 1) {
      double middle = loss.id().equals(BINARY) ? 0 : 0.5;
      double value = output.data[row];
      return Double.isNaN(value) ? -1 : value > middle ? 1 : 0;
    }
    int best = -1;
    double highest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < outputs; k++) {
      double value = output.data[row * outputs + k];
      if (Double.isNaN(value)) {
        return -1;
      }
      if (value > highest) {
        highest = value;
        best = k;
      }
    }
    return best;
  }

  /**
   * The class that a row of encoded targets means.
   *
   * @param y not modified
   * @return from 0; meaningless for regression
   */
  public int target(DMatrixRMaj y, int row) {
    if (y.numCols == 1) {
      return (int) y.data[row];
    }
    int k = 0;
    while (k < y.numCols - 1 && y.data[row * y.numCols + k] != 1) {
      k++;
    }
    return k;
  }

  /** Whether there are classes to be right about. */
  boolean hasAccuracy() {
    return classes() > 0;
  }
}
