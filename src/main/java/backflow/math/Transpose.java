package backflow.math;

/**
 * The transposed copy of a matrix, eight rows at a time, so that every cache line is used whole.
 */
final class Transpose {
  private static final int BLOCK = 8;

  private Transpose() {}

  /**
   * T(j, i) = A(i, j), where A(i, j) = {@code a[from + i*stride + j]}.
   *
   * @param rows rows of A
   * @param columns columns of A
   * @param a not modified
   * @param from where A starts
   * @param stride distance of two rows of A
   * @param transposed columns × rows; overwritten
   */
  static void transpose(
      int rows, int columns, double[] a, int from, int stride, double[] transposed) {
    int i = 0;
    for (; i <= rows - BLOCK; i += BLOCK) {
      eightRows(rows, columns, a, from + i * stride, stride, transposed, i);
    }
    for (; i < rows; i++) {
      for (int j = 0, to = i, at = from + i * stride; j < columns; j++, to += rows) {
        transposed[to] = a[at + j];
      }
    }
  }

  private static void eightRows(
      int rows, int columns, double[] a, int r0, int stride, double[] transposed, int i) {
    int r1 = r0 + stride;
    int r2 = r1 + stride;
    int r3 = r2 + stride;
    int r4 = r3 + stride;
    int r5 = r4 + stride;
    int r6 = r5 + stride;
    int r7 = r6 + stride;
    for (int j = 0, to = i; j < columns; j++, to += rows) {
      transposed[to] = a[r0 + j];
      transposed[to + 1] = a[r1 + j];
      transposed[to + 2] = a[r2 + j];
      transposed[to + 3] = a[r3 + j];
      transposed[to + 4] = a[r4 + j];
      transposed[to + 5] = a[r5 + j];
      transposed[to + 6] = a[r6 + j];
      transposed[to + 7] = a[r7 + j];
    }
  }
}
