package backflow.train;

/**
 * Where the window and the figures open an experiment; training ignores it.
 *
 * @param at the step to open at, reached before the window shows, 0–1,000,000
 * @param board id of the board to show
 */
public record ViewSpec(int at, String board) {
  /** At the start, on the Flow board. */
  public static final ViewSpec DEFAULT = new ViewSpec(0, "flow");
}
