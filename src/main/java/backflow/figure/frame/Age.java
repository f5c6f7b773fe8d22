package backflow.figure.frame;

import backflow.chart.Numbers;

/** How old a finding is beside the step that is shown. */
public final class Age {
  private Age() {}

  /**
   * In words: {@code step 412, 30 steps ago}.
   *
   * @param found the step of the finding
   * @param shown the step that is shown; below 0: none
   * @return empty if the finding is of that step, or of the one that its update led to
   */
  public static String of(long found, long shown) {
    if (found == shown || found == shown + 1 || shown < 0) {
      return "";
    }
    long steps = Math.abs(shown - found);
    String apart = Numbers.integer(steps) + (steps == 1 ? " step " : " steps ");
    return "step " + Numbers.integer(found) + ", " + apart + (found < shown ? "ago" : "later");
  }
}
