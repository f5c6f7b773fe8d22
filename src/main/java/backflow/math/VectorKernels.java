package backflow.math;

import org.jspecify.annotations.Nullable;

/**
 * The kernels on the Vector API (module {@code jdk.incubator.vector}). Nothing outside the classes
 * named Vector… and …Tile… may touch that module, so that the program also runs without it.
 */
final class VectorKernels implements Kernels {
  private final VectorProduct product = new VectorProduct();
  private final VectorTanh tanh = new VectorTanh();
  private final VectorBackward backward = new VectorBackward();
  private final VectorSums sums = new VectorSums();

  /** Whether the processor's vectors are 256 or 512 bits wide. */
  static boolean fitsProcessor() {
    return VectorLanes.L == 8 || VectorLanes.L == 4;
  }

  @Override
  public String name() {
    return KernelChoice.VECTOR + "-" + VectorLanes.S.vectorBitSize();
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
    product.multiply(fromRow, toRow, depth, columns, a, aRow, aColumn, b, columns, 1, bias, c);
  }

  @Override
  public void multiplyTransposed(
      int rows,
      int depth,
      int columns,
      double[] a,
      double[] b,
      double @Nullable [] bias,
      double[] scratch,
      double[] c) {
    product.multiply(0, rows, depth, columns, a, depth, 1, b, 1, depth, bias, c);
  }

  @Override
  public void transpose(int rows, int columns, double[] a, double[] transposed) {
    Transpose.transpose(rows, columns, a, 0, columns, transposed);
  }

  @Override
  public void columnSums(int rows, int columns, double[] a, double[] sums) {
    VectorColumnSums.columnSums(rows, columns, a, sums);
  }

  @Override
  public void tanh(double[] z, double[] a, int n, double @Nullable [] tally) {
    if (tally == null) {
      VectorTanh.tanh(z, a, n);
    } else {
      tanh.tanh(z, a, n, tally);
    }
  }

  @Override
  public void sigmoid(double[] z, double[] a, int n, double @Nullable [] tally) {
    if (tally != null) {
      sums.shifted(z, n, tally, SUM_Z);
    }
    VectorForward.sigmoid(z, a, n);
    if (tally != null) {
      tally[ZEROS] = sums.shifted(a, n, tally, SUM_A);
      tally[SATURATED] = VectorForward.saturatedSigmoid(a, n);
    }
  }

  @Override
  public void relu(double[] z, double[] a, int n, double @Nullable [] tally) {
    if (tally != null) {
      sums.shifted(z, n, tally, SUM_Z);
    }
    VectorForward.relu(z, a, n);
    if (tally != null) {
      tally[ZEROS] = sums.shifted(a, n, tally, SUM_A);
      tally[SATURATED] = 0;
    }
  }

  @Override
  public void measureForward(double[] z, double[] a, int n, double[] tally) {
    sums.shifted(z, n, tally, SUM_Z);
    tally[ZEROS] = sums.shifted(a, n, tally, SUM_A);
    tally[SATURATED] = 0;
  }

  @Override
  public void tanhBackward(double[] da, double[] a, double[] dz, int n, double @Nullable [] out) {
    backward.tanh(da, a, dz, n, out);
  }

  @Override
  public void sigmoidBackward(
      double[] da, double[] a, double[] dz, int n, double @Nullable [] out) {
    backward.sigmoid(da, a, dz, n, out);
  }

  @Override
  public void reluBackward(double[] da, double[] a, double[] dz, int n, double @Nullable [] out) {
    backward.relu(da, a, dz, n, out);
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
    sums.magnitudes(x, n, out);
  }

  @Override
  public void descend(
      double[] w,
      double[] g,
      double rate,
      int n,
      double @Nullable [] start,
      double @Nullable [] out) {
    if (start != null && out != null) {
      sums.descendFrom(start, w, g, rate, n, out);
    } else {
      sums.descend(w, g, rate, n, out);
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
