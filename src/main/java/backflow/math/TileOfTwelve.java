package backflow.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Twelve rows of a product, two vectors wide, where A lies by columns: as {@link TileOfEight}, with
 * 24 accumulators of the 32 registers.
 *
 * <p>Java cannot place an array at the start of a cache line, so most vectors of the panel lie
 * across two lines and cost more than one load. More rows use each of them more often: a sixth
 * faster than eight rows. Only where A lies by columns, for there one address serves all rows; by
 * rows, twelve addresses would have to be fetched in each round.
 */
final class TileOfTwelve {
  private static final VectorSpecies<Double> S = VectorLanes.S;
  private static final int L = VectorLanes.L;
  private static final int W = 2 * L;

  /** Tells the compiler that k·W cannot overflow; no depth comes near it. */
  private static final int LIMIT = (1 << 26) - 1;

  private TileOfTwelve() {}

  /**
   * A(i, k) = {@code a[at + i + k*step]}; everything else as in {@link TileOfEight#columns}. Two
   * terms a round.
   */
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
    DoubleVector c80 = s0;
    DoubleVector c81 = s1;
    DoubleVector c90 = s0;
    DoubleVector c91 = s1;
    DoubleVector ca0 = s0;
    DoubleVector ca1 = s1;
    DoubleVector cb0 = s0;
    DoubleVector cb1 = s1;
    int end = depth & LIMIT;
    int k = 0;
    int i0 = at;
    for (; k < end - 1; k += 2) {
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
      x = DoubleVector.broadcast(S, a[i0 + 8]);
      c80 = x.fma(b0, c80);
      c81 = x.fma(b1, c81);
      x = DoubleVector.broadcast(S, a[i0 + 9]);
      c90 = x.fma(b0, c90);
      c91 = x.fma(b1, c91);
      x = DoubleVector.broadcast(S, a[i0 + 10]);
      ca0 = x.fma(b0, ca0);
      ca1 = x.fma(b1, ca1);
      x = DoubleVector.broadcast(S, a[i0 + 11]);
      cb0 = x.fma(b0, cb0);
      cb1 = x.fma(b1, cb1);
      i0 += step;
      b0 = DoubleVector.fromArray(S, panel, k * W + W);
      b1 = DoubleVector.fromArray(S, panel, k * W + W + L);
      x = DoubleVector.broadcast(S, a[i0]);
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
      x = DoubleVector.broadcast(S, a[i0 + 8]);
      c80 = x.fma(b0, c80);
      c81 = x.fma(b1, c81);
      x = DoubleVector.broadcast(S, a[i0 + 9]);
      c90 = x.fma(b0, c90);
      c91 = x.fma(b1, c91);
      x = DoubleVector.broadcast(S, a[i0 + 10]);
      ca0 = x.fma(b0, ca0);
      ca1 = x.fma(b1, ca1);
      x = DoubleVector.broadcast(S, a[i0 + 11]);
      cb0 = x.fma(b0, cb0);
      cb1 = x.fma(b1, cb1);
      i0 += step;
    }
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
      x = DoubleVector.broadcast(S, a[i0 + 8]);
      c80 = x.fma(b0, c80);
      c81 = x.fma(b1, c81);
      x = DoubleVector.broadcast(S, a[i0 + 9]);
      c90 = x.fma(b0, c90);
      c91 = x.fma(b1, c91);
      x = DoubleVector.broadcast(S, a[i0 + 10]);
      ca0 = x.fma(b0, ca0);
      ca1 = x.fma(b1, ca1);
      x = DoubleVector.broadcast(S, a[i0 + 11]);
      cb0 = x.fma(b0, cb0);
      cb1 = x.fma(b1, cb1);
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
    c80.intoArray(c, to + 8 * columns);
    c81.intoArray(c, to + 8 * columns + L);
    c90.intoArray(c, to + 9 * columns);
    c91.intoArray(c, to + 9 * columns + L);
    ca0.intoArray(c, to + 10 * columns);
    ca1.intoArray(c, to + 10 * columns + L);
    cb0.intoArray(c, to + 11 * columns);
    cb1.intoArray(c, to + 11 * columns + L);
  }
}
