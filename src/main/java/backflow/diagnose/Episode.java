package backflow.diagnose;

import backflow.diagnose.rule.Evidence;
import backflow.diagnose.rule.Rule;
import backflow.diagnose.rule.Severity;
import java.util.List;

/**
 * From when to when a rule fired. Immutable; any thread.
 *
 * @param rule which
 * @param severity the worst it was
 * @param firstStep since when
 * @param lastStep until when; of an active one the step up to which that was known here
 * @param active whether it has not ended
 * @param levels how bad from which step on, in order, at least one
 * @param start the numbers at the first step; not to be modified
 */
public record Episode(
    Rule rule,
    Severity severity,
    long firstStep,
    long lastStep,
    boolean active,
    List<Level> levels,
    Evidence start) {
  public Episode {
    levels = List.copyOf(levels);
  }

  /**
   * A change of severity.
   *
   * @param step from this step on
   * @param severity how bad
   */
  public record Level(long step, Severity severity) {}

  /** Whether it fired at a step. */
  public boolean holds(long step) {
    return step >= firstStep && (active || step <= lastStep);
  }

  /** How bad it was at a step. */
  public Severity at(long step) {
    Severity severity = levels.get(0).severity();
    for (Level level : levels) {
      if (level.step() <= step) {
        severity = level.severity();
      }
    }
    return severity;
  }
}
