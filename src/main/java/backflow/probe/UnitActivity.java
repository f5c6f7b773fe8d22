package backflow.probe;

import java.util.Arrays;

/**
 * The life of the units of one hidden ReLU layer, told from the whole probe set; one batch never
 * declares anything. A unit is active on a sample if z &gt; 0. Training thread; nothing is
 * allocated after construction.
 *
 * <p>A NaN of z counts as activity: what has become NaN is not inactive, and its death would hide
 * what really happened.
 */
public final class UnitActivity {
  /** What a unit is at the newest measurement. */
  public enum State {
    /** Active on at least 1 % of the probe set. */
    ACTIVE,
    /** Active on under 1 %, but on some. */
    NEAR_INACTIVE,
    /** Inactive at every measurement so far. */
    SILENT,
    /** Was active on 10 % or more once, and on none at two measurements in a row, or longer. */
    DEAD,
    /** Was dead, and is active again, however little. */
    REVIVED,
    /** Inactive now, but neither silent nor (yet) dead. */
    INACTIVE
  }

  private static final State[] STATES = State.values();

  private final int units;
  private final int samples;
  private final State[] states;
  private final boolean[] wasWellActive;
  private final boolean[] hasDied;
  private final boolean[] wasInactive;
  private int inactive;
  private int silent;
  private int dead;
  private int nearInactive;
  private long deaths;
  private long firstDeath = -1;

  /**
   * A layer that nothing is known about.
   *
   * @param units how many units the layer has, at least 1
   * @param samples size of the probe set, at least 1
   */
  public UnitActivity(int units, int samples) {
    if (units < 1 || samples < 1) {
      throw new IllegalArgumentException(
          "needs at least one unit and one sample, were " + units + " and " + samples);
    }
    this.units = units;
    this.samples = samples;
    states = new State[units];
    Arrays.fill(states, State.SILENT);
    wasWellActive = new boolean[units];
    hasDied = new boolean[units];
    wasInactive = new boolean[units];
  }

  /**
   * Counts for each unit on how many samples it is active (not z ≤ 0, so that a NaN counts).
   *
   * @param z pre-activations, samples × units, row-major; not modified
   * @param samples rows of z
   * @param units columns of z
   * @param active modified: the counts, one per unit
   */
  public static void countActive(double[] z, int samples, int units, int[] active) {
    Arrays.fill(active, 0, units, 0);
    for (int sample = 0; sample < samples; sample++) {
      int row = sample * units;
      for (int unit = 0; unit < units; unit++) {
        active[unit] += z[row + unit] <= 0 ? 0 : 1;
      }
    }
  }

  /**
   * Takes a measurement.
   *
   * @param step when it was made
   * @param active on how many samples of the probe set each unit is active; not modified
   */
  public void measure(long step, int[] active) {
    inactive = 0;
    nearInactive = 0;
    silent = 0;
    dead = 0;
    for (int unit = 0; unit < units; unit++) {
      State next =
          active[unit] == 0 ? withoutActivity(unit, step) : withActivity(unit, active[unit]);
      states[unit] = next;
      silent += next == State.SILENT ? 1 : 0;
      dead += next == State.DEAD ? 1 : 0;
    }
  }

  private State withActivity(int unit, int active) {
    boolean near = 100L * active < samples;
    nearInactive += near ? 1 : 0;
    wasInactive[unit] = false;
    wasWellActive[unit] |= 10L * active >= samples;
    if (hasDied[unit]) {
      return State.REVIVED;
    }
    return near ? State.NEAR_INACTIVE : State.ACTIVE;
  }

  private State withoutActivity(int unit, long step) {
    inactive++;
    boolean again = wasInactive[unit];
    wasInactive[unit] = true;
    State before = states[unit];
    if (before == State.SILENT) {
      return State.SILENT;
    }
    if (!wasWellActive[unit] || !again) {
      return State.INACTIVE;
    }
    if (before != State.DEAD) {
      hasDied[unit] = true;
      deaths++;
      firstDeath = firstDeath < 0 ? step : firstDeath;
    }
    return State.DEAD;
  }

  /** Whether a state, as a place in {@link State#values}, means that the unit is on for some. */
  static boolean isActive(byte state) {
    return switch (STATES[state]) {
      case ACTIVE, NEAR_INACTIVE, REVIVED -> true;
      case SILENT, DEAD, INACTIVE -> false;
    };
  }

  /** How many units the layer has. */
  public int units() {
    return units;
  }

  /** Size of the probe set. */
  public int samples() {
    return samples;
  }

  /** What a unit is, counted from 0; silent before the first measurement. */
  public State state(int unit) {
    return states[unit];
  }

  /** Share of units with z ≤ 0 on the whole probe set, whatever the cause. */
  public double inactiveShare() {
    return (double) inactive / units;
  }

  /** Share of units active on under 1 % of the probe set, but on some; revived ones among them. */
  public double nearInactiveShare() {
    return (double) nearInactive / units;
  }

  /** Share of units that were inactive at every measurement. */
  public double silentShare() {
    return (double) silent / units;
  }

  /** Share of units that are dead. */
  public double deadShare() {
    return (double) dead / units;
  }

  /** How many units have died so far; one that was revived may die again. */
  public long deaths() {
    return deaths;
  }

  /** The measurement at which the first death was found, as a step; −1 if there was none. */
  public long firstDeath() {
    return firstDeath;
  }

  /**
   * Makes another equal to this one.
   *
   * @param other of as many units and samples; modified
   */
  public void copyInto(UnitActivity other) {
    if (other.units != units || other.samples != samples) {
      throw new IllegalArgumentException("not of the same layer and probe set");
    }
    System.arraycopy(states, 0, other.states, 0, units);
    System.arraycopy(wasWellActive, 0, other.wasWellActive, 0, units);
    System.arraycopy(hasDied, 0, other.hasDied, 0, units);
    System.arraycopy(wasInactive, 0, other.wasInactive, 0, units);
    other.inactive = inactive;
    other.silent = silent;
    other.dead = dead;
    other.nearInactive = nearInactive;
    other.deaths = deaths;
    other.firstDeath = firstDeath;
  }
}
