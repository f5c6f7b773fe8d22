package backflow.study;

import java.util.List;

/**
 * What the network says over the plane of two inputs, or over the line of one, in evaluation mode.
 * Immutable.
 */
public final class Decision implements Finding {
  private final long step;
  private final InputPlane plane;
  private final List<String> classNames;
  private final int columns;
  private final int rows;
  private final double[] values;
  private final byte[] winners;
  private final PlanePoints train;
  private final PlanePoints test;

  /**
   * A map.
   *
   * @param classNames what the classes are called; empty for regression
   * @param values row by row from the top: the output; of classes the lead of the winner; kept
   * @param winners class of each cell, −1 for NaN; empty for regression; kept
   */
  Decision(
      long step,
      InputPlane plane,
      List<String> classNames,
      int columns,
      double[] values,
      byte[] winners,
      PlanePoints train,
      PlanePoints test) {
    this.step = step;
    this.plane = plane;
    this.classNames = List.copyOf(classNames);
    this.columns = columns;
    rows = values.length / columns;
    this.values = values;
    this.winners = winners;
    this.train = train;
    this.test = test;
  }

  @Override
  public long step() {
    return step;
  }

  /** Which inputs are drawn, and where. */
  public InputPlane plane() {
    return plane;
  }

  /** How many classes; 0 for regression. */
  public int classes() {
    return classNames.size();
  }

  /**
   * What a class is called: a file's own word for it, on one line and cut where it is long, else
   * its number.
   *
   * @param winner from 0
   */
  public String className(int winner) {
    return classNames.get(winner);
  }

  /** Columns of the grid. */
  public int columns() {
    return columns;
  }

  /** Rows of the grid, the first on top; 1 where there is only one input. */
  public int rows() {
    return rows;
  }

  /** The output in a cell; of classes the lead of the winner: 0 for a tie, 1 for certain. */
  public double value(int column, int row) {
    return values[row * columns + column];
  }

  /** The class of a cell, from 0; −1 for NaN; regression has none. */
  public int winner(int column, int row) {
    return winners[row * columns + column];
  }

  /** Over how much of the grid a class wins. */
  public double share(int winner) {
    int cells = 0;
    for (byte each : winners) {
      cells += each == winner ? 1 : 0;
    }
    return winners.length == 0 ? Double.NaN : (double) cells / winners.length;
  }

  /** The smallest finite output, and the largest; NaN if there is none. */
  public double[] range() {
    double least = Double.NaN;
    double most = Double.NaN;
    for (double v : values) {
      if (Math.abs(v) <= Double.MAX_VALUE) {
        least = v >= least ? least : v;
        most = v <= most ? most : v;
      }
    }
    return new double[] {least, most};
  }

  /** The training set. */
  public PlanePoints train() {
    return train;
  }

  /** The test set; may be empty. */
  public PlanePoints test() {
    return test;
  }
}
