package backflow.probe;

import backflow.math.Blank;

/**
 * One attempt to copy a stretch of the history, as it is with that many steps and those levels:
 * made and forgotten by a reader.
 */
final class StripCopy {
  private final Pyramid.Levels levels;
  private final long length;
  private final int first;
  private final Strip into;
  private final Bucket cursor = new Bucket();

  /**
   * Ready to copy.
   *
   * @param levels where complete buckets are
   * @param length how many steps there are
   * @param first index of the first value in a step's row of values
   * @param into whose tail holds those values of the incomplete bucket of the finest level
   */
  StripCopy(Pyramid.Levels levels, long length, int first, Strip into) {
    this.levels = levels;
    this.length = length;
    this.first = first;
    this.into = into;
  }

  /**
   * Copies, in the longest buckets of which there are enough.
   *
   * @param rows how many values
   * @param from first step
   * @param to last step, not beyond the last there is
   * @param columns how many buckets are enough
   */
  void run(int rows, long from, long to, int columns) {
    int shift = levels.coarsest() + Pyramid.LEVEL_SHIFT - 1;
    while (shift > levels.finest() && (to >> shift) - (from >> shift) + 1 < columns) {
      shift--;
    }
    long firstBucket = from >> shift;
    int buckets = (int) ((to >> shift) - firstBucket + 1);
    into.resize(rows, buckets);
    for (int i = 0; i < buckets; i++) {
      long begin = (firstBucket + i) << shift;
      long end = Math.min(length, begin + (1L << shift));
      into.from[i] = begin;
      into.to[i] = end - 1;
      if (levels.atMost(shift) == shift && end == begin + (1L << shift)) {
        set(levels.get(shift).point(firstBucket + i, cursor), i * rows);
      } else {
        assemble(begin, end, shift, i * rows);
      }
    }
  }

  /** Puts a bucket together from complete shorter ones and, for the newest, the open end. */
  private void assemble(long begin, long end, int shift, int at) {
    for (int i = at; i < at + into.rows; i++) {
      into.min[i] = Blank.VALUE;
      into.max[i] = Blank.VALUE;
      into.last[i] = Blank.VALUE;
    }
    long done = begin;
    int finer = levels.atMost(shift);
    while (finer >= levels.finest()) {
      for (; done + (1L << finer) <= end; done += 1L << finer) {
        merge(levels.get(finer).point(done >> finer, cursor), first, at);
      }
      finer -= Pyramid.LEVEL_SHIFT;
    }
    if (done < end) {
      merge(cursor.at(into.tail(into.rows), 0, into.rows, false), 0, at);
    }
  }

  private void set(Bucket bucket, int at) {
    System.arraycopy(bucket.data, bucket.min + first, into.min, at, into.rows);
    System.arraycopy(bucket.data, bucket.max + first, into.max, at, into.rows);
    System.arraycopy(bucket.data, bucket.last + first, into.last, at, into.rows);
  }

  private void merge(Bucket bucket, int offset, int at) {
    double[] data = bucket.data;
    for (int i = 0; i < into.rows; i++) {
      into.min[at + i] = Merge.min(into.min[at + i], data[bucket.min + offset + i]);
      into.max[at + i] = Merge.max(into.max[at + i], data[bucket.max + offset + i]);
      into.last[at + i] = Merge.last(into.last[at + i], data[bucket.last + offset + i]);
    }
  }
}
