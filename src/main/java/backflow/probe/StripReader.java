package backflow.probe;

/**
 * Copies a stretch of some neighbouring values of each step out of the history. Any thread, all of
 * them at once; steps are counted from the first appended one.
 */
final class StripReader {
  private final Pyramid pyramid;
  private final OpenEnd open;

  StripReader(Pyramid pyramid, OpenEnd open) {
    this.pyramid = pyramid;
    this.open = open;
  }

  /**
   * Copies.
   *
   * @param first index of the first value in a step's row of values; as many as the strip has rows
   * @param from first step wanted, at least 0
   * @param to last step wanted; any beyond the end
   * @param columns how many buckets there should be at least
   * @param into overwritten; its steps are counted from 0; no buckets if this fails
   * @return false if there is no such step, or if the writer overtook all attempts
   */
  boolean read(int first, int rows, long from, long to, int columns, Strip into) {
    for (int i = 0; i < OpenEnd.ATTEMPTS; i++) {
      long begun = pyramid.lock.beginRead();
      double[] tail = into.tail(rows);
      long length = open.copyPartial(first, rows, tail);
      long end = Math.min(to, length - 1);
      if (length >= 0 && from > end) {
        break;
      }
      if (length >= 0) {
        new StripCopy(pyramid.levels(), length, first, into).run(rows, from, end, columns);
        if (pyramid.lock.isUnchanged(begun)) {
          return true;
        }
      }
      Thread.onSpinWait();
    }
    into.resize(rows, 0);
    return false;
  }
}
