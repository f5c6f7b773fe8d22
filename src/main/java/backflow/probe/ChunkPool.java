package backflow.probe;

/**
 * Equal pieces of memory for the buckets of all levels, allocated when first needed, never more
 * than the budget allows, and used again after a level is dropped. Training thread only.
 *
 * <p>With v = 14 + 31·layers values per step, a bucket of one step takes v + 1 numbers and a bucket
 * of several 3v + 1; a chunk of u units has u·3·(v + 1) numbers and holds 3u of the former or u of
 * the latter. u is such that about 1,024 chunks make the budget, but a chunk is of 16 KB (or a
 * 128th of the budget) to 1 MB, and at least of one unit.
 */
final class ChunkPool {
  /** Fewer chunks than this make no useful history: a smaller budget is raised to it. */
  static final int LEAST_CHUNKS = 64;

  /** More levels than this cannot be at once: the finest would have 2⁴⁰ buckets. */
  private static final int MOST_LEVELS = 40;

  private static final int AIMED_CHUNKS = 1024;
  private static final long LEAST_CHUNK_BYTES = 16L << 10;
  private static final long MOST_CHUNK_BYTES = 1L << 20;
  private static final int ARRAY_HEADER = 16;

  private final int units;
  private final int chunkLength;
  private final int chunks;
  private final long budgetBytes;
  private final long fixedBytes;
  private final double[][] free;
  private int allocated;
  private int freed;

  /**
   * An empty pool.
   *
   * @param values numbers per step
   * @param budgetBytes asked for; raised to what 64 chunks of one unit need
   */
  ChunkPool(int values, long budgetBytes) {
    long unitBytes = 24L * (values + 1);
    units = (int) Math.max(1, aimedBytes(budgetBytes) / unitBytes);
    chunkLength = Math.toIntExact(units * 3L * (values + 1));
    long openBytes = 8L * (5 * (values + 1L)) + 3 * ARRAY_HEADER;
    long perChunk = chunkBytes() + 8L * (MOST_LEVELS + 1);
    this.budgetBytes = Math.max(budgetBytes, openBytes + LEAST_CHUNKS * perChunk);
    chunks = (int) Math.min(Integer.MAX_VALUE >> 4, (this.budgetBytes - openBytes) / perChunk);
    fixedBytes = openBytes + 8L * chunks;
    free = new double[chunks][];
  }

  /** The budget in force. */
  long budgetBytes() {
    return budgetBytes;
  }

  /** How many chunks there may be at once. */
  int chunks() {
    return chunks;
  }

  /** Buckets per chunk. */
  int buckets(boolean single) {
    return single ? 3 * units : units;
  }

  /** How many chunks can still be taken. */
  int available() {
    return chunks - allocated + freed;
  }

  /** A chunk with anything in it; only if one is available. */
  double[] take() {
    if (freed > 0) {
      return free[--freed];
    }
    allocated++;
    return new double[chunkLength];
  }

  /** A chunk that nobody will write any more. */
  void giveBack(double[] chunk) {
    free[freed++] = chunk;
  }

  /**
   * What the history takes with that many levels: see {@link History#bytesUsed}.
   *
   * @param levels each has a table of all chunks it could have
   */
  long bytes(int levels) {
    return fixedBytes + allocated * chunkBytes() + 8L * levels * chunks;
  }

  private static long aimedBytes(long budgetBytes) {
    long least = Math.min(LEAST_CHUNK_BYTES, budgetBytes / (2 * LEAST_CHUNKS));
    return Math.min(MOST_CHUNK_BYTES, Math.max(least, budgetBytes / AIMED_CHUNKS));
  }

  private long chunkBytes() {
    return ARRAY_HEADER + 8L * chunkLength;
  }
}
