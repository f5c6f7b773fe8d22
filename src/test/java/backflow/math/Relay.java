package backflow.math;

import org.jspecify.annotations.Nullable;

/** Multiplies as the twin does, after a moment of one's own. */
abstract class Relay extends Twin {
  /** Runs before every product, in its thread. */
  abstract void before();

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
    before();
    super.multiply(fromRow, toRow, depth, columns, a, aRow, aColumn, b, bias, c);
  }
}
