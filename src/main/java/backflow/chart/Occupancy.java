package backflow.chart;

import java.util.Arrays;

/**
 * Which parts of a plot are taken, on a coarse grid, so that labels find a free place. Reused from
 * frame to frame.
 */
public final class Occupancy {
  private Box area = new Box(0, 0, 1, 1);
  private double cell = 1;
  private int columns;
  private int rows;
  private boolean[] taken = new boolean[0];
  private int[] sums = new int[0];
  private boolean sealed;

  /**
   * Starts anew with nothing taken.
   *
   * @param newArea where labels may stand
   * @param newCell width and height of a cell
   */
  public void reset(Box newArea, double newCell) {
    area = newArea;
    cell = newCell;
    columns = Math.max(1, (int) Math.ceil(area.width() / cell));
    rows = Math.max(1, (int) Math.ceil(area.height() / cell));
    if (taken.length < columns * rows) {
      taken = new boolean[columns * rows];
      sums = new int[(columns + 1) * (rows + 1)];
    } else {
      Arrays.fill(taken, 0, columns * rows, false);
    }
    sealed = false;
  }

  /** Takes a rectangle; what is outside the area is cut off. */
  public void take(double x, double y, double width, double height) {
    int left = Math.max(0, column(x));
    int right = Math.min(columns - 1, column(x + width));
    int bottom = Math.min(rows - 1, row(y + height));
    for (int row = Math.max(0, row(y)); row <= bottom; row++) {
      for (int column = left; column <= right; column++) {
        taken[row * columns + column] = true;
      }
    }
    sealed = false;
  }

  /** Takes the cells along a line of some width. */
  public void takeLine(double x1, double y1, double x2, double y2, double width) {
    double length = Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1));
    int steps = (int) Math.min(4.0 * (columns + rows), Math.ceil(length / cell)) + 1;
    for (int i = 0; i <= steps; i++) {
      double t = i / (double) steps;
      double x = x1 + (x2 - x1) * t;
      double y = y1 + (y2 - y1) * t;
      take(x - width / 2, y - width / 2, width, width);
    }
  }

  /** Whether a rectangle is inside the area and touches nothing that is taken. */
  public boolean isFree(double x, double y, double width, double height) {
    if (x < area.x()
        || y < area.y()
        || x + width > area.right() + 1e-9
        || y + height > area.bottom() + 1e-9) {
      return false;
    }
    seal();
    int left = column(x);
    int right = Math.min(columns - 1, column(x + width));
    int top = row(y);
    int bottom = Math.min(rows - 1, row(y + height));
    int wide = columns + 1;
    return sums[(bottom + 1) * wide + right + 1]
            - sums[top * wide + right + 1]
            - sums[(bottom + 1) * wide + left]
            + sums[top * wide + left]
        == 0;
  }

  /**
   * The free place nearest to where a rectangle would like to stand.
   *
   * @param wishX left edge it would like
   * @param wishY upper edge it would like
   * @param farthest how far it may be moved
   * @param place receives x and y
   * @return false if there is none
   */
  public boolean nearest(
      double width, double height, double wishX, double wishY, double farthest, double[] place) {
    double best = farthest * farthest;
    boolean found = false;
    for (int i = -1; i < columns * rows; i++) {
      int row = i / columns;
      double x = i < 0 ? wishX : area.x() + (i - row * columns) * cell;
      double y = i < 0 ? wishY : area.y() + row * cell;
      double distance = (x - wishX) * (x - wishX) + (y - wishY) * (y - wishY);
      if (distance <= best && (!found || distance < best) && isFree(x, y, width, height)) {
        best = distance;
        found = true;
        place[0] = x;
        place[1] = y;
      }
    }
    return found;
  }

  private int column(double x) {
    return (int) Math.floor((x - area.x()) / cell);
  }

  private int row(double y) {
    return (int) Math.floor((y - area.y()) / cell);
  }

  private void seal() {
    if (sealed) {
      return;
    }
    int wide = columns + 1;
    Arrays.fill(sums, 0, wide, 0);
    for (int row = 0; row < rows; row++) {
      int line = 0;
      sums[(row + 1) * wide] = 0;
      for (int column = 0; column < columns; column++) {
        line += taken[row * columns + column] ? 1 : 0;
        sums[(row + 1) * wide + column + 1] = sums[row * wide + column + 1] + line;
      }
    }
    sealed = true;
  }
}
