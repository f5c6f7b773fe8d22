package backflow.train;

/**
 * Where a session stands; a value, safe to keep.
 *
 * @param state what it is doing
 * @param steps how many steps are complete
 * @param phase the sub-step that comes next
 * @param stepsPerSecond measured over about the last half second; 0 while paused
 * @param message why it failed, in one line; empty unless {@link State#FAILED}
 * @param stopped why it paused by itself, in one line; empty unless it did, until it goes on
 * @param stops how often it has paused by itself since it was opened, restarts included
 */
public record Progress(
    State state,
    long steps,
    Phase phase,
    double stepsPerSecond,
    String message,
    String stopped,
    long stops) {
  /** What a session is doing. */
  public enum State {
    /** Building the network or training up to the step to open at. */
    OPENING,
    RUNNING,
    PAUSED,
    /** An error stopped it; the message says which. Restart to go on. */
    FAILED,
    CLOSED
  }

  /** The parts of a step, in order. */
  public enum Phase {
    FORWARD("forward"),
    BACKWARD("backward"),
    CLIP("clip"),
    UPDATE("update");

    private final String label;

    Phase(String label) {
      this.label = label;
    }

    /** The word on screen. */
    public String label() {
      return label;
    }
  }
}
