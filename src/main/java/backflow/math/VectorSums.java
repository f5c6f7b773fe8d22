package backflow.math;

import static backflow.math.VectorLanes.L;
import static backflow.math.VectorLanes.S;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/** Sums over arrays, and the gradient step that is measured on the way, on the Vector API. */
final class VectorSums {
  /** How much of an array is fetched at once: 32 KB, a part of a second-level cache. */
  private static final int BLOCK = 4096;

  private final double[] lanes = new double[3 * VectorLanes.SUMS];
  private final Fetch fetch = new Fetch();

  /** What a loop counts or compares as integers; to reinterpret it there would make objects. */
  private final long[] bits = new long[VectorLanes.SUMS];

  /** Σx². */
  double squares(double[] x, int n) {
    int whole = VectorLanes.whole(n);
    for (int half = 0; half < VectorLanes.SUMS; half += L) {
      squares(x, half, whole, lanes);
    }
    for (int i = whole; i < n; i++) {
      VectorLanes.addSquareTo(lanes, 0, i - whole, x[i]);
    }
    return VectorLanes.fold(lanes, 0);
  }

  private static void squares(double[] x, int half, int end, double[] lanes) {
    DoubleVector sum = DoubleVector.zero(S);
    for (int i = half; i < end; i += VectorLanes.SUMS) {
      DoubleVector v = DoubleVector.fromArray(S, x, i);
      sum = v.fma(v, sum);
    }
    sum.intoArray(lanes, half);
  }

  /** Σ(x−y)². */
  double squaredDistance(double[] x, double[] y, int n) {
    int whole = VectorLanes.whole(n);
    for (int half = 0; half < VectorLanes.SUMS; half += L) {
      squaredDistance(x, y, half, whole, lanes);
    }
    for (int i = whole; i < n; i++) {
      VectorLanes.addSquareTo(lanes, 0, i - whole, x[i] - y[i]);
    }
    return VectorLanes.fold(lanes, 0);
  }

  private static void squaredDistance(double[] x, double[] y, int half, int end, double[] lanes) {
    DoubleVector sum = DoubleVector.zero(S);
    for (int i = half; i < end; i += VectorLanes.SUMS) {
      DoubleVector d = DoubleVector.fromArray(S, x, i).sub(DoubleVector.fromArray(S, y, i));
      sum = d.fma(d, sum);
    }
    sum.intoArray(lanes, half);
  }

  /** See {@link Kernels#magnitudes}. */
  void magnitudes(double[] x, int n, double[] out) {
    int whole = VectorLanes.whole(n);
    for (int half = 0; half < VectorLanes.SUMS; half += L) {
      magnitudes(x, half, whole, lanes, bits);
    }
    double max = 0;
    for (int k = 0; k < VectorLanes.SUMS; k++) {
      max = Math.max(max, Double.longBitsToDouble(bits[k]));
    }
    for (int i = whole; i < n; i++) {
      double size = Math.abs(x[i]);
      VectorLanes.addSquareTo(lanes, 0, i - whole, size);
      VectorLanes.addTo(lanes, 1, i - whole, size);
      max = Math.max(max, size);
    }
    out[Kernels.SUM_SQUARES] = VectorLanes.fold(lanes, 0);
    out[Kernels.SUM_ABS] = VectorLanes.fold(lanes, 1);
    out[Kernels.MAX_ABS] = max;
  }

  /** The maximum compares bits: those of |x| are ordered as the numbers are, NaN on top. */
  private static void magnitudes(double[] x, int half, int end, double[] lanes, long[] bits) {
    DoubleVector squares = DoubleVector.zero(S);
    DoubleVector sum = squares;
    LongVector max = squares.reinterpretAsLongs();
    for (int i = half; i < end; i += VectorLanes.SUMS) {
      DoubleVector size = DoubleVector.fromArray(S, x, i).abs();
      squares = size.fma(size, squares);
      sum = sum.add(size);
      max = max.max(size.reinterpretAsLongs());
    }
    squares.intoArray(lanes, half);
    sum.intoArray(lanes, half + VectorLanes.SUMS);
    max.intoArray(bits, half);
  }

  /**
   * Σ(x−x₀), Σ(x−x₀)² and how many x are 0.
   *
   * @param out receives the sums at {@code at} and {@code at + 1}
   * @return how many x are exactly 0
   */
  int shifted(double[] x, int n, double[] out, int at) {
    double x0 = n == 0 ? 0 : x[0];
    int whole = VectorLanes.whole(n);
    for (int half = 0; half < VectorLanes.SUMS; half += L) {
      shifted(x, x0, half, whole, lanes, bits);
    }
    long zeros = 0;
    for (int k = 0; k < VectorLanes.SUMS; k++) {
      zeros += bits[k];
    }
    for (int i = whole; i < n; i++) {
      VectorLanes.addTo(lanes, 0, i - whole, x[i] - x0);
      VectorLanes.addSquareTo(lanes, 1, i - whole, x[i] - x0);
      zeros += x[i] == 0 ? 1 : 0;
    }
    out[at] = VectorLanes.fold(lanes, 0);
    out[at + 1] = VectorLanes.fold(lanes, 1);
    return (int) zeros;
  }

