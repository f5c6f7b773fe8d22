package backflow.probe;

/**
 * One resolution of the history: its complete buckets of 2^shift neighbouring steps each. Written
 * by the training thread; a complete bucket never changes until the level is dropped.
 */
final class Level {
  private final int shift;
  private final int values;
  private final int length;
  private final int bucketsPerChunk;
  private final double[][] chunks;
  private int used;

  /**
   * An empty level.
   *
   * @param shift log2 of the steps per bucket
   * @param values numbers per step
   * @param pool where its chunks will come from
   */
  Level(int shift, int values, ChunkPool pool) {
    this.shift = shift;
    this.values = values;
    length = Bucket.length(values, shift == 0);
    bucketsPerChunk = pool.buckets(shift == 0);
    chunks = new double[pool.chunks()][];
  }

  /** Whether the bucket will be the first in a new chunk. */
  boolean needsChunk(long bucket) {
    return bucket % bucketsPerChunk == 0;
  }

  /** Training thread: points at the next bucket, which is about to be written. */
  Bucket next(long bucket, Bucket into, ChunkPool pool) {
    if (needsChunk(bucket)) {
      chunks[used++] = pool.take();
    }
    return point(bucket, into);
  }

  /** Points at a complete bucket. */
  Bucket point(long bucket, Bucket into) {
    double[] chunk = chunks[(int) (bucket / bucketsPerChunk)];
    return into.at(chunk, (int) (bucket % bucketsPerChunk) * length, values, shift == 0);
  }

  /** Training thread, when the level is dropped. Late readers may still look, and find out. */
  void giveBack(ChunkPool pool) {
    for (int i = 0; i < used; i++) {
      pool.giveBack(chunks[i]);
    }
  }
}
