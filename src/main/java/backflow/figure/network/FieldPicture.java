package backflow.figure.network;

import backflow.chart.Raster;
import backflow.chart.Special;
import backflow.chart.Theme;
import org.jspecify.annotations.Nullable;

/**
 * A grid of cells as a picture, made once for each finding and theme. Two pictures in turn, because
 * a window may still be reading the last one.
 */
final class FieldPicture {
  private static final int PITCH = 6;

  private final Raster[] rasters = {new Raster(), new Raster()};
  private int turn;
  private @Nullable Object of;
  private @Nullable Theme in;
  private int key;

  /** The colour of a cell. */
  @FunctionalInterface
  interface Cell {
    /** An opaque colour, or one of the patterns: {@link #pattern}. */
    int color(int column, int row);
  }

  /** Says that a cell has the pattern of a kind; transparent, and so no colour. */
  static int pattern(Special special) {
    return special.bit();
  }

  /**
   * The picture.
   *
   * @param finding whose picture it is
   * @param scale differs whenever the same finding is coloured otherwise
   */
  Raster of(Object finding, Theme theme, int scale, int columns, int rows, Cell cells) {
    if (finding.equals(of) && theme.equals(in) && scale == key) {
      return rasters[turn];
    }
    of = finding;
    in = theme;
    key = scale;
    turn = 1 - turn;
    Raster raster = rasters[turn];
    raster.resize(columns, rows);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int color = cells.color(column, row);
        raster.pixels()[row * columns + column] =
            color >>> 24 == 0 ? Special.first(color).pixel(theme, column, row, PITCH) : color;
      }
    }
    return raster;
  }
}
