package backflow.math;

import org.jspecify.annotations.Nullable;

/**
 * The kernels for a Java machine without the Vector API: loops that the compiler can vectorize by
 * itself (all arrays at the same index, no branch), and measurements in passes of their own, which
 * is faster here than measuring on the way.
 */
final class PlainKernels implements Kernels {
  /** Twice this factor makes every positive number at least 1, so that "x > 0" is arithmetic. */
  private static final double HUGE = 0x1p1000;

  private final PlainProduct product = new PlainProduct();
  private final PlainSums sums = new PlainSums();
  private double[] growth = new double[0];

  @Override
  public String name() {
    return KernelChoice.PLAIN;
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
    product.multiply(fromRow, toRow, depth, columns, a, aRow, aColumn, b, bias, c);
  }

  @Override
  public void transpose(int rows, int columns, double[] a, double[] transposed) {
    Transpose.transpose(rows, columns, a, 0, columns, transposed);
  }

  @Override
  public void columnSums(int rows, int columns, double[] a, double[] sums) {
    int j = 0;
    for (; j < columns - 7; j += 8) {
      eightColumnSums(rows, columns, a, j, sums);
    }
    for (; j < columns; j++) {
      double s = 0;
      for (int at = j, end = rows * columns; at < end; at += columns) {
        s += a[at];
      }
      sums[j] = s;
    }
  }

