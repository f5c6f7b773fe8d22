package backflow.bench;

import java.util.List;

/** Measures the window; the room that has one implements it. */
@FunctionalInterface
public interface WindowBench {
  /**
   * Opens the window without a display, at 1920 × 1080, and measures every board while the first
   * scene trains as fast as it goes.
   *
   * @param seconds how long to measure each board, after a warm-up
   * @return one measurement a board
   * @throws IllegalStateException if the window cannot be opened, with the reason
   */
  List<WindowMeasurement> measure(double seconds);
}
