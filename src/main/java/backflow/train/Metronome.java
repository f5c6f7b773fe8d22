package backflow.train;

/**
 * Tells when the next step is due at a pace, and how fast steps really come. Times are nanoseconds
 * of one clock. Commands on the training thread; {@link #stepsPerSecond} from any.
 */
final class Metronome {
  private static final long WINDOW = 500_000_000L;
  private static final long LATE = 250_000_000L;

  private double period;
  private double due;
  private long windowStart;
  private long ticks;
  private volatile double rate;
  private volatile long lastWindow;

  Metronome(long now) {
    reset(now);
  }

  /** Forgets how fast it was, and what is due. */
  void reset(long now) {
    due = now;
    windowStart = now;
    ticks = 0;
    rate = 0;
    lastWindow = now;
  }

  void pace(Pace pace, long now) {
    period = Double.isInfinite(pace.stepsPerSecond()) ? 0 : 1e9 / pace.stepsPerSecond();
    due = now;
  }

  /** How long to wait before the next step; 0 or less: it is due. */
  long untilNextStep(long now) {
    return period == 0 ? 0 : (long) Math.ceil(due - (double) now);
  }

  /** A step was taken. */
  void tick(long now) {
    ticks++;
    due = Math.max(due + period, (double) (now - LATE));
    long elapsed = now - windowStart;
    if (elapsed >= WINDOW || (rate == 0 && elapsed >= WINDOW / 10)) {
      rate = ticks * 1e9 / elapsed;
      windowStart = now;
      lastWindow = now;
      ticks = 0;
    }
  }

  /** Steps per second over about the last half second; the pace itself where steps are rarer. */
  double stepsPerSecond(long now) {
    boolean stale = now - lastWindow > 4 * WINDOW;
    return stale ? 0 : rate;
  }
}
