package backflow.math;

import static backflow.math.VectorLanes.L;
import static backflow.math.VectorLanes.S;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import org.jspecify.annotations.Nullable;

/**
 * The matrix product of the vector family. For every panel of C, two vectors wide, the columns of B
 * are copied to lie side by side (in the first-level cache, at a stride the compiler knows), where
 * B lies by rows while the first tile of rows is computed; then tiles of rows run down the panel.
 * An incomplete last tile or panel is moved back to overlap the one before it: the same numbers are
 * computed twice, nothing is masked. What is smaller than one tile or one vector goes through
 * padded scratch.
 */
final class VectorProduct {
  private static final int TILE = L == 8 ? 8 : 4;
  private static final int TWELVE = 12;
  private static final int WIDE = 2 * L;

  /** Right factors up to 128 KB are fetched; of larger ones the beginning would be gone again. */
  private static final int FETCHED = 16_384;

  private final Fetch fetch = new Fetch();
  private final double[] start = new double[WIDE];
  private final double[] corner = new double[TILE * WIDE];
  private double[] panel = new double[0];
  private double[] left = new double[0];

  /** See {@link Kernels#multiply}; B(k, j) = {@code b[k*bRow + j*bColumn]}, one of these is 1. */
  void multiply(
      int fromRow,
      int toRow,
      int depth,
      int columns,
      double[] a,
      int aRow,
      int aColumn,
      double[] b,
      int bRow,
      int bColumn,
      double @Nullable [] bias,
      double[] c) {
    reserve(depth);
    if (aColumn == 1 && depth * columns <= FETCHED) {
      fetch.fetch(
          b, 0, depth * columns); // mostly the weights: nothing has read them since the last pass
    }
    int j = 0;
    for (; j <= columns - WIDE; j += WIDE) {
      start(columns, bias, j, WIDE);
      panel(fromRow, toRow, depth, columns, a, aRow, aColumn, b, bRow, bColumn, c, j);
    }
    if (columns - j > L && columns > WIDE) {
      start(columns, bias, columns - WIDE, WIDE);
      panel(fromRow, toRow, depth, columns, a, aRow, aColumn, b, bRow, bColumn, c, columns - WIDE);
      return;
    }
    for (; j < columns; j += L) {
      int from = Math.max(0, Math.min(j, columns - L));
      start(columns, bias, from, L);
      pack(depth, columns, b, bRow, bColumn, from, L);
      narrowPanel(fromRow, toRow, depth, columns, a, aRow, aColumn, c, from);
    }
  }

  private void reserve(int depth) {
    if (panel.length < depth * WIDE) {
      panel = new double[depth * WIDE];
      left = new double[depth * TILE];
    }
  }

  /** Sets the starts of columns j to j + width. */
  private void start(int columns, double @Nullable [] bias, int j, int width) {
    if (bias == null) {
      Arrays.fill(start, 0.0);
    } else {
      System.arraycopy(bias, j, start, 0, Math.min(width, columns - j));
    }
  }

  /** Copies columns j to j + width of B; what is beyond the last is 0. */
  private void pack(int depth, int columns, double[] b, int bRow, int bColumn, int j, int width) {
    int real = Math.min(width, columns - j);
    if (real == width && bColumn == 1) {
      packVectors(depth, b, bRow, j, width);
      return;
    }
    if (real < width) {
      Arrays.fill(panel, 0, depth * width, 0.0);
    }
    for (int k = 0; k < depth; k++) {
      for (int q = 0; q < real; q++) {
        panel[k * width + q] = b[k * bRow + (j + q) * bColumn];
      }
    }
  }

  private void packVectors(int depth, double[] b, int bRow, int j, int width) {
    for (int k = 0; k < depth; k++) {
      for (int q = 0; q < width; q += L) {
        DoubleVector.fromArray(S, b, k * bRow + j + q).intoArray(panel, k * width + q);
      }
    }
  }

