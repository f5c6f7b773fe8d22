package backflow.math;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The matrix product of the plain family. The compiler turns a loop into vector instructions only
 * if all its arrays are read and written at the same index, so the rows of B are copied into arrays
 * of their own and three rows of C are built in scratch, three terms of the sum per pass, in index
 * order: of the shapes tried (1 × 4, 2 × 2, 2 × 3, 2 × 4, 4 × 2, 4 × 4 …) the fastest, and one that
 * is always vectorized. That is brittle: to read the first pass's sums from another array than they
 * are written to, which would save filling the rows, halves the speed. C of few columns, where such
 * loops are too short to pay, is built from eight scalar sums at a time.
 */
final class PlainProduct {
  /** Below this many columns the rows are too short for vector loops. */
  private static final int NARROW = 8;

  private static final int GROUP = 3;

  private double[][] rows = new double[0][];
  private double[][] built = new double[GROUP][0];
  private double[] left = new double[0];
  private double[] column = new double[0];
  private final double[] sums = new double[8];

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
    double[] byRows = a;
    int at = fromRow * aRow;
    int step = aRow;
    if (aColumn != 1) {
      gather(fromRow, toRow, depth, a, aRow, aColumn);
      byRows = left;
      at = 0;
      step = depth;
    }
    if (columns < NARROW) {
      narrow(fromRow, toRow, depth, columns, byRows, at, step, b, bias, c);
    } else {
      wide(fromRow, toRow, depth, columns, byRows, at, step, b, bias, c);
    }
  }

  /** Copies the rows of A that are needed to where each lies in one piece. */
  private void gather(int fromRow, int toRow, int depth, double[] a, int aRow, int aColumn) {
    int count = toRow - fromRow;
    if (left.length < count * depth) {
      left = new double[count * depth];
    }
    if (aRow == 1) {
      Transpose.transpose(depth, count, a, fromRow, aColumn, left);
      return;
    }
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < depth; k++) {
        left[i * depth + k] = a[(fromRow + i) * aRow + k * aColumn];
      }
    }
  }

  private void wide(
      int fromRow,
      int toRow,
      int depth,
      int columns,
      double[] a,
      int at,
      int step,
      double[] b,
      double @Nullable [] bias,
      double[] c) {
    reserve(depth, columns);
    for (int k = 0; k < depth; k++) {
      System.arraycopy(b, k * columns, rows[k], 0, columns);
    }
    int last = toRow - fromRow - 1;
    for (int i = 0; i <= last; i += GROUP) {
      int i1 = Math.min(i + 1, last);
      int i2 = Math.min(i + 2, last);
      for (double[] row : built) {
        start(bias, columns, row);
      }
      threeRows(depth, columns, a, at + i * step, at + i1 * step, at + i2 * step);
      System.arraycopy(built[0], 0, c, (fromRow + i) * columns, columns);
      System.arraycopy(built[1], 0, c, (fromRow + i1) * columns, columns);
      System.arraycopy(built[2], 0, c, (fromRow + i2) * columns, columns);
    }
  }

  private static void start(double @Nullable [] bias, int columns, double[] row) {
    if (bias == null) {
      Arrays.fill(row, 0, columns, 0.0);
    } else {
      System.arraycopy(bias, 0, row, 0, columns);
    }
  }

  private void threeRows(int depth, int columns, double[] a, int r0, int r1, int r2) {
    double[] c0 = built[0];
    double[] c1 = built[1];
    double[] c2 = built[2];
    int k = 0;
    for (; k < depth - 2; k += 3) {
      threeTerms(
          columns,
          c0,
          c1,
          c2,
          rows[k],
          rows[k + 1],
          rows[k + 2],
          a[r0 + k],
          a[r0 + k + 1],
          a[r0 + k + 2],
          a[r1 + k],
          a[r1 + k + 1],
          a[r1 + k + 2],
          a[r2 + k],
          a[r2 + k + 1],
          a[r2 + k + 2]);
    }
    for (; k < depth; k++) {
      oneTerm(columns, c0, c1, c2, rows[k], a[r0 + k], a[r1 + k], a[r2 + k]);
    }
  }

  private static void threeTerms(
      int n,
      double[] c0,
      double[] c1,
      double[] c2,
      double[] b0,
      double[] b1,
      double[] b2,
      double a00,
      double a01,
      double a02,
      double a10,
      double a11,
      double a12,
      double a20,
      double a21,
      double a22) {
    for (int j = 0; j < n; j++) {
      double x0 = b0[j];
      double x1 = b1[j];
      double x2 = b2[j];
      c0[j] = Math.fma(a02, x2, Math.fma(a01, x1, Math.fma(a00, x0, c0[j])));
      c1[j] = Math.fma(a12, x2, Math.fma(a11, x1, Math.fma(a10, x0, c1[j])));
      c2[j] = Math.fma(a22, x2, Math.fma(a21, x1, Math.fma(a20, x0, c2[j])));
    }
  }

  private static void oneTerm(
      int n, double[] c0, double[] c1, double[] c2, double[] b, double a0, double a1, double a2) {
    for (int j = 0; j < n; j++) {
      double x = b[j];
      c0[j] = Math.fma(a0, x, c0[j]);
      c1[j] = Math.fma(a1, x, c1[j]);
      c2[j] = Math.fma(a2, x, c2[j]);
    }
  }

  private void narrow(
      int fromRow,
      int toRow,
      int depth,
      int columns,
      double[] a,
      int at,
      int step,
      double[] b,
      double @Nullable [] bias,
      double[] c) {
    if (column.length < depth) {
      column = new double[depth];
    }
    int last = toRow - fromRow - 1;
    for (int j = 0; j < columns; j++) {
      for (int k = 0; k < depth; k++) {
        column[k] = b[k * columns + j];
      }
      double first = bias == null ? 0.0 : bias[j];
      for (int i = 0; i <= last; i += 8) {
        int rest = last - i;
        eightSums(depth, a, at + i * step, step, rest, first);
        for (int r = 0; r <= Math.min(7, rest); r++) {
          c[(fromRow + i + r) * columns + j] = sums[r];
        }
      }
    }
  }

  /** Rows 0 to 7 of A, or as many as there are, times the column. */
  private void eightSums(int depth, double[] a, int r0, int step, int rest, double first) {
    int r1 = r0 + Math.min(1, rest) * step;
    int r2 = r0 + Math.min(2, rest) * step;
    int r3 = r0 + Math.min(3, rest) * step;
    int r4 = r0 + Math.min(4, rest) * step;
    int r5 = r0 + Math.min(5, rest) * step;
    int r6 = r0 + Math.min(6, rest) * step;
    int r7 = r0 + Math.min(7, rest) * step;
    double[] b = column;
    double s0 = first;
    double s1 = first;
    double s2 = first;
    double s3 = first;
    double s4 = first;
    double s5 = first;
    double s6 = first;
    double s7 = first;
    for (int k = 0; k < depth; k++) {
      double x = b[k];
      s0 = Math.fma(a[r0 + k], x, s0);
      s1 = Math.fma(a[r1 + k], x, s1);
      s2 = Math.fma(a[r2 + k], x, s2);
      s3 = Math.fma(a[r3 + k], x, s3);
      s4 = Math.fma(a[r4 + k], x, s4);
      s5 = Math.fma(a[r5 + k], x, s5);
      s6 = Math.fma(a[r6 + k], x, s6);
      s7 = Math.fma(a[r7 + k], x, s7);
    }
    sums[0] = s0;
    sums[1] = s1;
    sums[2] = s2;
    sums[3] = s3;
    sums[4] = s4;
    sums[5] = s5;
    sums[6] = s6;
    sums[7] = s7;
  }

  private void reserve(int depth, int columns) {
    if (depth <= rows.length && columns <= built[0].length) {
      return;
    }
    int width = Math.max(built[0].length, columns);
    rows = new double[Math.max(depth, rows.length)][width];
    built = new double[GROUP][width];
  }
}