  /** Zeros are counted by the sign of the bits of |x| less one. */
  private static void shifted(
      double[] x, double x0, int half, int end, double[] lanes, long[] bits) {
    DoubleVector sum = DoubleVector.zero(S);
    DoubleVector squares = sum;
    LongVector zeros = sum.reinterpretAsLongs();
    LongVector one = LongVector.broadcast(zeros.species(), 1);
    for (int i = half; i < end; i += VectorLanes.SUMS) {
      DoubleVector v = DoubleVector.fromArray(S, x, i);
      DoubleVector d = v.sub(x0);
      sum = sum.add(d);
      squares = d.fma(d, squares);
      LongVector size = v.abs().reinterpretAsLongs();
      zeros = zeros.add(size.sub(one).lanewise(VectorOperators.LSHR, 63));
    }
    sum.intoArray(lanes, half);
    squares.intoArray(lanes, half + VectorLanes.SUMS);
    zeros.intoArray(bits, half);
  }

  /** See {@link Kernels#descend}; without a start. */
  void descend(double[] w, double[] g, double rate, int n, double @Nullable [] sums) {
    int whole = VectorLanes.whole(n);
    for (int half = 0; half < VectorLanes.SUMS; half += L) {
      descend(w, g, rate, half, whole, lanes);
    }
    for (int i = whole; i < n; i++) {
      double u = rate * g[i];
      VectorLanes.addSquareTo(lanes, 0, i - whole, w[i]);
      VectorLanes.addSquareTo(lanes, 1, i - whole, u);
      w[i] -= u;
    }
    if (sums != null) {
      sums[0] = VectorLanes.fold(lanes, 0);
      sums[1] = VectorLanes.fold(lanes, 1);
    }
  }

  private static void descend(
      double[] w, double[] g, double rate, int half, int end, double[] lanes) {
    DoubleVector weights = DoubleVector.zero(S);
    DoubleVector updates = weights;
    for (int i = half; i < end; i += VectorLanes.SUMS) {
      DoubleVector x = DoubleVector.fromArray(S, w, i);
      DoubleVector u = DoubleVector.fromArray(S, g, i).mul(rate);
      x.sub(u).intoArray(w, i);
      weights = x.fma(x, weights);
      updates = u.fma(u, updates);
    }
    weights.intoArray(lanes, half);
    updates.intoArray(lanes, half + VectorLanes.SUMS);
  }

  /**
   * See {@link Kernels#descend}: three arrays are read once, where two loops read w twice. The
   * start is the one of them that nothing has read in this step, so it is fetched before.
   */
  void descendFrom(double[] start, double[] w, double[] g, double rate, int n, double[] sums) {
    int whole = VectorLanes.whole(n);
    Arrays.fill(lanes, 0.0);
    for (int from = 0; from < whole; from += BLOCK) {
      int end = Math.min(whole, from + BLOCK);
      fetch.fetch(start, from, end);
      for (int half = 0; half < VectorLanes.SUMS; half += L) {
        descendFrom(start, w, g, rate, from, end, half, lanes);
      }
    }
    for (int i = whole; i < n; i++) {
      double u = rate * g[i];
      VectorLanes.addSquareTo(lanes, 0, i - whole, w[i]);
      VectorLanes.addSquareTo(lanes, 1, i - whole, u);
      VectorLanes.addSquareTo(lanes, 2, i - whole, w[i] - start[i]);
      w[i] -= u;
    }
    sums[0] = VectorLanes.fold(lanes, 0);
    sums[1] = VectorLanes.fold(lanes, 1);
    sums[2] = VectorLanes.fold(lanes, 2);
  }

  private static void descendFrom(
      double[] start,
      double[] w,
      double[] g,
      double rate,
      int from,
      int end,
      int half,
      double[] lanes) {
    DoubleVector weights = DoubleVector.fromArray(S, lanes, half);
    DoubleVector updates = DoubleVector.fromArray(S, lanes, half + VectorLanes.SUMS);
    DoubleVector distances = DoubleVector.fromArray(S, lanes, half + 2 * VectorLanes.SUMS);
    for (int i = from + half; i < end; i += VectorLanes.SUMS) {
      DoubleVector x = DoubleVector.fromArray(S, w, i);
      DoubleVector u = DoubleVector.fromArray(S, g, i).mul(rate);
      DoubleVector d = x.sub(DoubleVector.fromArray(S, start, i));
      x.sub(u).intoArray(w, i);
      weights = x.fma(x, weights);
      updates = u.fma(u, updates);
      distances = d.fma(d, distances);
    }
    weights.intoArray(lanes, half);
    updates.intoArray(lanes, half + VectorLanes.SUMS);
    distances.intoArray(lanes, half + 2 * VectorLanes.SUMS);
  }
}
