package backflow.train;

import java.util.List;

/**
 * Where the window and the figures open an experiment; training ignores it.
 *
 * @param at the step to open at, reached before the window shows, 0–1,000,000
 * @param board id of the board to show
 * @param tiles ids of the instruments on the custom board, 0–6; unmodifiable
 * @param check how the gradient is checked
 */
public record ViewSpec(int at, String board, List<String> tiles, CheckSpec check) {
  /** At the start, on the Flow board. */
  public static final ViewSpec DEFAULT = new ViewSpec(0, "flow");

  public ViewSpec {
    tiles = List.copyOf(tiles);
  }

  /** With the usual gradient check. */
  public ViewSpec(int at, String board, List<String> tiles) {
    this(at, board, tiles, CheckSpec.USUAL);
  }

  /** Without a custom board. */
  public ViewSpec(int at, String board) {
    this(at, board, List.of());
  }

  /** The same at another step. */
  public ViewSpec withAt(int other) {
    return new ViewSpec(other, board, tiles, check);
  }

  /** The same on another board. */
  public ViewSpec withBoard(String other) {
    return new ViewSpec(at, other, tiles, check);
  }

  /** The same with another custom board. */
  public ViewSpec withTiles(List<String> other) {
    return new ViewSpec(at, board, other, check);
  }

  /** The same with another gradient check. */
  public ViewSpec withCheck(CheckSpec other) {
    return new ViewSpec(at, board, tiles, other);
  }
}
