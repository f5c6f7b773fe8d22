package backflow.figure.frame;

import backflow.chart.Numbers;

/** How old a finding is beside the step that is shown. */
public final class Age {
  private Age() {}

  /**
   * In words: {@code step 412, 30 steps ago}; what is beside it is of another step, and must not be
   * taken for the same.
   *
   * @param found the step of the finding
   * @param shown the step that is shown; below 0: none
   * @return empty if the finding is of that step
   */
  public static String of(long found, long shown) {
    if (found == shown || shown < 0) {
      return "";
    }
    long steps = Math.abs(shown - found);
    String apart = Numbers.integer(steps) + (steps == 1 ? " step " : " steps ");
    return "step " + Numbers.integer(found) + ", " + apart + (found < shown ? "ago" : "later");
  }
}
