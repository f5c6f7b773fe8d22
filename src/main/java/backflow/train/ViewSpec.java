package backflow.train;

import java.util.List;

/**
 * Where the window and the figures open an experiment; training ignores it.
 *
 * @param at the step to open at, reached before the window shows, 0–1,000,000
 * @param board id of the board to show
 * @param tiles ids of the instruments on the custom board, 0–6; unmodifiable
 */
public record ViewSpec(int at, String board, List<String> tiles) {
  /** At the start, on the Flow board. */
  public static final ViewSpec DEFAULT = new ViewSpec(0, "flow");

  public ViewSpec {
    tiles = List.copyOf(tiles);
  }

  /** Without a custom board. */
  public ViewSpec(int at, String board) {
    this(at, board, List.of());
  }

  /** The same with another custom board. */
  public ViewSpec withTiles(List<String> other) {
    return new ViewSpec(at, board, other);
  }
}
