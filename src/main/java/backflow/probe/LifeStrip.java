package backflow.probe;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A reader's copy of a {@link LifeHistory}: columns of unit states by time, and the deaths. Reused;
 * belongs to one thread. Layers and units count from 1.
 */
public final class LifeStrip {
  private static final UnitActivity.State[] STATES = UnitActivity.State.values();

  private @Nullable LifeHistory source;
  private long merges = -1;
  private byte[][] columns = new byte[0][];
  private long[] from = new long[0];
  private long[] to = new long[0];
  private int closed;
  private int count;
  private long[] deathSteps = new long[0];
  private long[] seenActive = new long[0];
  private int[] deathUnits = new int[0];
  private int deaths;
  private long[] firstDeath = new long[0];

  /** Forgets all. */
  public void forget() {
    source = null;
    merges = -1;
    closed = 0;
    count = 0;
    deaths = 0;
  }

  /** Before columns are added: forgets those that have merged, or are of another history. */
  void begin(LifeHistory history, long itsMerges) {
    if (source != history) {
      source = history;
      deaths = 0;
      closed = 0;
      firstDeath = new long[history.units()];
      Arrays.fill(firstDeath, -1);
    }
    if (merges != itsMerges) {
      merges = itsMerges;
      closed = 0;
    }
    count = closed;
  }

  int closedColumns() {
    return closed;
  }

  void addColumn(byte[] states, long first, long last) {
    put(closed++, states, first, last);
    count = closed;
  }

  void openColumn(byte[] states, long first, long last, boolean any) {
    if (any) {
      put(closed, states, first, last);
      count = closed + 1;
    }
  }

  private void put(int at, byte[] states, long first, long last) {
    if (at == from.length) {
      int room = Math.max(64, 2 * at);
      columns = Arrays.copyOf(columns, room);
      from = Arrays.copyOf(from, room);
      to = Arrays.copyOf(to, room);
    }
    byte[] column = columns[at];
    if (column == null || column.length != states.length) {
      column = new byte[states.length];
      columns[at] = column;
    }
    System.arraycopy(states, 0, column, 0, states.length);
    from[at] = first;
    to[at] = last;
  }

  void addDeaths(LifeHistory.DeathList list, int n) {
    if (deathSteps.length < n) {
      deathSteps = Arrays.copyOf(deathSteps, list.step.length);
      seenActive = Arrays.copyOf(seenActive, list.step.length);
      deathUnits = Arrays.copyOf(deathUnits, list.step.length);
    }
    for (int i = deaths; i < n; i++) {
      deathSteps[i] = list.step[i];
      seenActive[i] = list.seenActive[i];
      deathUnits[i] = list.unit[i];
      if (firstDeath[list.unit[i]] < 0) {
        firstDeath[list.unit[i]] = list.step[i];
      }
    }
    deaths = n;
  }

  /** How many units can die, in all layers. */
  public int units() {
    return source == null ? 0 : source.units();
  }

  /** How many layers are known, with mortal units or without. */
  public int layers() {
    return source == null ? 0 : source.layers();
  }

  /** How many units of a layer can die. */
  public int units(int layer) {
    return source == null || layer < 1 || layer > source.layers()
        ? 0
        : source.firstOf(layer + 1) - source.firstOf(layer);
  }

  /** Size of the probe set. */
  public int samples() {
    return source == null ? 0 : source.samples();
  }

  /** How many steps lie between two measurements; 0 if that is not known. */
  public long every() {
    return source == null ? 0 : source.every();
  }

  /** How many columns there are, from the oldest to the newest. */
  public int columns() {
    return count;
  }

  /** The first measurement in a column, as a step. */
  public long from(int column) {
    return from[column];
  }

  /** The last measurement in a column, as a step: the one whose states it has. */
  public long to(int column) {
    return to[column];
  }

