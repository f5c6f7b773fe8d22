package backflow.math;

import java.util.function.LongSupplier;

/**
 * Decides by the clock whether steps are shared by two threads or made by one. What is measured is
 * the time of whole steps per multiplication of their products, in stretches of a few steps; only
 * time within steps counts.
 *
 * <p>Now and then a stretch goes the other way. A change of mind takes {@value #TRIES} of them in a
 * row, each better than the stretches before and after it. The more often the other way has failed,
 * the rarer it is tried, so that trying costs about a hundredth. Sharing that is slower than the
 * last stretch alone is doubted at once: another program has taken the second core.
 */
class SharingChoice {
  /** Nanoseconds: a stretch is at least as long, so that a timer tick does not decide. */
  private static final long STRETCH = 5_000_000;

  private static final int LEAST_STEPS = 2;

  /** How often in a row the other way must be better. */
  static final int TRIES = 2;

  /** Sharing must gain this much: less is not worth a core. */
  static final double GAIN = 0.97;

  /** Stretches before the other way is tried for the first time: code is being compiled. */
  private static final int WARM_UP = 8;

  /** Stretches before it is tried again, at first. */
  private static final int SHORTEST_PAUSE = 32;

  /** Nanoseconds within steps; no pause is made longer. */
  private static final long LONGEST_PAUSE = 5_000_000_000L;

  private final LongSupplier nanos;
  private boolean shares;
  private boolean trying;
  private boolean confirming;
  private int won;
  private int pause = SHORTEST_PAUSE;
  private int stretchesLeft = WARM_UP;

  private long stepStart;
  private int steps;
  private long time;
  private long work;

  private double usual;
  private double tried;
  private double alone = Double.POSITIVE_INFINITY;

  /**
   * Starts with one thread.
   *
   * @param nanos a clock in nanoseconds
   */
  SharingChoice(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** A step begins. @return whether to share its products */
  boolean beginStep() {
    stepStart = nanos.getAsLong();
    return shares != trying;
  }

  /**
   * The step is over.
   *
   * @param multiplications of its products, at least 1
   */
  void endStep(long multiplications) {
    time += nanos.getAsLong() - stepStart;
    work += multiplications;
    steps++;
    if (steps >= LEAST_STEPS && time >= STRETCH) {
      endStretch((double) time / work);
      steps = 0;
      time = 0;
      work = 0;
    }
  }

  private void endStretch(double cost) {
    if (shares == trying) {
      alone = cost;
    }
    if (trying) {
      tried = cost;
      trying = false;
      confirming = true;
    } else if (confirming) {
      confirming = false;
      compare((usual + cost) / 2);
      usual = cost;
    } else {
      usual = cost;
      stretchesLeft--;
      trying = stretchesLeft <= 0 || (shares && cost > alone);
    }
  }

  /** The other way was gone: was it better than the usual way around it? */
  private void compare(double around) {
    boolean better = shares ? tried <= around : tried < GAIN * around;
    won = better ? won + 1 : 0;
    if (won == 0) {
      pause = longer(pause);
      stretchesLeft = pause;
    } else if (won < TRIES) {
      trying = true;
    } else {
      won = 0;
      shares = !shares;
      pause = SHORTEST_PAUSE;
      stretchesLeft = pause;
    }
  }

  private int longer(int stretches) {
    return time * stretches * 2 <= LONGEST_PAUSE ? 2 * stretches : stretches;
  }
}
