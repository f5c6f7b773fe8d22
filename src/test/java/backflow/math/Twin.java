package backflow.math;

import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The slow, obvious twin of {@link Kernels}: the contract read aloud, one element at a time. */
class Twin implements Kernels {
  @Override
  public String name() {
    return "twin";
  }

  @Override
  public void multiply(
      int fromRow,
      int toRow,
      int depth,
      int columns,
      double[] a,
      int aRow,
      int aColumn,
      double[] b,
      double @Nullable [] bias,
      double[] c) {
    for (int i = fromRow; i < toRow; i++) {
      for (int j = 0; j < columns; j++) {
        double sum = bias == null ? 0.0 : bias[j];
        for (int k = 0; k < depth; k++) {
          sum = Math.fma(a[i * aRow + k * aColumn], b[k * columns + j], sum);
        }
        c[i * columns + j] = sum;
      }
    }
  }

  @Override
  public void transpose(int rows, int columns, double[] a, double[] transposed) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        transposed[j * rows + i] = a[i * columns + j];
      }
    }
  }

  @Override
  public void columnSums(int rows, int columns, double[] a, double[] sums) {
    for (int j = 0; j < columns; j++) {
      sums[j] = 0.0;
      for (int i = 0; i < rows; i++) {
        sums[j] += a[i * columns + j];
      }
    }
  }

  @Override
  public void tanh(double[] z, double[] a, int n, double @Nullable [] tally) {
    forward(z, a, n, tally, Tanh::tanh, y -> Math.fma(-y, y, 1) < SATURATION ? 1 : 0);
  }

  @Override
  public void sigmoid(double[] z, double[] a, int n, double @Nullable [] tally) {
    forward(z, a, n, tally, Sigmoid::sigmoid, y -> 4 * (y * (1 - y)) < SATURATION ? 1 : 0);
  }

  @Override
  public void relu(double[] z, double[] a, int n, double @Nullable [] tally) {
    forward(z, a, n, tally, x -> x > 0 || Double.isNaN(x) ? x : 0.0, y -> 0);
  }

  @Override
  public void measureForward(double[] z, double[] a, int n, double[] tally) {
    double[] copy = a.clone();
    int[] i = {0};
    forward(z, copy, n, tally, x -> a[i[0]++], y -> 0);
  }

  private static void forward(
      double[] z,
      double[] a,
      int n,
      double @Nullable [] tally,
      DoubleUnaryOperator f,
      DoubleUnaryOperator saturated) {
    double[] before = z.clone();
    for (int i = 0; i < n; i++) {
      a[i] = f.applyAsDouble(z[i]);
    }
    if (tally == null) {
      return;
    }
    tally[SUM_Z] = sum(n, i -> before[i] - before[0], false);
    tally[SUM_ZZ] = sum(n, i -> before[i] - before[0], true);
    tally[SUM_A] = sum(n, i -> a[i] - a[0], false);
    tally[SUM_AA] = sum(n, i -> a[i] - a[0], true);
    tally[ZEROS] = 0;
    tally[SATURATED] = 0;
    for (int i = 0; i < n; i++) {
      tally[ZEROS] += a[i] == 0 ? 1 : 0;
      tally[SATURATED] += saturated.applyAsDouble(a[i]);
    }
  }

  @Override
  public void tanhBackward(double[] da, double[] a, double[] dz, int n, double @Nullable [] sums) {
    backward(da, dz, n, sums, i -> da[i] * Math.fma(-a[i], a[i], 1));
  }

  @Override
  public void sigmoidBackward(
      double[] da, double[] a, double[] dz, int n, double @Nullable [] sums) {
    backward(da, dz, n, sums, i -> da[i] * (a[i] * (1 - a[i])));
  }

  @Override
  public void reluBackward(double[] da, double[] a, double[] dz, int n, double @Nullable [] sums) {
    backward(da, dz, n, sums, i -> a[i] <= 0 ? 0.0 : da[i]);
  }

  private static void backward(
      double[] da, double[] dz, int n, double @Nullable [] sums, Element f) {
    double[] before = da.clone();
    for (int i = 0; i < n; i++) {
      dz[i] = f.at(i);
    }
    if (sums != null) {
      sums[0] = sum(n, i -> before[i], true);
      sums[1] = sum(n, i -> dz[i], true);
    }
  }

  @Override
  public double sumOfSquares(double[] x, int n) {
    return sum(n, i -> x[i], true);
  }

  @Override
  public double squaredDistance(double[] x, double[] y, int n) {
    return sum(n, i -> x[i] - y[i], true);
  }

  @Override
  public void magnitudes(double[] x, int n, double[] out) {
    out[SUM_SQUARES] = sum(n, i -> x[i], true);
    out[SUM_ABS] = sum(n, i -> Math.abs(x[i]), false);
    out[MAX_ABS] = 0;
    for (int i = 0; i < n; i++) {
      out[MAX_ABS] = Math.max(out[MAX_ABS], Math.abs(x[i]));
    }
  }

  @Override
  public void descend(
      double[] w,
      double[] g,
      double rate,
      int n,
      double @Nullable [] start,
      double @Nullable [] sums) {
    if (sums != null) {
      if (start != null) {
        sums[2] = sum(n, i -> w[i] - start[i], true);
      }
      sums[0] = sum(n, i -> w[i], true);
      sums[1] = sum(n, i -> rate * g[i], true);
    }
    for (int i = 0; i < n; i++) {
      w[i] = w[i] - rate * g[i];
    }
  }

  @Override
  public void scale(double[] x, double factor, int n) {
    for (int i = 0; i < n; i++) {
      x[i] = factor * x[i];
    }
  }

  @Override
  public void add(double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = y[i] + x[i];
    }
  }

  private static double sum(int n, Element x, boolean squares) {
    double[] s = new double[8];
    for (int i = 0; i < n; i++) {
      double e = x.at(i);
      s[i % 8] = squares ? Math.fma(e, e, s[i % 8]) : s[i % 8] + e;
    }
    return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
  }

  private interface Element {
    double at(int i);
  }
}
