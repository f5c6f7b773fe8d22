package backflow.math;

import static backflow.math.VectorLanes.L;
import static backflow.math.VectorLanes.S;

import jdk.incubator.vector.DoubleVector;

/** Sums down the columns of a matrix, four vectors side by side; see {@link Kernels#columnSums}. */
final class VectorColumnSums {
  private VectorColumnSums() {}

  static void columnSums(int rows, int columns, double[] a, double[] sums) {
    int j = 0;
    for (; j <= columns - 4 * L; j += 4 * L) {
      fourVectors(rows, columns, a, j, sums);
    }
    if (columns >= L) {
      for (; j < columns; j += L) {
        oneVector(rows, columns, a, Math.min(j, columns - L), sums);
      }
    }
    for (; j < columns; j++) {
      double sum = 0;
      for (int at = j, end = rows * columns; at < end; at += columns) {
        sum += a[at];
      }
      sums[j] = sum;
    }
  }

  private static void fourVectors(int rows, int columns, double[] a, int j, double[] sums) {
    DoubleVector s0 = DoubleVector.zero(S);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    for (int i = 0, at = j; i < rows; i++, at += columns) {
      s0 = s0.add(DoubleVector.fromArray(S, a, at));
      s1 = s1.add(DoubleVector.fromArray(S, a, at + L));
      s2 = s2.add(DoubleVector.fromArray(S, a, at + 2 * L));
      s3 = s3.add(DoubleVector.fromArray(S, a, at + 3 * L));
    }
    s0.intoArray(sums, j);
    s1.intoArray(sums, j + L);
    s2.intoArray(sums, j + 2 * L);
    s3.intoArray(sums, j + 3 * L);
  }

  private static void oneVector(int rows, int columns, double[] a, int j, double[] sums) {
    DoubleVector s = DoubleVector.zero(S);
    for (int i = 0, at = j; i < rows; i++, at += columns) {
      s = s.add(DoubleVector.fromArray(S, a, at));
    }
    s.intoArray(sums, j);
  }
}
