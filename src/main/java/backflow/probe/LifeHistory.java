package backflow.probe;

import java.util.Arrays;

/**
 * What every unit was at every measurement of the probe set, kept in bounded memory. One thread
 * appends, the training thread; any number of threads read, and nobody waits for anybody.
 *
 * <p>A column is a byte per unit: the {@link UnitActivity.State}. When all columns are used up,
 * neighbours merge two by two: a merged column keeps the states of its latest measurement. Deaths
 * are events of their own and never merge: kept are the first death of every unit, and of those
 * that follow a revival the first 200,000.
 */
public final class LifeHistory {
  /** The default budget of memory for columns, 32 MB. */
  public static final long DEFAULT_BUDGET = 32L << 20;

  /** No screen has more pixel columns than this. */
  static final int MOST_COLUMNS = 2048;

  private static final int LEAST_COLUMNS = 64;
  private static final int MOST_REPEATED = 200_000;
  private static final byte DEAD = code(UnitActivity.State.DEAD);
  private static final int FIRST_ROOM = 64;

  private final int[] firstOfLayer;
  private final int units;
  private final int samples;
  private final long every;
  private final byte[][] columns;
  private final long[] from;
  private final long[] to;
  private final SequenceLock merging = new SequenceLock();
  private volatile int closed;

  private final SequenceLock writing = new SequenceLock();
  private final byte[] open;
  private long openFrom = -1;
  private long openTo = -1;
  private int perColumn = 1;
  private int inOpen;

  private final byte[] latest;
  private final long[] lastActive;
  private final boolean[] hasDied;
  private int repeated;
  private volatile DeathList deaths = new DeathList(FIRST_ROOM);
  private volatile int deathCount;
  private long lastStep = -1;

  /** Deaths in the order in which they were found; replaced by a longer one when full. */
  static final class DeathList {
    final long[] step;
    final long[] seenActive;
    final int[] unit;

    DeathList(int room) {
      step = new long[room];
      seenActive = new long[room];
      unit = new int[room];
    }

    DeathList(DeathList old, int room) {
      step = Arrays.copyOf(old.step, room);
      seenActive = Arrays.copyOf(old.seenActive, room);
      unit = Arrays.copyOf(old.unit, room);
    }
  }

  /** A history of nobody: no unit of these layers can die. */
  public static LifeHistory ofNobody(int layers) {
    return new LifeHistory(new int[layers], 1, 0, 0);
  }

