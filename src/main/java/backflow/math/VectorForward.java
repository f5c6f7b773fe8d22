package backflow.math;

import static backflow.math.VectorLanes.L;
import static backflow.math.VectorLanes.S;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** Sigmoid and ReLU in vector registers. */
final class VectorForward {
  private VectorForward() {}

  /** a = σ(z). */
  static void sigmoid(double[] z, double[] a, int n) {
    int i = 0;
    for (; i <= n - L; i += L) {
      sigmoid(DoubleVector.fromArray(S, z, i)).intoArray(a, i);
    }
    for (; i < n; i++) {
      a[i] = Sigmoid.sigmoid(z[i]);
    }
  }

  /** The operations of {@link Sigmoid#sigmoid} one by one. */
  private static DoubleVector sigmoid(DoubleVector x) {
    DoubleVector r = x.abs().mul(Sigmoid.SHRINK);
    DoubleVector one = constant(1);
    DoubleVector t = constant(Sigmoid.C12).fma(r, constant(Sigmoid.C11));
    t = t.fma(r, constant(Sigmoid.C10)).fma(r, constant(Sigmoid.C9));
    t = t.fma(r, constant(Sigmoid.C8)).fma(r, constant(Sigmoid.C7));
    t = t.fma(r, constant(Sigmoid.C6)).fma(r, constant(Sigmoid.C5));
    t = t.fma(r, constant(Sigmoid.C4)).fma(r, constant(Sigmoid.C3));
    t = t.fma(r, constant(Sigmoid.C2)).fma(r, one);
    DoubleVector e = r.mul(t);
    e = twice(twice(twice(twice(e))));
    e = twice(twice(twice(twice(e))));
    e = twice(twice(twice(e)));
    DoubleVector s = one.div(e.add(2));
    return one.sub(s).blend(s, x.compare(VectorOperators.LT, 0));
  }

  private static DoubleVector twice(DoubleVector e) {
    return e.fma(e, e.add(e));
  }

  private static DoubleVector constant(double x) {
    return DoubleVector.broadcast(S, x);
  }

  /** How many of the first n have 4·(a·(1−a)) below {@link Kernels#SATURATION}. */
  static int saturatedSigmoid(double[] a, int n) {
    DoubleVector count = DoubleVector.zero(S);
    DoubleVector one = constant(1);
    int i = 0;
    for (; i <= n - L; i += L) {
      DoubleVector y = DoubleVector.fromArray(S, a, i);
      DoubleVector share = y.mul(one.sub(y)).mul(4);
      count = count.blend(count.add(one), share.compare(VectorOperators.LT, Kernels.SATURATION));
    }
    int saturated = (int) count.reduceLanes(VectorOperators.ADD);
    for (; i < n; i++) {
      saturated += 4 * (a[i] * (1 - a[i])) < Kernels.SATURATION ? 1 : 0;
    }
    return saturated;
  }

  /** a = max(z, +0.0); what is ≤ 0, −0.0 included, is replaced, so NaN stays. */
  static void relu(double[] z, double[] a, int n) {
    int i = 0;
    for (; i <= n - L; i += L) {
      DoubleVector x = DoubleVector.fromArray(S, z, i);
      x.blend(0, x.compare(VectorOperators.LE, 0)).intoArray(a, i);
    }
    for (; i < n; i++) {
      a[i] = Math.max(z[i], 0.0);
    }
  }
}