  /** The column in force at a step: the last that begins at or before it; −1: the newest. */
  public int columnAt(long step) {
    if (step < 0) {
      return count - 1;
    }
    int place = Arrays.binarySearch(from, 0, count, step);
    return Math.max(0, place >= 0 ? place : -place - 2);
  }

  /** What a unit was. */
  public UnitActivity.State state(int column, int layer, int unit) {
    return STATES[columns[column][index(layer, unit)]];
  }

  /** Live bytes of a column: places in {@link UnitActivity.State#values}, layer by layer. */
  public byte[] states(int column) {
    return columns[column];
  }

  /** The place of a unit in {@link #states}. */
  public int index(int layer, int unit) {
    return source == null ? 0 : source.firstOf(layer) + unit - 1;
  }

  /** How many units of a layer are in a state. */
  public int count(int column, int layer, UnitActivity.State state) {
    int n = 0;
    byte wanted = LifeHistory.code(state);
    int first = index(layer, 1);
    int end = first + units(layer);
    for (int i = first; i < end; i++) {
      n += columns[column][i] == wanted ? 1 : 0;
    }
    return n;
  }

  /** How many deaths are known. */
  public int deaths() {
    return deaths;
  }

  /**
   * When a unit was first found dead, as a step.
   *
   * @return −1 if it never was
   */
  public long firstDeath(int layer, int unit) {
    return firstDeath[index(layer, unit)];
  }

  /**
   * The last death of a unit that was found at or before a step.
   *
   * @param step −1: the newest
   * @return null if there is none
   */
  public @Nullable DeathEvent lastDeath(int layer, int unit, long step) {
    int wanted = index(layer, unit);
    for (int i = deaths - 1; i >= 0; i--) {
      if (deathUnits[i] == wanted && (step < 0 || deathSteps[i] <= step)) {
        return new DeathEvent(deathSteps[i], layer, unit, seenActive[i]);
      }
    }
    return null;
  }

  /**
   * Of the deaths of a unit that were found at or before a step, the one nearest to another.
   *
   * @param near −1: the last
   * @param step −1: the newest
   * @return null if there is none
   */
  public @Nullable DeathEvent nearestDeath(int layer, int unit, long near, long step) {
    DeathEvent best = lastDeath(layer, unit, step);
    if (near < 0 || best == null) {
      return best;
    }
    for (int i = deaths - 1; i >= 0; i--) {
      boolean its = deathUnits[i] == index(layer, unit) && (step < 0 || deathSteps[i] <= step);
      if (its && Math.abs(deathSteps[i] - near) < Math.abs(best.step() - near)) {
        best = new DeathEvent(deathSteps[i], layer, unit, seenActive[i]);
      }
    }
    return best;
  }

  /**
   * How often a unit was found dead up to a step.
   *
   * @param step −1: the newest
   */
  public int deaths(int layer, int unit, long step) {
    int count = 0;
    for (int i = 0; i < deaths; i++) {
      boolean by = step < 0 || deathSteps[i] <= step;
      count += by && deathUnits[i] == index(layer, unit) ? 1 : 0;
    }
    return count;
  }

  /**
   * The death of a unit nearest to a step.
   *
   * @param within how far away it may be
   * @return the step at which it was found; −1 if there is none so near
   */
  public long deathNear(int layer, int unit, long step, double within) {
    int wanted = index(layer, unit);
    long best = -1;
    double nearest = within;
    for (int i = 0; i < deaths; i++) {
      double away = Math.abs((double) deathSteps[i] - step);
      if (deathUnits[i] == wanted && away <= nearest) {
        nearest = away;
        best = deathSteps[i];
      }
    }
    return best;
  }

  /**
   * A unit was found dead.
   *
   * @param step the measurement that found it: the second without activity
   * @param layer from 1
   * @param unit from 1
   * @param seenActive the last measurement that saw it active: it was killed at or after this step
   */
  public record DeathEvent(long step, int layer, int unit, long seenActive) {}
}
