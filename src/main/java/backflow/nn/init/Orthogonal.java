package backflow.nn.init;

import backflow.math.RandomStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Orthonormal rows, or columns if these are fewer, times a gain (Saxe 2014): Gaussian vectors made
 * orthonormal by Gram and Schmidt, each projected twice, which is enough for orthogonality to
 * rounding (Giraud 2005). That is the Q of a QR decomposition whose R has a positive diagonal, so
 * all directions are equally likely and no sign is left open.
 */
record Orthogonal(double gain) implements Initializer {
  /** A Gaussian vector that leaves less than this of itself is drawn anew. */
  private static final double DEPENDENT = 1e-8;

  @Override
  public void fillInPlace(DMatrixRMaj w, RandomStream random) {
    int count = Math.min(w.numRows, w.numCols);
    double[][] basis = new double[count][Math.max(w.numRows, w.numCols)];
    for (int i = 0; i < count; i++) {
      drawUnit(basis, i, random);
    }
    for (int i = 0; i < w.numRows; i++) {
      for (int j = 0; j < w.numCols; j++) {
        w.data[i * w.numCols + j] = gain * (w.numRows <= w.numCols ? basis[i][j] : basis[j][i]);
      }
    }
  }

  /** Makes basis[i] a unit vector at right angles to those before it. */
  private static void drawUnit(double[][] basis, int i, RandomStream random) {
    double[] v = basis[i];
    double before;
    double after;
    do {
      for (int j = 0; j < v.length; j++) {
        v[j] = random.nextGaussian();
      }
      before = Math.sqrt(dot(v, v));
      project(basis, i);
      project(basis, i);
      after = Math.sqrt(dot(v, v));
    } while (after <= DEPENDENT * before);
    for (int j = 0; j < v.length; j++) {
      v[j] /= after;
    }
  }

  /** Takes out of basis[i] what it shares with the vectors before it. */
  private static void project(double[][] basis, int i) {
    double[] v = basis[i];
    for (int k = 0; k < i; k++) {
      double[] q = basis[k];
      double shared = dot(q, v);
      for (int j = 0; j < v.length; j++) {
        v[j] -= shared * q[j];
      }
    }
  }

  /** Four sums side by side: one alone would wait for itself. */
  private static double dot(double[] x, double[] y) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j + 3 < x.length; j += 4) {
      s0 += x[j] * y[j];
      s1 += x[j + 1] * y[j + 1];
      s2 += x[j + 2] * y[j + 2];
      s3 += x[j + 3] * y[j + 3];
    }
    for (; j < x.length; j++) {
      s0 += x[j] * y[j];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
