package backflow.study;

/**
 * The part of the space of inputs that is drawn: two inputs, or one, the others at their mean over
 * the training set.
 *
 * @param inputs how many inputs there are
 * @param first to the right, from 1
 * @param second upward, from 1; 0: there is only one input
 * @param firstName what it is called
 * @param secondName likewise; empty if there is only one
 * @param firstPull mean |∂output/∂x| of it over the batch; NaN where nothing had to be chosen
 * @param secondPull likewise
 * @param left least of the first input
 * @param right largest of it
 * @param low least of the second; of the target where there is only one input
 * @param high largest of it
 */
public record InputPlane(
    int inputs,
    int first,
    int second,
    String firstName,
    String secondName,
    double firstPull,
    double secondPull,
    double left,
    double right,
    double low,
    double high) {

  /** Whether there is only one input. */
  public boolean isLine() {
    return second == 0;
  }

  /** Whether other inputs are held at their mean. */
  public boolean isSlice() {
    return inputs > 2;
  }

  /** Where the middle of a column of a grid lies. */
  public double x(int column, int columns) {
    return left + (column + 0.5) / columns * (right - left);
  }

  /** Where the middle of a row of a grid lies; row 0 is on top. */
  public double y(int row, int rows) {
    return high - (row + 0.5) / rows * (high - low);
  }
}
