package backflow.math;

/**
 * Two vectors of columns of a right factor that lies transposed, copied to lie side by side: the
 * panel that the tiles read.
 */
final class WidePanel {
  private static final int WIDTH = 2 * VectorLanes.L;
  private static final int GROUP = 8;

  /** Tells the compiler that k·WIDTH cannot overflow; no depth comes near it. */
  private static final int LIMIT = (1 << 26) - 1;

  private WidePanel() {}

  /**
   * panel(k, q) = B(k, q) = {@code b[at + q*step + k]}.
   *
   * @param depth terms, rows of the panel
   * @param b not modified
   * @param panel depth × 2L; overwritten
   */
  static void packTransposed(int depth, double[] b, int at, int step, double[] panel) {
    for (int q = 0; q < WIDTH; q += GROUP) {
      eightColumns(depth, b, at + q * step, step, panel, q);
    }
  }

  private static void eightColumns(
      int depth, double[] b, int b0, int step, double[] panel, int to) {
    int b1 = b0 + step;
    int b2 = b1 + step;
    int b3 = b2 + step;
    int b4 = b3 + step;
    int b5 = b4 + step;
    int b6 = b5 + step;
    int b7 = b6 + step;
    int end = depth & LIMIT;
    for (int k = 0; k < end; k++) {
      panel[k * WIDTH + to] = b[b0 + k];
      panel[k * WIDTH + to + 1] = b[b1 + k];
      panel[k * WIDTH + to + 2] = b[b2 + k];
      panel[k * WIDTH + to + 3] = b[b3 + k];
      panel[k * WIDTH + to + 4] = b[b4 + k];
      panel[k * WIDTH + to + 5] = b[b5 + k];
      panel[k * WIDTH + to + 6] = b[b6 + k];
      panel[k * WIDTH + to + 7] = b[b7 + k];
    }
  }
}
