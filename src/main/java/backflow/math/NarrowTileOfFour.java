package backflow.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four rows of a product, one vector wide, for what few columns remain: as {@link TileOfFour}, the
 * panel depth × L.
 */
final class NarrowTileOfFour {
  private static final VectorSpecies<Double> S = VectorLanes.S;
  private static final int L = VectorLanes.L;

  /** Tells the compiler that k·L cannot overflow; no depth comes near it. */
  private static final int LIMIT = (1 << 26) - 1;

  private NarrowTileOfFour() {}

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
    int a1 = at + step;
    int a2 = a1 + step;
    int a3 = a2 + step;
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
    }
    c00.intoArray(c, to);
    c10.intoArray(c, to + columns);
    c20.intoArray(c, to + 2 * columns);
    c30.intoArray(c, to + 3 * columns);
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
      i0 += step;
    }
    c00.intoArray(c, to);
    c10.intoArray(c, to + columns);
    c20.intoArray(c, to + 2 * columns);
    c30.intoArray(c, to + 3 * columns);
  }
}
