package backflow.sweep;

import java.util.List;

/**
 * What came out of one run. Blank is what is not measured or not defined; NaN and ±∞ are what was
 * measured. Immutable.
 *
 * @param seed of the run
 * @param steps how many it took
 * @param finalLoss L of the last batch, before its update, as {@code train} says it
 * @param recentLoss mean L of the last 20 steps (fewer if there were fewer)
 * @param accuracy of the last batch, likewise; blank for regression
 * @param testLoss L of the test set before the last update; blank without a test set
 * @param testAccuracy likewise; blank for regression
 * @param start the backward signal at step 0
 * @param end the backward signal at the last step
 * @param firstNonFinite the first step that measured NaN or ±∞; −1: none did
 * @param findings ids of all that was wrong, also of what ended, the worst first, each once; {@code
 *     healthy} at the end if nothing was more than a note
 */
public record RunResult(
    long seed,
    long steps,
    double finalLoss,
    double recentLoss,
    double accuracy,
    double testLoss,
    double testAccuracy,
    BackwardGains start,
    BackwardGains end,
    long firstNonFinite,
    List<String> findings) {
  /** Copies the list. */
  public RunResult {
    findings = List.copyOf(findings);
  }

  /** Whether NaN or ±∞ was measured at any step. */
  public boolean diverged() {
    return firstNonFinite >= 0;
  }
}
