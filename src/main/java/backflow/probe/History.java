package backflow.probe;

import backflow.math.Blank;
import java.util.List;

/**
 * What was measured, kept in bounded memory. One thread appends, the training thread; any number of
 * threads read, and nobody ever waits for anybody.
 *
 * <p>Kept is a pyramid of resolutions: level k has buckets of 4^k neighbouring steps, counted from
 * the first appended step. Level 0 keeps each step as it was, the others the smallest, largest and
 * last of every value ({@link Strip} says what becomes of NaN and the blank) and the first
 * non-finite step. When the budget is used up, the finest level is dropped. Events never merge.
 *
 * <p>A step takes v = 14 + 31·(D+1) values. With all levels that is 8·2·v bytes per step as long as
 * every step is kept, and 8·4·v/s once s = 4, 16, … steps share a bucket.
 */
@SuppressWarnings("EnumOrdinal") // the order of a snapshot, in memory only
public final class History {
  /** The default budget of memory, 256 MB. */
  public static final long DEFAULT_BUDGET = 256L << 20;

  private static final int STEP_VALUES = StepQuantity.count();

  private final int layers;
  private final ChunkPool pool;
  private final OpenEnd open;
  private final Pyramid pyramid;
  private final StripReader reader;
  private final EventLog events = new EventLog();
  private final LifeHistory life;
  private final Bucket row = new Bucket();
  private volatile long version;
  private long start;

  /**
   * An empty history.
   *
   * @param layers D+1
   * @param budgetBytes bound on the memory for values; raised to what 64 chunks of the shortest
   *     kind need (1.1 MB for 21 layers, 15 MB for 301)
   */
  public History(int layers, long budgetBytes) {
    this(layers, budgetBytes, LifeHistory.ofNobody(layers));
  }

  /**
   * An empty history beside one of the lives of units.
   *
   * @param life filled by whoever fills this, each measurement before its step is appended
   */
  public History(int layers, long budgetBytes, LifeHistory life) {
    if (layers < 1 || budgetBytes < 0) {
      throw new IllegalArgumentException(
          "a history needs at least one layer and a budget of at least 0 bytes, were "
              + layers
              + " and "
              + budgetBytes);
    }
    this.layers = layers;
    this.life = life;
    int values = STEP_VALUES + LayerQuantity.count() * layers;
    pool = new ChunkPool(values, budgetBytes);
    open = new OpenEnd(values);
    row.at(new double[Bucket.length(values, true)], 0, values, true);
    pyramid = new Pyramid(values, pool, open, row);
    reader = new StripReader(pyramid, open);
  }

  /**
   * Training thread only; copies; allocates at most a few chunks, only while under budget.
   *
   * @param snapshot read; its step is any for the first, then always one more
   */
  public void append(StepSnapshot snapshot) {
    requireLayers(snapshot);
    long index = open.length();
    if (index == 0) {
      start = snapshot.step();
    } else if (snapshot.step() != start + index) {
      throw new IllegalArgumentException(
          "step " + (start + index) + " comes next, not step " + snapshot.step());
    }
    System.arraycopy(snapshot.stepValues(), 0, row.data, 0, STEP_VALUES);
    double[] layerValues = snapshot.layerValues();
    System.arraycopy(layerValues, 0, row.data, STEP_VALUES, layerValues.length);
    row.data[row.nonFinite] = hasNonFinite(row.data, row.nonFinite) ? snapshot.step() : -1;
    pyramid.append(index);
    open.append(row.data, pyramid.levels().finest());
    changed();
  }

  /**
   * Training thread only. Of more than 10,000 events the oldest {@link Event.Kind#CHANGED} goes.
   */
  public void add(Event event) {
    events.add(event);
    changed();
  }

  /** Any thread; immutable. */
  public List<Event> events() {
    return events.all();
  }

  /** Any thread: grows with every append and event; equal = nothing new. */
  public long version() {
    return version;
  }

  /** Any thread: what every unit was at every measurement of the probe set. */
  public LifeHistory life() {
    return life;
  }

  /** Any thread: the first appended step, −1 if none. */
  public long firstStep() {
    return open.length() == 0 ? -1 : start;
  }

  /** Any thread: the last appended step, −1 if none. */
  public long lastStep() {
    long length = open.length();
    return length == 0 ? -1 : start + length - 1;
  }

  /** Any thread: D+1. */
  public int layers() {
    return layers;
  }

  /** Any thread: neighbouring steps per kept bucket; 1 as long as every step is kept. */
  public int stepsPerBucket() {
    return (int) Math.min(1L << 30, 1L << pyramid.levels().finest());
  }

  /**
   * Any thread: the memory for values. Counted are the chunks (8 bytes per number and 16 for the
   * array), the newest step and the open bucket, and 8 bytes per entry of the tables of chunks; not
   * the events, and not the few objects around. Never above {@link #budgetBytes}.
   */
  public long bytesUsed() {
    return pyramid.bytes();
  }

  /** Any thread: the budget in force, the asked one or the least. */
  public long budgetBytes() {
    return pool.budgetBytes();
  }