  /** A panel two vectors wide. */
  private void panel(
      int fromRow,
      int toRow,
      int depth,
      int columns,
      double[] a,
      int aRow,
      int aColumn,
      double[] b,
      int bRow,
      int bColumn,
      double[] c,
      int j) {
    int rows = toRow - fromRow;
    if (rows < TILE || (aRow != 1 && aColumn != 1)) {
      pack(depth, columns, b, bRow, bColumn, j, WIDE);
      smallRows(fromRow, toRow, depth, columns, a, aRow, aColumn, c, j, WIDE);
      return;
    }
    int at = fromRow * aRow;
    int to = fromRow * columns + j;
    int i = 0;
    if (bColumn == 1) {
      firstTile(a, at, aRow, aColumn, depth, b, j, c, to, columns);
      i += TILE;
    } else {
      WidePanel.packTransposed(depth, b, j * bColumn, bColumn, panel);
    }
    if (L == 8 && aColumn != 1) {
      for (int end = i + inTwelves(rows - i); i < end; i += TWELVE) {
        TileOfTwelve.columns(
            a, at + i * aRow, aColumn, depth, panel, start, c, to + i * columns, columns);
      }
    }
    for (; i < rows; i += TILE) {
      int r = Math.min(i, rows - TILE);
      tile(a, at + r * aRow, aRow, aColumn, depth, c, to + r * columns, columns);
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

  /** A panel one vector wide. */
  private void narrowPanel(
      int fromRow,
      int toRow,
      int depth,
      int columns,
      double[] a,
      int aRow,
      int aColumn,
      double[] c,
      int j) {
    if (toRow - fromRow < TILE || columns < L || (aRow != 1 && aColumn != 1)) {
      smallRows(fromRow, toRow, depth, columns, a, aRow, aColumn, c, j, L);
      return;
    }
    for (int i = fromRow; i < toRow; i += TILE) {
      int r = Math.min(i, toRow - TILE);
      narrowTile(a, r * aRow, aRow, aColumn, depth, c, r * columns + j, columns);
    }
  }

  private void smallRows(
      int fromRow,
      int toRow,
      int depth,
      int columns,
      double[] a,
      int aRow,
      int aColumn,
      double[] c,
      int j,
      int width) {
    for (int i = fromRow; i < toRow; i += TILE) {
      int rows = Math.min(TILE, toRow - i);
      throughScratch(i, rows, depth, columns, a, aRow, aColumn, c, j, width);
    }
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
      anyTile(a, i * aRow, aRow, aColumn, depth, corner, width);
    } else {
      for (int r = 0; r < rows; r++) {
        for (int k = 0; k < depth; k++) {
          left[r * depth + k] = a[(i + r) * aRow + k * aColumn];
        }
      }
      anyTile(left, 0, depth, 1, depth, corner, width);
    }
    int real = Math.min(width, columns - j);
    for (int r = 0; r < rows; r++) {
      for (int q = 0; q < real; q++) {
        c[(i + r) * columns + j + q] = corner[r * width + q];
      }
    }
  }

  private void anyTile(
      double[] a, int at, int aRow, int aColumn, int depth, double[] c, int width) {
    if (width == L) {
      narrowTile(a, at, aRow, aColumn, depth, c, 0, width);
    } else {
      tile(a, at, aRow, aColumn, depth, c, 0, width);
    }
  }

  private void narrowTile(
      double[] a, int at, int aRow, int aColumn, int depth, double[] c, int to, int columns) {
    if (L == 8 && aColumn == 1) {
      NarrowTileOfEight.rows(a, at, aRow, depth, panel, start, c, to, columns);
    } else if (L == 8) {
      NarrowTileOfEight.columns(a, at, aColumn, depth, panel, start, c, to, columns);
    } else if (aColumn == 1) {
      NarrowTileOfFour.rows(a, at, aRow, depth, panel, start, c, to, columns);
    } else {
      NarrowTileOfFour.columns(a, at, aColumn, depth, panel, start, c, to, columns);
    }
  }

  private void tile(
      double[] a, int at, int aRow, int aColumn, int depth, double[] c, int to, int columns) {
    if (L == 8 && aColumn == 1) {
      TileOfEight.rows(a, at, aRow, depth, panel, start, c, to, columns);
    } else if (L == 8) {
      TileOfEight.columns(a, at, aColumn, depth, panel, start, c, to, columns);
    } else if (aColumn == 1) {
      TileOfFour.rows(a, at, aRow, depth, panel, start, c, to, columns);
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
