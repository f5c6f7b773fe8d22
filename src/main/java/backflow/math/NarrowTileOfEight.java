package backflow.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Eight rows of a product, one vector wide, for what few columns remain: as {@link TileOfEight},
 * the panel depth × L.
 */
final class NarrowTileOfEight {
  private static final VectorSpecies<Double> S = VectorLanes.S;
  private static final int L = VectorLanes.L;

  /** Tells the compiler that k·L cannot overflow; no depth comes near it. */
  private static final int LIMIT = (1 << 26) - 1;

  private NarrowTileOfEight() {}

  /** A by rows. */
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
    DoubleVector c00 = s0;
    DoubleVector c10 = s0;
    DoubleVector c20 = s0;
    DoubleVector c30 = s0;
    DoubleVector c40 = s0;
    DoubleVector c50 = s0;
    DoubleVector c60 = s0;
    DoubleVector c70 = s0;
    int a1 = at + step;
    int a2 = a1 + step;
    int a3 = a2 + step;
    int a4 = a3 + step;
    int a5 = a4 + step;
    int a6 = a5 + step;
    int a7 = a6 + step;
    int end = depth & LIMIT;
    int k = 0;
    for (; k < end; k++) {
      DoubleVector b0 = DoubleVector.fromArray(S, panel, k * L);
      DoubleVector x = DoubleVector.broadcast(S, a[at + k]);
      c00 = x.fma(b0, c00);
      x = DoubleVector.broadcast(S, a[a1 + k]);
      c10 = x.fma(b0, c10);
      x = DoubleVector.broadcast(S, a[a2 + k]);
      c20 = x.fma(b0, c20);
      x = DoubleVector.broadcast(S, a[a3 + k]);
      c30 = x.fma(b0, c30);
      x = DoubleVector.broadcast(S, a[a4 + k]);
      c40 = x.fma(b0, c40);
      x = DoubleVector.broadcast(S, a[a5 + k]);
      c50 = x.fma(b0, c50);
      x = DoubleVector.broadcast(S, a[a6 + k]);
      c60 = x.fma(b0, c60);
      x = DoubleVector.broadcast(S, a[a7 + k]);
      c70 = x.fma(b0, c70);
    }
    c00.intoArray(c, to);
    c10.intoArray(c, to + columns);
    c20.intoArray(c, to + 2 * columns);
    c30.intoArray(c, to + 3 * columns);
    c40.intoArray(c, to + 4 * columns);
    c50.intoArray(c, to + 5 * columns);
    c60.intoArray(c, to + 6 * columns);
    c70.intoArray(c, to + 7 * columns);
  }

  /** A by columns. */
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
    DoubleVector c00 = s0;
    DoubleVector c10 = s0;
    DoubleVector c20 = s0;
    DoubleVector c30 = s0;
    DoubleVector c40 = s0;
    DoubleVector c50 = s0;
    DoubleVector c60 = s0;
    DoubleVector c70 = s0;
    int end = depth & LIMIT;
    int k = 0;
    int i0 = at;
    for (; k < end; k++) {
      DoubleVector b0 = DoubleVector.fromArray(S, panel, k * L);
      DoubleVector x = DoubleVector.broadcast(S, a[i0]);
      c00 = x.fma(b0, c00);
      x = DoubleVector.broadcast(S, a[i0 + 1]);
      c10 = x.fma(b0, c10);
      x = DoubleVector.broadcast(S, a[i0 + 2]);
      c20 = x.fma(b0, c20);
      x = DoubleVector.broadcast(S, a[i0 + 3]);
      c30 = x.fma(b0, c30);
      x = DoubleVector.broadcast(S, a[i0 + 4]);
      c40 = x.fma(b0, c40);
      x = DoubleVector.broadcast(S, a[i0 + 5]);
      c50 = x.fma(b0, c50);
      x = DoubleVector.broadcast(S, a[i0 + 6]);
      c60 = x.fma(b0, c60);
      x = DoubleVector.broadcast(S, a[i0 + 7]);
      c70 = x.fma(b0, c70);
      i0 += step;
    }
    c00.intoArray(c, to);
    c10.intoArray(c, to + columns);
    c20.intoArray(c, to + 2 * columns);
    c30.intoArray(c, to + 3 * columns);
    c40.intoArray(c, to + 4 * columns);
    c50.intoArray(c, to + 5 * columns);
    c60.intoArray(c, to + 6 * columns);
    c70.intoArray(c, to + 7 * columns);
  }
}
