package backflow.math;

import static backflow.math.VectorLanes.L;
import static backflow.math.VectorLanes.S;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;

/** The derivatives of the activations, measured in the same pass, on the Vector API. */
final class VectorBackward {
  private static final int SUMS = VectorLanes.SUMS;
  private final double[] lanes = new double[2 * SUMS];

  /** See {@link Kernels#tanhBackward}. */
  void tanh(double[] da, double[] a, double[] dz, int n, double @Nullable [] sums) {
    int whole = VectorLanes.whole(n);
    for (int half = 0; half < SUMS; half += L) {
      tanh(da, a, dz, half, whole, lanes);
    }
    for (int i = whole; i < n; i++) {
      double g = da[i];
      dz[i] = g * Math.fma(-a[i], a[i], 1);
      measure(g, dz[i], i - whole);
    }
    finish(sums);
  }

  private static void tanh(
      double[] da, double[] a, double[] dz, int half, int end, double[] lanes) {
    DoubleVector before = DoubleVector.zero(S);
    DoubleVector after = before;
    DoubleVector one = DoubleVector.broadcast(S, 1);
    for (int i = half; i < end; i += SUMS) {
      DoubleVector y = DoubleVector.fromArray(S, a, i);
      DoubleVector g = DoubleVector.fromArray(S, da, i);
      DoubleVector d = g.mul(y.neg().fma(y, one));
      d.intoArray(dz, i);
      before = g.fma(g, before);
      after = d.fma(d, after);
    }
    before.intoArray(lanes, half);
    after.intoArray(lanes, half + SUMS);
  }

  /** See {@link Kernels#sigmoidBackward}. */
  void sigmoid(double[] da, double[] a, double[] dz, int n, double @Nullable [] sums) {
    int whole = VectorLanes.whole(n);
    for (int half = 0; half < SUMS; half += L) {
      sigmoid(da, a, dz, half, whole, lanes);
    }
    for (int i = whole; i < n; i++) {
      double g = da[i];
      dz[i] = g * (a[i] * (1 - a[i]));
      measure(g, dz[i], i - whole);
    }
    finish(sums);
  }

  private static void sigmoid(
      double[] da, double[] a, double[] dz, int half, int end, double[] lanes) {
    DoubleVector before = DoubleVector.zero(S);
    DoubleVector after = before;
    DoubleVector one = DoubleVector.broadcast(S, 1);
    for (int i = half; i < end; i += SUMS) {
      DoubleVector y = DoubleVector.fromArray(S, a, i);
      DoubleVector g = DoubleVector.fromArray(S, da, i);
      DoubleVector d = g.mul(y.mul(one.sub(y)));
      d.intoArray(dz, i);
      before = g.fma(g, before);
      after = d.fma(d, after);
    }
    before.intoArray(lanes, half);
    after.intoArray(lanes, half + SUMS);
  }

  /** See {@link Kernels#reluBackward}. */
  void relu(double[] da, double[] a, double[] dz, int n, double @Nullable [] sums) {
    int whole = VectorLanes.whole(n);
    for (int half = 0; half < SUMS; half += L) {
      relu(da, a, dz, half, whole, lanes);
    }
    for (int i = whole; i < n; i++) {
      double g = da[i];
      dz[i] = a[i] <= 0 ? 0 : g;
      measure(g, dz[i], i - whole);
    }
    finish(sums);
  }

  private static void relu(
      double[] da, double[] a, double[] dz, int half, int end, double[] lanes) {
    DoubleVector before = DoubleVector.zero(S);
    DoubleVector after = before;
    for (int i = half; i < end; i += SUMS) {
      DoubleVector y = DoubleVector.fromArray(S, a, i);
      DoubleVector g = DoubleVector.fromArray(S, da, i);
      DoubleVector d = g.blend(0, y.compare(VectorOperators.LE, 0));
      d.intoArray(dz, i);
      before = g.fma(g, before);
      after = d.fma(d, after);
    }
    before.intoArray(lanes, half);
    after.intoArray(lanes, half + SUMS);
  }

  private void measure(double before, double after, int k) {
    VectorLanes.addSquareTo(lanes, 0, k, before);
    VectorLanes.addSquareTo(lanes, 1, k, after);
  }

  private void finish(double @Nullable [] sums) {
    if (sums != null) {
      sums[0] = VectorLanes.fold(lanes, 0);
      sums[1] = VectorLanes.fold(lanes, 1);
    }
  }
}
