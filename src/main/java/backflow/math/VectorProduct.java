package backflow.math;

import static backflow.math.VectorLanes.L;
import static backflow.math.VectorLanes.S;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import org.jspecify.annotations.Nullable;

/**
 * The matrix product of the vector family. For every panel of C, two vectors wide, the columns of B
 * are copied to lie side by side (in the first-level cache, at a stride the compiler knows) while
 * the first tile of rows is computed; then tiles of rows run down the panel. An incomplete last
 * tile or panel is moved back to overlap the one before it: the same numbers are computed twice,
 * nothing is masked. What is smaller than one tile or one vector goes through padded scratch.
 */
final class VectorProduct {
  private static final int TILE = L == 8 ? 8 : 4;
  private static final int TWELVE = 12;
  private static final int WIDE = 2 * L;

  private final double[] start = new double[WIDE];
  private final double[] corner = new double[TILE * WIDE];
  private double[] panel = new double[0];
  private double[] left = new double[0];

  void multiply(
      int fromRow,
      int toRow,
      int depth,
      int columns,
      double[] a,
      int aRow,
      int aColumn,
      double[] b,
      double @Nullable [] bias,
      double[] c) {
    reserve(depth);
    boolean whole = toRow - fromRow >= TILE && (aRow == 1 || aColumn == 1);
    int j = 0;
    for (; j <= columns - WIDE; j += WIDE) {
      prepare(depth, columns, b, bias, j, WIDE, !whole);
      panel(fromRow, toRow, depth, columns, a, aRow, aColumn, b, c, j, WIDE);
    }
    if (columns - j > L && columns > WIDE) {
      prepare(depth, columns, b, bias, columns - WIDE, WIDE, !whole);
      panel(fromRow, toRow, depth, columns, a, aRow, aColumn, b, c, columns - WIDE, WIDE);
      return;
    }
    for (; j < columns; j += L) {
      int from = Math.max(0, Math.min(j, columns - L));
      prepare(depth, columns, b, bias, from, L, true);
      panel(fromRow, toRow, depth, columns, a, aRow, aColumn, b, c, from, L);
    }
  }

  private void reserve(int depth) {
    if (panel.length < depth * WIDE) {
      panel = new double[depth * WIDE];
      left = new double[depth * TILE];
    }
  }

  /** Sets the starts of columns j to j + width, and copies B's; what is beyond the last is 0. */
  private void prepare(
      int depth,
      int columns,
      double[] b,
      double @Nullable [] bias,
      int j,
      int width,
      boolean pack) {
    int real = Math.min(width, columns - j);
    if (bias == null) {
      Arrays.fill(start, 0.0);
    } else {
      System.arraycopy(bias, j, start, 0, real);
    }
    if (pack && real == width) {
      pack(depth, columns, b, j, width);
    } else if (pack) {
      packPadded(depth, columns, b, j, width, real);
    }
  }

  private void pack(int depth, int columns, double[] b, int j, int width) {
    for (int k = 0; k < depth; k++) {
      for (int q = 0; q < width; q += L) {
        DoubleVector.fromArray(S, b, k * columns + j + q).intoArray(panel, k * width + q);
      }
    }
  }

  private void packPadded(int depth, int columns, double[] b, int j, int width, int real) {
    Arrays.fill(panel, 0, depth * width, 0.0);
    for (int k = 0; k < depth; k++) {
      for (int q = 0; q < real; q++) {
        panel[k * width + q] = b[k * columns + j + q];
      }
    }
  }

