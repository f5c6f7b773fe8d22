package backflow.probe;

import backflow.math.Blank;
import java.util.Arrays;

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
        set(levels.get(shift).point(firstBucket + i, cursor), first, i * rows);
      } else {
        assemble(begin, end, shift, i * rows);
      }
    }
  }

  /** Puts a bucket together from complete shorter ones and, for the newest, the open end. */
  private void assemble(long begin, long end, int shift, int at) {
    long done = begin;
    int finer = levels.atMost(shift);
    while (finer >= levels.finest()) {
      for (; done + (1L << finer) <= end; done += 1L << finer) {
        Bucket bucket = levels.get(finer).point(done >> finer, cursor);
        add(bucket, first, at, done == begin);
      }
      finer -= Pyramid.LEVEL_SHIFT;
    }
    if (done < end) {
      add(cursor.at(into.tail(into.rows), 0, into.rows, false), 0, at, done == begin);
    } else if (done == begin) {
      Arrays.fill(into.min, at, at + into.rows, Blank.VALUE);
      Arrays.fill(into.max, at, at + into.rows, Blank.VALUE);
      Arrays.fill(into.last, at, at + into.rows, Blank.VALUE);
    }
  }

  /** The first of a place is copied, the others are merged with it. */
  private void add(Bucket bucket, int offset, int at, boolean isFirst) {
    if (isFirst) {
      set(bucket, offset, at);
    } else {
      merge(bucket, offset, at);
    }
  }

  private void set(Bucket bucket, int offset, int at) {
    System.arraycopy(bucket.data, bucket.min + offset, into.min, at, into.rows);
    System.arraycopy(bucket.data, bucket.max + offset, into.max, at, into.rows);
    System.arraycopy(bucket.data, bucket.last + offset, into.last, at, into.rows);
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
