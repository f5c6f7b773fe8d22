package backflow.probe;

/**
 * Something that happened at a step and is never merged away.
 *
 * @param step when
 * @param kind what
 * @param text in words, for a person
 */
public record Event(long step, Kind kind, String text) {
  /** What can happen. */
  public enum Kind {
    /** The first NaN or ±Inf of the run. */
    NON_FINITE,
    /** Clipping changed a gradient for the first time. */
    CLIPPING_STARTED,
    /** Somebody turned a knob of the running experiment. */
    CHANGED,
    /** The first unit that has died. */
    FIRST_DEATH,
    /** A gradient overflowed under a dynamic loss scale: the weights stayed as they were. */
    STEP_SKIPPED
  }
}
