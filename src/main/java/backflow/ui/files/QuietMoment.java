package backflow.ui.files;

import java.util.function.LongSupplier;

/**
 * When to keep what has changed: as soon as nobody has touched anything for a while, but not much
 * later than the first change even if somebody never rests.
 */
final class QuietMoment {
  static final long REST_NANOS = 2_000_000_000L;
  static final long LATEST_NANOS = 20_000_000_000L;

  private final LongSupplier nanos;
  private boolean touched;
  private long first;
  private long last;

  /**
   * Nothing touched.
   *
   * @param nanos a clock
   */
  QuietMoment(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Something has changed. */
  void touch() {
    last = nanos.getAsLong();
    if (!touched) {
      touched = true;
      first = last;
    }
  }

  /** Whether this is the moment; once for all that was touched before. */
  boolean comes() {
    long now = nanos.getAsLong();
    boolean due = touched && (now - last >= REST_NANOS || now - first >= LATEST_NANOS);
    touched &= !due;
    return due;
  }
}