  private static void eightColumnSums(int rows, int columns, double[] a, int j, double[] sums) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    for (int at = j, end = rows * columns; at < end; at += columns) {
      s0 += a[at];
      s1 += a[at + 1];
      s2 += a[at + 2];
      s3 += a[at + 3];
      s4 += a[at + 4];
      s5 += a[at + 5];
      s6 += a[at + 6];
      s7 += a[at + 7];
    }
    sums[j] = s0;
    sums[j + 1] = s1;
    sums[j + 2] = s2;
    sums[j + 3] = s3;
    sums[j + 4] = s4;
    sums[j + 5] = s5;
    sums[j + 6] = s6;
    sums[j + 7] = s7;
  }

  @Override
  public void tanh(double[] z, double[] a, int n, double @Nullable [] tally) {
    measure(z, n, tally, SUM_Z);
    for (int i = 0; i < n; i++) {
      a[i] = Tanh.tanh(z[i]);
    }
    if (tally != null) {
      measure(a, n, tally, SUM_A);
      tally[ZEROS] = zeros(a, n);
      tally[SATURATED] = saturatedTanh(a, n);
    }
  }

  /** Counts by sign bits of differences: a branch would be mispredicted too often. */
  private static int saturatedTanh(double[] a, int n) {
    long from = Double.doubleToRawLongBits(Tanh.SATURATED_FROM);
    long afterNumbers = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY) + 1;
    long count = 0;
    for (int i = 0; i < n; i++) {
      long bits = Double.doubleToRawLongBits(a[i]) & Long.MAX_VALUE;
      count += ((bits - afterNumbers) >>> 63) - ((bits - from) >>> 63);
    }
    return (int) count;
  }

  @Override
  public void sigmoid(double[] z, double[] a, int n, double @Nullable [] tally) {
    measure(z, n, tally, SUM_Z);
    if (growth.length < n) {
      growth = new double[n];
    }
    sigmoid(z, growth, a, n);
    if (tally != null) {
      measure(a, n, tally, SUM_A);
      tally[ZEROS] = zeros(a, n);
      tally[SATURATED] = saturatedSigmoid(a, n);
    }
  }

  /** In three loops, because one would be too long for the compiler to vectorize. */
  private static void sigmoid(double[] z, double[] e, double[] a, int n) {
    for (int i = 0; i < n; i++) {
      e[i] = Sigmoid.growthOfPart(z[i]);
    }
    for (int i = 0; i < n; i++) {
      e[i] = Sigmoid.doubled(e[i]);
    }
    for (int i = 0; i < n; i++) {
      double s = 1 / (2 + e[i]);
      double positive = Math.min(Math.max(z[i], 0.0) * HUGE * HUGE, 1.0);
      a[i] = Math.fma(Math.fma(-2.0, positive, 1.0), s, positive);
    }
  }

  private static int saturatedSigmoid(double[] a, int n) {
    int saturated = 0;
    for (int i = 0; i < n; i++) {
      saturated += 4 * (a[i] * (1 - a[i])) < SATURATION ? 1 : 0;
    }
    return saturated;
  }

  @Override
  public void relu(double[] z, double[] a, int n, double @Nullable [] tally) {
    measure(z, n, tally, SUM_Z);
    for (int i = 0; i < n; i++) {
      a[i] = Math.max(z[i], 0.0);
    }
    if (tally != null) {
      measure(a, n, tally, SUM_A);
      tally[ZEROS] = zeros(a, n);
      tally[SATURATED] = 0;
    }
  }

  @Override
  public void measureForward(double[] z, double[] a, int n, double[] tally) {
    measure(z, n, tally, SUM_Z);
    measure(a, n, tally, SUM_A);
    tally[ZEROS] = zeros(a, n);
    tally[SATURATED] = 0;
  }

  private void measure(double[] x, int n, double @Nullable [] tally, int at) {
    if (tally != null) {
      sums.shifted(x, n == 0 ? 0 : x[0], n, tally, at);
    }
  }

  private static int zeros(double[] a, int n) {
    long zeros = 0;
    for (int i = 0; i < n; i++) {
      zeros += ((Double.doubleToRawLongBits(a[i]) & Long.MAX_VALUE) - 1) >>> 63;
    }
    return (int) zeros;
  }

  @Override
  public void tanhBackward(double[] da, double[] a, double[] dz, int n, double @Nullable [] out) {
    before(da, n, out);
    for (int i = 0; i < n; i++) {
      dz[i] = da[i] * Math.fma(-a[i], a[i], 1);
    }
    after(dz, n, out);
  }

  @Override
  public void sigmoidBackward(
      double[] da, double[] a, double[] dz, int n, double @Nullable [] out) {
    before(da, n, out);
    for (int i = 0; i < n; i++) {
      dz[i] = da[i] * (a[i] * (1 - a[i]));
    }
    after(dz, n, out);
  }

  @Override
  public void reluBackward(double[] da, double[] a, double[] dz, int n, double @Nullable [] out) {
    before(da, n, out);
    for (int i = 0; i < n; i++) {
      long kept = a[i] <= 0 ? 0L : -1L;
      dz[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(da[i]) & kept);
    }
    after(dz, n, out);
  }

  private void before(double[] da, int n, double @Nullable [] out) {
    if (out != null) {
      out[0] = sums.squares(da, n);
    }
  }

  private void after(double[] dz, int n, double @Nullable [] out) {
    if (out != null) {
      out[1] = sums.squares(dz, n);
    }
  }

  @Override
  public double sumOfSquares(double[] x, int n) {
    return sums.squares(x, n);
  }

  @Override
  public double squaredDistance(double[] x, double[] y, int n) {
    return sums.squaredDistance(x, y, n);
  }

  @Override
  public void magnitudes(double[] x, int n, double[] out) {
    out[SUM_SQUARES] = sums.squares(x, n);
    out[SUM_ABS] = sums.absolutes(x, n);
    out[MAX_ABS] = sums.maxAbs(x, n);
  }

  @Override
  public void descend(
      double[] w,
      double[] g,
      double rate,
      int n,
      double @Nullable [] start,
      double @Nullable [] out) {
    if (out != null) {
      if (start != null) {
        out[2] = sums.squaredDistance(w, start, n);
      }
      out[0] = sums.squares(w, n);
      out[1] = sums.scaledSquares(g, rate, n);
    }
    for (int i = 0; i < n; i++) {
      w[i] -= rate * g[i];
    }
  }

  @Override
  public void scale(double[] x, double factor, int n) {
    for (int i = 0; i < n; i++) {
      x[i] *= factor;
    }
  }

  @Override
  public void add(double[] x, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] += x[i];
    }
  }
}
