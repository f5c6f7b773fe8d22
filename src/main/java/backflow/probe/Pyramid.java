package backflow.probe;

import java.util.Arrays;

/**
 * The complete buckets of all kept resolutions. Every step goes to the finest level; four
 * neighbours of a level make one of the next coarser one, right when the fourth is complete. When
 * memory is used up the finest level is dropped as a whole: what it said is already in the others,
 * so nothing has to be merged and training does not pause.
 *
 * <p>Four, not two: buckets of two steps would take more memory than the steps themselves. Readers
 * who want the resolutions in between merge pairs while they copy.
 *
 * <p>Steps are counted from the first appended one, 0. The training thread writes; readers hold a
 * list of levels and ask {@link #lock} afterwards whether a level was dropped meanwhile.
 */
final class Pyramid {
  /** Log2 of how many buckets of a level make one of the next. */
  static final int LEVEL_SHIFT = 2;

  final SequenceLock lock = new SequenceLock();

  private final int values;
  private final ChunkPool pool;
  private final OpenEnd open;
  private final Bucket row;
  private final Bucket left = new Bucket();
  private final Bucket right = new Bucket();
  private final Bucket target = new Bucket();
  private volatile Levels levels = new Levels(0, new Level[0]);
  private volatile long bytes;

  /**
   * The levels kept at a moment.
   *
   * @param finest log2 of the steps per bucket of the first
   * @param list from fine to coarse, each with buckets four times as long; not modified
   */
  @SuppressWarnings("ArrayRecordComponent") // internal, never compared, never modified
  record Levels(int finest, Level[] list) {
    /** Log2 of the steps per bucket of the last; less than finest if there is none. */
    int coarsest() {
      return finest + LEVEL_SHIFT * (list.length - 1);
    }

    /** The level with buckets of 2^shift steps, which is one of the kept. */
    Level get(int shift) {
      return list[(shift - finest) / LEVEL_SHIFT];
    }

    /** The level with the longest buckets of at most 2^shift steps, as log2 of their length. */
    int atMost(int shift) {
      return Math.min(coarsest(), finest + (shift - finest) / LEVEL_SHIFT * LEVEL_SHIFT);
    }
  }

  /**
   * An empty pyramid.
   *
   * @param row where the training thread puts the values of the step to append
   */
  Pyramid(int values, ChunkPool pool, OpenEnd open, Bucket row) {
    this.values = values;
    this.pool = pool;
    this.open = open;
    this.row = row;
    bytes = pool.bytes(0);
  }

  /** Any thread. */
  Levels levels() {
    return levels;
  }

  /** Any thread. */
  long bytes() {
    return bytes;
  }

  /** Training thread: puts the row into every bucket that it completes; not visible yet. */
  void append(long index) {
    while (chunksNeeded(index) > pool.available()) {
      dropFinest(index);
    }
    int finest = levels.finest();
    for (int shift = finest; completes(index, shift); shift += LEVEL_SHIFT) {
      if (shift > levels.coarsest()) {
        addCoarsest(shift);
      }
      write(index, shift, finest);
    }
    bytes = pool.bytes(levels.list().length);
  }

  private void write(long index, int shift, int finest) {
    long bucket = index >> shift;
    Bucket into = levels.get(shift).next(bucket, target, pool);
    if (shift > finest) {
      Level finer = levels.get(shift - LEVEL_SHIFT);
      long part = bucket << LEVEL_SHIFT;
      into.setMerged(finer.point(part, left), finer.point(part + 1, right), values);
      into.setMerged(into, finer.point(part + 2, right), values);
      into.setMerged(into, finer.point(part + 3, right), values);
    } else if (shift > 0) {
      into.setMerged(open.partial(), row, values);
    } else {
      System.arraycopy(row.data, 0, into.data, into.min, values + 1);
    }
  }

  private int chunksNeeded(long index) {
    Levels kept = levels;
    int needed = 0;
    for (int shift = kept.finest(); completes(index, shift); shift += LEVEL_SHIFT) {
      if (shift > kept.coarsest() || kept.get(shift).needsChunk(index >> shift)) {
        needed++;
      }
    }
    return needed;
  }

  private static boolean completes(long index, int shift) {
    return ((index + 1) & ((1L << shift) - 1)) == 0;
  }

  private void addCoarsest(int shift) {
    Levels kept = levels;
    Level[] more = Arrays.copyOf(kept.list(), kept.list().length + 1);
    more[kept.list().length] = new Level(shift, values, pool);
    levels = new Levels(kept.finest(), more);
  }

  private void dropFinest(long length) {
    Levels kept = levels;
    int finest = kept.finest();
    Level dropped = kept.get(finest);
    long complete = length >> finest;
    long begun = complete >> LEVEL_SHIFT << LEVEL_SHIFT;
    lock.beginWrite();
    for (long bucket = complete - 1; bucket >= begun; bucket--) {
      boolean nothingAfter = bucket == complete - 1 && length == complete << finest;
      open.prepend(dropped.point(bucket, left), nothingAfter);
    }
    Level[] rest = Arrays.copyOfRange(kept.list(), 1, kept.list().length);
    levels = new Levels(finest + LEVEL_SHIFT, rest);
    lock.endWrite();
    dropped.giveBack(pool);
  }
}
