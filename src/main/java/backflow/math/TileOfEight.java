package backflow.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Eight rows of a product, two vectors wide, in 512-bit registers, of which there are 32: 16
 * accumulators take a fused multiply-add each per term, enough to keep the multipliers busy.
 *
 * <p>Straight-line on purpose: in a loop over an array of vectors they would live on the heap.
 *
 * <p>Three terms a round where A lies by rows, because its eight row addresses do not fit into the
 * general registers and are fetched again in each round.
 *
 * <p>All methods: 8 rows, {@code depth} terms; A is {@code a} from {@code at} on; {@code panel}
 * holds B's columns, depth × 2L; {@code start} the 2L starts of each row; the tile goes to {@code
 * c} from {@code to} on, its rows {@code columns} apart.
 */
final class TileOfEight {
  private static final VectorSpecies<Double> S = VectorLanes.S;
  private static final int L = VectorLanes.L;
  private static final int W = 2 * L;

  /** Tells the compiler that k·W cannot overflow; no depth comes near it. */
  private static final int LIMIT = (1 << 26) - 1;

  private TileOfEight() {}

  /** A by rows: A(i, k) = {@code a[at + i*step + k]}. */
  static void rows(
      double[] a,
      int at,
      int step,
      int depth,
      double[] panel,
      double[] start,
      double[] c,
      int to,
      int columns) {
    DoubleVector s0 = DoubleVector.fromArray(S, start, 0);
    DoubleVector s1 = DoubleVector.fromArray(S, start, L);
    DoubleVector c00 = s0;
    DoubleVector c01 = s1;
    DoubleVector c10 = s0;
    DoubleVector c11 = s1;
    DoubleVector c20 = s0;
    DoubleVector c21 = s1;
    DoubleVector c30 = s0;
    DoubleVector c31 = s1;
    DoubleVector c40 = s0;
    DoubleVector c41 = s1;
    DoubleVector c50 = s0;
    DoubleVector c51 = s1;
    DoubleVector c60 = s0;
    DoubleVector c61 = s1;
    DoubleVector c70 = s0;
    DoubleVector c71 = s1;
    int a1 = at + step;
    int a2 = a1 + step;
    int a3 = a2 + step;
    int a4 = a3 + step;
    int a5 = a4 + step;
    int a6 = a5 + step;
    int a7 = a6 + step;
    int end = depth & LIMIT;
    int k = 0;
    for (; k < end - 2; k += 3) {
      DoubleVector b0 = DoubleVector.fromArray(S, panel, k * W);
      DoubleVector b1 = DoubleVector.fromArray(S, panel, k * W + L);
      DoubleVector x = DoubleVector.broadcast(S, a[at + k]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = DoubleVector.broadcast(S, a[a1 + k]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = DoubleVector.broadcast(S, a[a2 + k]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = DoubleVector.broadcast(S, a[a3 + k]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = DoubleVector.broadcast(S, a[a4 + k]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = DoubleVector.broadcast(S, a[a5 + k]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = DoubleVector.broadcast(S, a[a6 + k]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = DoubleVector.broadcast(S, a[a7 + k]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
      b0 = DoubleVector.fromArray(S, panel, k * W + 1 * W);
      b1 = DoubleVector.fromArray(S, panel, k * W + 1 * W + L);
      x = DoubleVector.broadcast(S, a[at + k + 1]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = DoubleVector.broadcast(S, a[a1 + k + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = DoubleVector.broadcast(S, a[a2 + k + 1]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = DoubleVector.broadcast(S, a[a3 + k + 1]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = DoubleVector.broadcast(S, a[a4 + k + 1]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = DoubleVector.broadcast(S, a[a5 + k + 1]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = DoubleVector.broadcast(S, a[a6 + k + 1]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = DoubleVector.broadcast(S, a[a7 + k + 1]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
      b0 = DoubleVector.fromArray(S, panel, k * W + 2 * W);
      b1 = DoubleVector.fromArray(S, panel, k * W + 2 * W + L);
      x = DoubleVector.broadcast(S, a[at + k + 2]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = DoubleVector.broadcast(S, a[a1 + k + 2]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = DoubleVector.broadcast(S, a[a2 + k + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = DoubleVector.broadcast(S, a[a3 + k + 2]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = DoubleVector.broadcast(S, a[a4 + k + 2]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = DoubleVector.broadcast(S, a[a5 + k + 2]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = DoubleVector.broadcast(S, a[a6 + k + 2]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = DoubleVector.broadcast(S, a[a7 + k + 2]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
    }
    for (; k < end; k++) {
      DoubleVector b0 = DoubleVector.fromArray(S, panel, k * W);
      DoubleVector b1 = DoubleVector.fromArray(S, panel, k * W + L);
      DoubleVector x = DoubleVector.broadcast(S, a[at + k]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = DoubleVector.broadcast(S, a[a1 + k]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = DoubleVector.broadcast(S, a[a2 + k]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = DoubleVector.broadcast(S, a[a3 + k]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = DoubleVector.broadcast(S, a[a4 + k]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = DoubleVector.broadcast(S, a[a5 + k]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = DoubleVector.broadcast(S, a[a6 + k]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = DoubleVector.broadcast(S, a[a7 + k]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
    }
    c00.intoArray(c, to);
    c01.intoArray(c, to + L);
    c10.intoArray(c, to + columns);
    c11.intoArray(c, to + columns + L);
    c20.intoArray(c, to + 2 * columns);
    c21.intoArray(c, to + 2 * columns + L);
    c30.intoArray(c, to + 3 * columns);
    c31.intoArray(c, to + 3 * columns + L);
    c40.intoArray(c, to + 4 * columns);
    c41.intoArray(c, to + 4 * columns + L);
    c50.intoArray(c, to + 5 * columns);
    c51.intoArray(c, to + 5 * columns + L);
    c60.intoArray(c, to + 6 * columns);
    c61.intoArray(c, to + 6 * columns + L);
    c70.intoArray(c, to + 7 * columns);
    c71.intoArray(c, to + 7 * columns + L);
  }

  /** A by columns: A(i, k) = {@code a[at + i + k*step]}. */
  static void columns(
      double[] a,
      int at,
      int step,
      int depth,
      double[] panel,
      double[] start,
      double[] c,
      int to,
      int columns) {
    DoubleVector s0 = DoubleVector.fromArray(S, start, 0);
    DoubleVector s1 = DoubleVector.fromArray(S, start, L);
    DoubleVector c00 = s0;
    DoubleVector c01 = s1;
    DoubleVector c10 = s0;
    DoubleVector c11 = s1;
    DoubleVector c20 = s0;
    DoubleVector c21 = s1;
    DoubleVector c30 = s0;
    DoubleVector c31 = s1;
    DoubleVector c40 = s0;
    DoubleVector c41 = s1;
    DoubleVector c50 = s0;
    DoubleVector c51 = s1;
    DoubleVector c60 = s0;
    DoubleVector c61 = s1;
    DoubleVector c70 = s0;
    DoubleVector c71 = s1;
    int end = depth & LIMIT;
    int k = 0;
    int i0 = at;
    for (; k < end; k++) {
      DoubleVector b0 = DoubleVector.fromArray(S, panel, k * W);
      DoubleVector b1 = DoubleVector.fromArray(S, panel, k * W + L);
      DoubleVector x = DoubleVector.broadcast(S, a[i0]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = DoubleVector.broadcast(S, a[i0 + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = DoubleVector.broadcast(S, a[i0 + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = DoubleVector.broadcast(S, a[i0 + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = DoubleVector.broadcast(S, a[i0 + 4]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = DoubleVector.broadcast(S, a[i0 + 5]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = DoubleVector.broadcast(S, a[i0 + 6]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = DoubleVector.broadcast(S, a[i0 + 7]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
      i0 += step;
    }
    c00.intoArray(c, to);
    c01.intoArray(c, to + L);
    c10.intoArray(c, to + columns);
    c11.intoArray(c, to + columns + L);
    c20.intoArray(c, to + 2 * columns);
    c21.intoArray(c, to + 2 * columns + L);
    c30.intoArray(c, to + 3 * columns);
    c31.intoArray(c, to + 3 * columns + L);
    c40.intoArray(c, to + 4 * columns);
    c41.intoArray(c, to + 4 * columns + L);
    c50.intoArray(c, to + 5 * columns);
    c51.intoArray(c, to + 5 * columns + L);
    c60.intoArray(c, to + 6 * columns);
    c61.intoArray(c, to + 6 * columns + L);
    c70.intoArray(c, to + 7 * columns);
    c71.intoArray(c, to + 7 * columns + L);
  }

  /**
   * As {@link #rows}, but takes B from {@code b}, whose rows are {@code columns} apart, from j on,
   * and fills the panel.
   */
  static void firstRows(
      double[] a,
      int at,
      int step,
      int depth,
      double[] b,
      int j,
      double[] panel,
      double[] start,
      double[] c,
      int to,
      int columns) {
    DoubleVector s0 = DoubleVector.fromArray(S, start, 0);
    DoubleVector s1 = DoubleVector.fromArray(S, start, L);
    DoubleVector c00 = s0;
    DoubleVector c01 = s1;
    DoubleVector c10 = s0;
    DoubleVector c11 = s1;
    DoubleVector c20 = s0;
    DoubleVector c21 = s1;
    DoubleVector c30 = s0;
    DoubleVector c31 = s1;
    DoubleVector c40 = s0;
    DoubleVector c41 = s1;
    DoubleVector c50 = s0;
    DoubleVector c51 = s1;
    DoubleVector c60 = s0;
    DoubleVector c61 = s1;
    DoubleVector c70 = s0;
    DoubleVector c71 = s1;
    int a1 = at + step;
    int a2 = a1 + step;
    int a3 = a2 + step;
    int a4 = a3 + step;
    int a5 = a4 + step;
    int a6 = a5 + step;
    int a7 = a6 + step;
    int end = depth & LIMIT;
    int k = 0;
    int j0 = j;
    for (; k < end; k++) {
      DoubleVector b0 = DoubleVector.fromArray(S, b, j0);
      b0.intoArray(panel, k * W);
      DoubleVector b1 = DoubleVector.fromArray(S, b, j0 + L);
      b1.intoArray(panel, k * W + L);
      DoubleVector x = DoubleVector.broadcast(S, a[at + k]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = DoubleVector.broadcast(S, a[a1 + k]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = DoubleVector.broadcast(S, a[a2 + k]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = DoubleVector.broadcast(S, a[a3 + k]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = DoubleVector.broadcast(S, a[a4 + k]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = DoubleVector.broadcast(S, a[a5 + k]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = DoubleVector.broadcast(S, a[a6 + k]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = DoubleVector.broadcast(S, a[a7 + k]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
      j0 += columns;
    }
    c00.intoArray(c, to);
    c01.intoArray(c, to + L);
    c10.intoArray(c, to + columns);
    c11.intoArray(c, to + columns + L);
    c20.intoArray(c, to + 2 * columns);
    c21.intoArray(c, to + 2 * columns + L);
    c30.intoArray(c, to + 3 * columns);
    c31.intoArray(c, to + 3 * columns + L);
    c40.intoArray(c, to + 4 * columns);
    c41.intoArray(c, to + 4 * columns + L);
    c50.intoArray(c, to + 5 * columns);
    c51.intoArray(c, to + 5 * columns + L);
    c60.intoArray(c, to + 6 * columns);
    c61.intoArray(c, to + 6 * columns + L);
    c70.intoArray(c, to + 7 * columns);
    c71.intoArray(c, to + 7 * columns + L);
  }

  /** As {@link #columns}, but takes B from {@code b} and fills the panel as {@link #firstRows}. */
  static void firstColumns(
      double[] a,
      int at,
      int step,
      int depth,
      double[] b,
      int j,
      double[] panel,
      double[] start,
      double[] c,
      int to,
      int columns) {
    DoubleVector s0 = DoubleVector.fromArray(S, start, 0);
    DoubleVector s1 = DoubleVector.fromArray(S, start, L);
    DoubleVector c00 = s0;
    DoubleVector c01 = s1;
    DoubleVector c10 = s0;
    DoubleVector c11 = s1;
    DoubleVector c20 = s0;
    DoubleVector c21 = s1;
    DoubleVector c30 = s0;
    DoubleVector c31 = s1;
    DoubleVector c40 = s0;
    DoubleVector c41 = s1;
    DoubleVector c50 = s0;
    DoubleVector c51 = s1;
    DoubleVector c60 = s0;
    DoubleVector c61 = s1;
    DoubleVector c70 = s0;
    DoubleVector c71 = s1;
    int end = depth & LIMIT;
    int k = 0;
    int i0 = at;
    int j0 = j;
    for (; k < end; k++) {
      DoubleVector b0 = DoubleVector.fromArray(S, b, j0);
      b0.intoArray(panel, k * W);
      DoubleVector b1 = DoubleVector.fromArray(S, b, j0 + L);
      b1.intoArray(panel, k * W + L);
      DoubleVector x = DoubleVector.broadcast(S, a[i0]);
      c00 = x.fma(b0, c00);
      c01 = x.fma(b1, c01);
      x = DoubleVector.broadcast(S, a[i0 + 1]);
      c10 = x.fma(b0, c10);
      c11 = x.fma(b1, c11);
      x = DoubleVector.broadcast(S, a[i0 + 2]);
      c20 = x.fma(b0, c20);
      c21 = x.fma(b1, c21);
      x = DoubleVector.broadcast(S, a[i0 + 3]);
      c30 = x.fma(b0, c30);
      c31 = x.fma(b1, c31);
      x = DoubleVector.broadcast(S, a[i0 + 4]);
      c40 = x.fma(b0, c40);
      c41 = x.fma(b1, c41);
      x = DoubleVector.broadcast(S, a[i0 + 5]);
      c50 = x.fma(b0, c50);
      c51 = x.fma(b1, c51);
      x = DoubleVector.broadcast(S, a[i0 + 6]);
      c60 = x.fma(b0, c60);
      c61 = x.fma(b1, c61);
      x = DoubleVector.broadcast(S, a[i0 + 7]);
      c70 = x.fma(b0, c70);
      c71 = x.fma(b1, c71);
      i0 += step;
      j0 += columns;
    }
    c00.intoArray(c, to);
    c01.intoArray(c, to + L);
    c10.intoArray(c, to + columns);
    c11.intoArray(c, to + columns + L);
    c20.intoArray(c, to + 2 * columns);
    c21.intoArray(c, to + 2 * columns + L);
    c30.intoArray(c, to + 3 * columns);
    c31.intoArray(c, to + 3 * columns + L);
    c40.intoArray(c, to + 4 * columns);
    c41.intoArray(c, to + 4 * columns + L);
    c50.intoArray(c, to + 5 * columns);
    c51.intoArray(c, to + 5 * columns + L);
    c60.intoArray(c, to + 6 * columns);
    c61.intoArray(c, to + 6 * columns + L);
    c70.intoArray(c, to + 7 * columns);
    c71.intoArray(c, to + 7 * columns + L);
  }
}
