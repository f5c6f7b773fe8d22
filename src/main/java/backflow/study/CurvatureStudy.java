package backflow.study;

import backflow.data.Dataset;
import backflow.math.Blank;
import backflow.math.KernelChoice;
import backflow.math.Norms;
import backflow.math.RandomStream;
import backflow.nn.Keep;
import backflow.nn.Mode;
import backflow.nn.Network;
import backflow.nn.Parameter;
import backflow.nn.Workspace;
import backflow.nn.loss.Loss;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.jspecify.annotations.Nullable;

/**
 * The smallest eigenvalue of the Hessian H of the loss over the training set: negative at a saddle,
 * whose directions downhill a plateau hides. Lanczos iteration with full reorthogonalization on
 * products H·v ≈ (∇L(θ + εv) − ∇L(θ − εv)) / 2ε (Pearlmutter 1994 for the exact form), ‖v‖ = 1.
 *
 * <p>The extreme Ritz values lie within the spectrum, so a negative one proves a direction of
 * negative curvature; that none is found in so many iterations proves no minimum.
 */
public final class CurvatureStudy implements Study<Curvature> {
  private static final int MOST_ITERATIONS = 40;
  private static final int MOST_SAMPLES = 1024;

  /** Near the cube root of the unit roundoff, times the size of θ. */
  private static final double EPSILON = 6e-6;

  @Override
  public Class<Curvature> kind() {
    return Curvature.class;
  }

  @Override
  public @Nullable Curvature of(Moment moment, Interest interest, Cancelled cancelled) {
    Gradient gradient = new Gradient(moment);
    int n = gradient.size();
    int most = Math.min(MOST_ITERATIONS, n);
    if (gradient.hasMasks()) {
      return new Curvature(moment.step(), Blank.VALUE, Blank.VALUE, gradient.samples(), 0);
    }
    double[][] basis = new double[most][];
    double[] alpha = new double[most];
    double[] beta = new double[most];
    double[] v = start(n);
    int k = 0;
    while (k < most) {
      if (cancelled.now()) {
        return null;
      }
      basis[k] = v;
      double[] w = gradient.hessianTimes(v);
      alpha[k] = dot(w, v);
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j <= k; j++) {
          add(w, basis[j], -dot(w, basis[j]));
        }
      }
      beta[k] = norm(w);
      k++;
      if (!(beta[k - 1] > 1e-12 * Math.abs(alpha[0])) || k == most) {
        break;
      }
      v = w;
      scale(v, 1 / beta[k - 1]);
    }
    return told(moment.step(), gradient.samples(), alpha, beta, k);
  }

  private static Curvature told(long step, int samples, double[] alpha, double[] beta, int k) {
    DMatrixRMaj t = new DMatrixRMaj(k, k);
    for (int i = 0; i < k; i++) {
      t.set(i, i, alpha[i]);
      if (i + 1 < k) {
        t.set(i, i + 1, beta[i]);
        t.set(i + 1, i, beta[i]);
      }
    }
    for (double entry : t.data) {
      if (!Double.isFinite(entry)) {
        return new Curvature(step, Double.NaN, Double.NaN, samples, k);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(k, false, true);
    if (!eigen.decompose(t)) {
      return new Curvature(step, Blank.VALUE, Blank.VALUE, samples, k);
    }
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < k; i++) {
      double value = eigen.getEigenvalue(i).getReal();
      smallest = Math.min(smallest, value);
      largest = Math.max(largest, value);
    }
    return new Curvature(step, smallest, largest, samples, k);
  }

  private static double[] start(int n) {
    RandomStream random = RandomStream.of(0, "where Lanczos begins");
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      v[i] = random.nextGaussian();
    }
    scale(v, 1 / norm(v));
    return v;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum = Math.fma(a[i], b[i], sum);
    }
    return sum;
  }

  private static double norm(double[] v) {
    return Norms.norm(v, v.length, dot(v, v));
  }

  private static void add(double[] to, double[] what, double times) {
    for (int i = 0; i < to.length; i++) {
      to[i] = Math.fma(times, what[i], to[i]);
    }
  }

  private static void scale(double[] v, double by) {
    for (int i = 0; i < v.length; i++) {
      v[i] *= by;
    }
  }

  /** ∇L over the training set, anywhere near θ; θ itself is put back. */
  private static final class Gradient {
    private final Network network;
    private final Loss loss;
    private final Workspace workspace;
    private final DMatrixRMaj x;
    private final DMatrixRMaj y;
    private final double[] theta;
    private final double epsilon;

    Gradient(Moment moment) {
      network = moment.network();
      loss = moment.setup().targets().loss();
      Dataset train = moment.setup().train();
      int n = Math.min(MOST_SAMPLES, train.size());
      x = new DMatrixRMaj(n, train.features());
      y = new DMatrixRMaj(n, train.y().numCols);
      int[] rows = new int[n];
      for (int i = 0; i < n; i++) {
        rows[i] = (int) ((long) i * train.size() / n);
      }
      train.copyRows(rows, n, x, y);
      RandomStream unused = RandomStream.of(0, "no masks are drawn");
      workspace = new Workspace(network, n, KernelChoice.best(), unused, Keep.ALL);
      theta = values();
      epsilon = EPSILON * Math.max(1, norm(theta));
    }

    boolean hasMasks() {
      return network.architecture().dropout() > 0;
    }

    int size() {
      return theta.length;
    }

    int samples() {
      return x.numRows;
    }

    private double[] values() {
      int n = 0;
      for (Parameter p : network.parameters()) {
        n += p.value().getNumElements();
      }
      double[] all = new double[n];
      int at = 0;
      for (Parameter p : network.parameters()) {
        int count = p.value().getNumElements();
        System.arraycopy(p.value().data, 0, all, at, count);
        at += count;
      }
      return all;
    }

    private void put(double[] direction, double times) {
      int at = 0;
      for (Parameter p : network.parameters()) {
        for (int i = 0; i < p.value().getNumElements(); i++, at++) {
          p.value().data[i] = theta[at] + times * direction[at];
        }
      }
    }

    private double[] gradient() {
      network.forward(x, workspace, Mode.REPEAT);
      double[] out = workspace.output().data;
      int outputs = workspace.output().numCols;
      loss.gradient(out, y.data, workspace.outputGradient().data, x.numRows, outputs);
      network.backward(workspace, null);
      double[] all = new double[theta.length];
      int at = 0;
      for (Parameter p : network.parameters()) {
        int count = p.value().getNumElements();
        System.arraycopy(p.gradient().data, 0, all, at, count);
        at += count;
      }
      return all;
    }

    double[] hessianTimes(double[] v) {
      put(v, epsilon);
      double[] up = gradient();
      put(v, -epsilon);
      double[] down = gradient();
      put(v, 0);
      for (int i = 0; i < up.length; i++) {
        up[i] = (up[i] - down[i]) / (2 * epsilon);
      }
      return up;
    }
  }
}