  /**
   * An empty history.
   *
   * @param mortal how many units of each layer can die, from layer 1 on; 0 for layers whose
   *     activation knows no death
   * @param samples size of the probe set
   * @param every how many steps lie between two measurements; 0 if that is not known
   * @param budgetBytes bound on the memory for columns; raised to what 64 columns need
   */
  public LifeHistory(int[] mortal, int samples, long every, long budgetBytes) {
    firstOfLayer = new int[mortal.length + 1];
    for (int i = 0; i < mortal.length; i++) {
      firstOfLayer[i + 1] = firstOfLayer[i] + mortal[i];
    }
    units = firstOfLayer[mortal.length];
    this.samples = samples;
    this.every = every;
    long fits = units == 0 ? LEAST_COLUMNS : budgetBytes / units;
    int most = (int) Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, fits));
    int even = most - most % 2;
    columns = new byte[even][];
    from = new long[even];
    to = new long[even];
    open = new byte[units];
    latest = new byte[units];
    Arrays.fill(latest, code(UnitActivity.State.SILENT));
    lastActive = new long[units];
    Arrays.fill(lastActive, -1);
    hasDied = new boolean[units];
  }

  /** The byte of a state. */
  @SuppressWarnings("EnumOrdinal") // in memory only
  static byte code(UnitActivity.State state) {
    return (byte) state.ordinal();
  }

  /**
   * Takes a measurement; training thread only. Nothing happens if it is not newer than the last
   * one.
   *
   * @param step when it was made
   * @param layers what is known of each layer, in the order of the constructor; may be shorter;
   *     layers without mortal units are not read
   */
  public void append(long step, UnitActivity[] layers) {
    if (units == 0 || step <= lastStep) {
      return;
    }
    for (int layer = 0; layer < layers.length; layer++) {
      int first = firstOfLayer[layer];
      int n = firstOfLayer[layer + 1] - first;
      for (int unit = 0; unit < n; unit++) {
        take(step, first + unit, code(layers[layer].state(unit)));
      }
    }
    lastStep = step;
    write(step);
    if (inOpen == perColumn) {
      close();
    }
  }

  private void take(long step, int unit, byte state) {
    // whoever is dead at the first measurement of a branch has died before it
    if (state == DEAD && latest[unit] != DEAD && lastStep >= 0) {
      died(step, unit);
    }
    if (UnitActivity.isActive(state)) {
      lastActive[unit] = step;
    }
    latest[unit] = state;
  }

  private void died(long step, int unit) {
    if (hasDied[unit] && ++repeated > MOST_REPEATED) {
      return;
    }
    hasDied[unit] = true;
    DeathList list = deaths;
    int n = deathCount;
    if (n == list.step.length) {
      list = new DeathList(list, 2 * n);
      deaths = list;
    }
    list.step[n] = step;
    list.seenActive[n] = lastActive[unit];
    list.unit[n] = unit;
    deathCount = n + 1;
  }

  private void write(long step) {
    writing.beginWrite();
    System.arraycopy(latest, 0, open, 0, units);
    openFrom = inOpen == 0 ? step : openFrom;
    openTo = step;
    inOpen++;
    writing.endWrite();
  }

  private void close() {
    if (closed == columns.length) {
      merge();
    }
    if (inOpen < perColumn) {
      return;
    }
    int n = closed;
    byte[] column = columns[n];
    if (column == null) {
      column = new byte[units];
      columns[n] = column;
    }
    System.arraycopy(open, 0, column, 0, units);
    from[n] = openFrom;
    to[n] = openTo;
    closed = n + 1;
    writing.beginWrite();
    inOpen = 0;
    writing.endWrite();
  }

  private void merge() {
    merging.beginWrite();
    int half = columns.length / 2;
    for (int i = 0; i < half; i++) {
      byte[] later = columns[2 * i + 1];
      columns[2 * i + 1] = columns[i];
      columns[i] = later;
      from[i] = from[2 * i];
      to[i] = to[2 * i + 1];
    }
    perColumn *= 2;
    closed = half;
    merging.endWrite();
  }

  /** Any thread: how many layers there are, with mortal units or without. */
  public int layers() {
    return firstOfLayer.length - 1;
  }

  /** Any thread: how many units can die. */
  public int units() {
    return units;
  }

  /** Any thread: the number of a layer's first unit; of layer D+2: of all units. */
  int firstOf(int layer) {
    return firstOfLayer[layer - 1];
  }

  /** Any thread: size of the probe set. */
  public int samples() {
    return samples;
  }

  /** Any thread: how many steps lie between two measurements; 0 if that is not known. */
  public long every() {
    return every;
  }

  /** Any thread: how many deaths are kept. */
  public int deaths() {
    return deathCount;
  }

  /** Any thread: bytes in use for columns, without those of the deaths (20 each). */
  public long bytesUsed() {
    return (closed + 2L) * units;
  }

  /**
   * Any thread: brings a copy up to date; only what is new is copied, unless columns have merged.
   *
   * @param into of this or another history; overwritten
   * @return false if the writer overtook all attempts; the copy is then empty
   */
  public boolean read(LifeStrip into) {
    for (int i = 0; i < OpenEnd.ATTEMPTS; i++) {
      long begun = merging.beginRead();
      if ((begun & 1) == 0 && copy(into, begun) && merging.isUnchanged(begun)) {
        DeathList list = deaths;
        int n = Math.min(deathCount, list.step.length);
        into.addDeaths(list, n);
        return true;
      }
      into.forget();
    }
    return false;
  }

  private boolean copy(LifeStrip into, long merges) {
    into.begin(this, merges);
    int n = closed;
    for (int i = into.closedColumns(); i < n; i++) {
      byte[] column = columns[i];
      if (column == null) {
        return false;
      }
      into.addColumn(column, from[i], to[i]);
    }
    long begun = writing.beginRead();
    int now = closed;
    boolean any = inOpen > 0;
    into.openColumn(open, openFrom, openTo, any);
    return writing.isUnchanged(begun) && now == n;
  }
}