  /** Runs the tiles down one panel. */
  private void panel(
      int fromRow,
      int toRow,
      int depth,
      int columns,
      double[] a,
      int aRow,
      int aColumn,
      double[] b,
      double[] c,
      int j,
      int width) {
    if (toRow - fromRow < TILE || columns < width || (aRow != 1 && aColumn != 1)) {
      for (int i = fromRow; i < toRow; i += TILE) {
        int rows = Math.min(TILE, toRow - i);
        throughScratch(i, rows, depth, columns, a, aRow, aColumn, c, j, width);
      }
      return;
    }
    int i = fromRow;
    if (width == WIDE) {
      firstTile(a, i * aRow, aRow, aColumn, depth, b, j, c, i * columns + j, columns);
      i += TILE;
    }
    if (L == 8 && width == WIDE && aColumn != 1) {
      for (int end = i + inTwelves(toRow - i); i < end; i += TWELVE) {
        int to = i * columns + j;
        TileOfTwelve.columns(a, i * aRow, aColumn, depth, panel, start, c, to, columns);
      }
    }
    int last = toRow - TILE;
    for (; i < toRow; i += TILE) {
      int row = Math.min(i, last);
      tile(a, row * aRow, aRow, aColumn, depth, c, row * columns + j, columns, width);
    }
  }

  /**
   * How many of the rows that follow the first tile go through tiles of twelve: as many as leave a
   * multiple of eight, if there is such a number, so that no row is computed twice.
   */
  private static int inTwelves(int rows) {
    int twelves = rows / TWELVE;
    if (rows % 4 == 0 && (rows - twelves * TWELVE) % 8 != 0) {
      twelves--;
    }
    return Math.max(0, twelves) * TWELVE;
  }

  /** One tile of few rows, of few columns, or of an A that has no unit stride. */
  private void throughScratch(
      int i,
      int rows,
      int depth,
      int columns,
      double[] a,
      int aRow,
      int aColumn,
      double[] c,
      int j,
      int width) {
    if (rows == TILE && (aRow == 1 || aColumn == 1)) {
      tile(a, i * aRow, aRow, aColumn, depth, corner, 0, width, width);
    } else {
      for (int r = 0; r < rows; r++) {
        for (int k = 0; k < depth; k++) {
          left[r * depth + k] = a[(i + r) * aRow + k * aColumn];
        }
      }
      tile(left, 0, depth, 1, depth, corner, 0, width, width);
    }
    int real = Math.min(width, columns - j);
    for (int r = 0; r < rows; r++) {
      for (int q = 0; q < real; q++) {
        c[(i + r) * columns + j + q] = corner[r * width + q];
      }
    }
  }

  private void tile(
      double[] a,
      int at,
      int aRow,
      int aColumn,
      int depth,
      double[] c,
      int to,
      int columns,
      int width) {
    if (aColumn == 1) {
      if (L == 8 && width == L) {
        NarrowTileOfEight.rows(a, at, aRow, depth, panel, start, c, to, columns);
      } else if (L == 8) {
        TileOfEight.rows(a, at, aRow, depth, panel, start, c, to, columns);
      } else if (width == L) {
        NarrowTileOfFour.rows(a, at, aRow, depth, panel, start, c, to, columns);
      } else {
        TileOfFour.rows(a, at, aRow, depth, panel, start, c, to, columns);
      }
    } else if (L == 8 && width == L) {
      NarrowTileOfEight.columns(a, at, aColumn, depth, panel, start, c, to, columns);
    } else if (L == 8) {
      TileOfEight.columns(a, at, aColumn, depth, panel, start, c, to, columns);
    } else if (width == L) {
      NarrowTileOfFour.columns(a, at, aColumn, depth, panel, start, c, to, columns);
    } else {
      TileOfFour.columns(a, at, aColumn, depth, panel, start, c, to, columns);
    }
  }

  private void firstTile(
      double[] a,
      int at,
      int aRow,
      int aColumn,
      int depth,
      double[] b,
      int j,
      double[] c,
      int to,
      int columns) {
    if (L == 8 && aColumn == 1) {
      TileOfEight.firstRows(a, at, aRow, depth, b, j, panel, start, c, to, columns);
    } else if (L == 8) {
      TileOfEight.firstColumns(a, at, aColumn, depth, b, j, panel, start, c, to, columns);
    } else if (aColumn == 1) {
      TileOfFour.firstRows(a, at, aRow, depth, b, j, panel, start, c, to, columns);
    } else {
      TileOfFour.firstColumns(a, at, aColumn, depth, b, j, panel, start, c, to, columns);
    }
  }
}
