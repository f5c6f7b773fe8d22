package backflow.math;

import static backflow.math.VectorLanes.L;
import static backflow.math.VectorLanes.S;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Tanh} in vector registers, measured block by block; see {@link Kernels#tanh}. */
final class VectorTanh {
  private static final int SUMS = VectorLanes.SUMS;
  private static final VectorSpecies<Long> BITS = VectorSpecies.of(long.class, S.vectorShape());

  /** What stays in the first-level cache: one loop over all sums has too few registers. */
  private static final int BLOCK = 1024;

  private static final long FROM = Double.doubleToRawLongBits(Tanh.SATURATED_FROM);

  private final double[] lanes = new double[Kernels.FORWARD_TALLY * SUMS];

  /** Least bits of |a|, then unsaturated units, per accumulator. */
  private final long[] counts = new long[2 * SUMS];

  /** a = tanh z. */
  static void tanh(double[] z, double[] a, int n) {
    int i = 0;
    for (; i <= n - L; i += L) {
      tanh(DoubleVector.fromArray(S, z, i)).intoArray(a, i);
    }
    for (; i < n; i++) {
      a[i] = Tanh.tanh(z[i]);
    }
  }

  /** The operations of {@link Tanh#tanh} one by one. */
  private static DoubleVector tanh(DoubleVector x) {
    DoubleVector highest = DoubleVector.broadcast(S, Tanh.CLAMP);
    DoubleVector lowest = DoubleVector.broadcast(S, -Tanh.CLAMP);
    DoubleVector z = x.blend(lowest, x.compare(VectorOperators.LT, lowest));
    z = z.blend(highest, z.compare(VectorOperators.GT, highest));
    DoubleVector sixteenth = constant(Tanh.SIXTEENTH);
    DoubleVector one = constant(1);
    DoubleVector s = z.mul(sixteenth).mul(z);
    DoubleVector p = constant(Tanh.P4).fma(s, constant(Tanh.P3)).fma(s, constant(Tanh.P2));
    p = p.fma(s, constant(Tanh.P1)).fma(s, one).mul(z);
    DoubleVector q = constant(Tanh.Q4).fma(s, constant(Tanh.Q3)).fma(s, constant(Tanh.Q2));
    q = q.fma(s, constant(Tanh.Q1)).fma(s, one);
    DoubleVector p2 = p.mul(q);
    DoubleVector q2 = p.mul(sixteenth).fma(p, q.mul(q));
    DoubleVector n = p2.mul(q2);
    DoubleVector d = p2.abs().fma(constant(-0.5), q2);
    return n.div(d.fma(d, n.abs()));
  }

  private static DoubleVector constant(double x) {
    return DoubleVector.broadcast(S, x);
  }

  /** a = tanh z, and the tally. The two arrays may be one. */
  void tanh(double[] z, double[] a, int n, double[] tally) {
    int whole = VectorLanes.whole(n);
    double z0 = n == 0 ? 0 : z[0];
    double a0 = Tanh.tanh(z0);
    Arrays.fill(counts, 0, SUMS, Long.MAX_VALUE);
    Arrays.fill(counts, SUMS, 2 * SUMS, 0);
    Arrays.fill(lanes, 0.0);
    for (int from = 0; from < whole; from += BLOCK) {
      int end = Math.min(whole, from + BLOCK);
      for (int half = 0; half < SUMS; half += L) {
        tanhAndSumsOfZ(z, a, from, end, half, z0, lanes);
      }
      for (int half = 0; half < SUMS; half += L) {
        sumsOfA(a, from, end, half, a0, lanes, counts);
      }
    }
    count(a, whole);
    for (int i = whole; i < n; i++) {
      double x = z[i];
      double y = Tanh.tanh(x);
      a[i] = y;
      tallyOne(x - z0, y - a0, y, i - whole);
    }
    for (int q = 0; q < Kernels.FORWARD_TALLY; q++) {
      tally[q] = VectorLanes.fold(lanes, q);
    }
  }

  private void tallyOne(double dz, double da, double a, int k) {
    VectorLanes.addTo(lanes, Kernels.SUM_Z, k, dz);
    VectorLanes.addSquareTo(lanes, Kernels.SUM_ZZ, k, dz);
    VectorLanes.addTo(lanes, Kernels.SUM_A, k, da);
    VectorLanes.addSquareTo(lanes, Kernels.SUM_AA, k, da);
    VectorLanes.addTo(lanes, Kernels.ZEROS, k, a == 0 ? 1 : 0);
    VectorLanes.addTo(lanes, Kernels.SATURATED, k, saturated(a) ? 1 : 0);
  }

  private static boolean saturated(double a) {
    return Math.fma(-a, a, 1) < Kernels.SATURATION;
  }

  private static void tanhAndSumsOfZ(
      double[] z, double[] a, int from, int end, int half, double z0, double[] lanes) {
    DoubleVector sum = DoubleVector.fromArray(S, lanes, half + Kernels.SUM_Z * SUMS);
    DoubleVector squares = DoubleVector.fromArray(S, lanes, half + Kernels.SUM_ZZ * SUMS);
    for (int i = from + half; i < end; i += SUMS) {
      DoubleVector x = DoubleVector.fromArray(S, z, i);
      tanh(x).intoArray(a, i);
      DoubleVector d = x.sub(z0);
      sum = sum.add(d);
      squares = d.fma(d, squares);
    }
    sum.intoArray(lanes, half + Kernels.SUM_Z * SUMS);
    squares.intoArray(lanes, half + Kernels.SUM_ZZ * SUMS);
  }

  /**
   * Counts unsaturated units by the sign of a difference of bits, which is cheaper than masks, and
   * keeps the least bits of |a|, which are 0 only where there is a zero to be counted. These wait
   * in an array: a second vector of integers kept over the loop would become an object.
   */
  private static void sumsOfA(
      double[] a, int from, int end, int half, double a0, double[] lanes, long[] counts) {
    DoubleVector sum = DoubleVector.fromArray(S, lanes, half + Kernels.SUM_A * SUMS);
    DoubleVector squares = DoubleVector.fromArray(S, lanes, half + Kernels.SUM_AA * SUMS);
    LongVector free = LongVector.fromArray(BITS, counts, half + SUMS);
    LongVector border = LongVector.broadcast(BITS, FROM);
    for (int i = from + half; i < end; i += SUMS) {
      DoubleVector y = DoubleVector.fromArray(S, a, i);
      DoubleVector d = y.sub(a0);
      sum = sum.add(d);
      squares = d.fma(d, squares);
      LongVector size = y.abs().reinterpretAsLongs();
      free = free.add(size.sub(border).lanewise(VectorOperators.LSHR, 63));
      LongVector.fromArray(BITS, counts, half).min(size).intoArray(counts, half);
    }
    sum.intoArray(lanes, half + Kernels.SUM_A * SUMS);
    squares.intoArray(lanes, half + Kernels.SUM_AA * SUMS);
    free.intoArray(counts, half + SUMS);
  }

  /**
   * Adds up what {@link #sumsOfA} counted; zeros, which are rare, ask to count anew, and so does a
   * NaN, which is not saturated.
   */
  private void count(double[] a, int end) {
    long least = Long.MAX_VALUE;
    long zeros = 0;
    long saturated = end;
    for (int k = 0; k < SUMS; k++) {
      least = Math.min(least, counts[k]);
      saturated -= counts[SUMS + k];
    }
    for (int i = 0; i < end && least == 0; i++) {
      zeros += a[i] == 0 ? 1 : 0;
    }
    if (Double.isNaN(VectorLanes.fold(lanes, Kernels.SUM_A))) {
      saturated = 0;
      for (int i = 0; i < end; i++) {
        saturated += saturated(a[i]) ? 1 : 0;
      }
    }
    VectorLanes.set(lanes, Kernels.ZEROS, zeros);
    VectorLanes.set(lanes, Kernels.SATURATED, saturated);
  }
}