  /**
   * Any thread: copies the newest step.
   *
   * @param into overwritten; all blank if this fails
   * @return false if there is none, or if the writer overtook 200 attempts
   */
  public boolean latest(StepSnapshot into) {
    requireLayers(into);
    long length = open.copyNewest(into.stepValues(), into.layerValues());
    if (length <= 0) {
      into.clear(-1);
      return false;
    }
    into.step(start + length - 1);
    return true;
  }

  /**
   * Any thread: copies the kept step nearest at or after {@code step} (a bucket keeps its last), or
   * the newest one. In a bucket a value that was blank at its last step is the last that was not.
   *
   * @param into overwritten; all blank if this fails
   * @return false if there is none, or if the writer overtook all attempts
   */
  public boolean at(long step, StepSnapshot into) {
    requireLayers(into);
    for (int i = 0; i < OpenEnd.ATTEMPTS; i++) {
      long begun = pyramid.lock.beginRead();
      long length = open.length();
      Pyramid.Levels levels = pyramid.levels();
      long bucket = length == 0 ? 0 : index(step) >> levels.finest();
      if (bucket >= length >> levels.finest()) {
        return latest(into);
      }
      Bucket kept = levels.get(levels.finest()).point(bucket, new Bucket());
      System.arraycopy(kept.data, kept.last, into.stepValues(), 0, STEP_VALUES);
      double[] layerValues = into.layerValues();
      System.arraycopy(kept.data, kept.last + STEP_VALUES, layerValues, 0, layerValues.length);
      into.step(start + ((bucket + 1) << levels.finest()) - 1);
      if (pyramid.lock.isUnchanged(begun)) {
        return true;
      }
    }
    into.clear(-1);
    return false;
  }

  /**
   * Any thread: the first non-finite step within the finest kept bucket that holds {@code step}, −1
   * if none. A step is non-finite if any of its values is ±Inf or a NaN other than the blank.
   */
  public long firstNonFinite(long step) {
    for (int i = 0; i < OpenEnd.ATTEMPTS; i++) {
      long begun = pyramid.lock.beginRead();
      long openBegun = open.lock.beginRead();
      double partial = open.nonFinite();
      long length = open.length();
      boolean ofOnePiece = open.lock.isUnchanged(openBegun);
      Pyramid.Levels levels = pyramid.levels();
      long index = index(step);
      if (length == 0 || step < start || index >= length) {
        return -1;
      }
      long bucket = index >> levels.finest();
      if (bucket < length >> levels.finest()) {
        Bucket kept = levels.get(levels.finest()).point(bucket, new Bucket());
        partial = kept.data[kept.nonFinite];
        ofOnePiece = true;
      }
      if (ofOnePiece && pyramid.lock.isUnchanged(begun)) {
        return (long) partial;
      }
    }
    return -1;
  }

  /**
   * Any thread: copies a stretch of one layer quantity, at a resolution of at least {@code columns}
   * buckets (where that many steps are kept) and less than 2·columns + 2.
   *
   * <p>The buckets are neighbours of equal length, the first and last of which may reach over the
   * ends asked for; only the newest one of the history may be shorter: it ends at the newest step.
   *
   * @param from first step wanted
   * @param to last step wanted; steps that were not appended are not there
   * @param columns at least 1
   * @param into overwritten; without buckets if this fails
   * @return false if no such step is there, or if the writer overtook all attempts (then the caller
   *     keeps what it had)
   */
  public boolean read(LayerQuantity quantity, long from, long to, int columns, Strip into) {
    return read(STEP_VALUES + quantity.ordinal() * layers, layers, from, to, columns, into);
  }

  /** The same for a quantity of the step: a strip of one row. */
  public boolean read(StepQuantity quantity, long from, long to, int columns, Strip into) {
    return read(quantity.ordinal(), 1, from, to, columns, into);
  }

  private boolean read(int first, int rows, long from, long to, int columns, Strip into) {
    if (columns < 1) {
      throw new IllegalArgumentException("at least one column is needed, was " + columns);
    }
    if (open.length() == 0) {
      into.resize(rows, 0);
      return false;
    }
    long end = to < start ? -1 : to - start;
    if (!reader.read(first, rows, index(from), end, columns, into)) {
      return false;
    }
    for (int i = 0; i < into.buckets; i++) {
      into.from[i] += start;
      into.to[i] += start;
    }
    return true;
  }

  /** Counted from the first appended step; 0 for whatever was before. */
  private long index(long step) {
    return step <= start ? 0 : step - start;
  }

  private void changed() {
    long next = version + 1;
    version = next;
  }

  private void requireLayers(StepSnapshot snapshot) {
    if (snapshot.layers() != layers) {
      throw new IllegalArgumentException(
          "the history is of " + layers + " layers, the snapshot of " + snapshot.layers());
    }
  }

  private static boolean hasNonFinite(double[] values, int count) {
    for (int i = 0; i < count; i++) {
      if (!Double.isFinite(values[i]) && !Blank.is(values[i])) {
        return true;
      }
    }
    return false;
  }
}
