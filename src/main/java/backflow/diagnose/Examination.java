package backflow.diagnose;

import backflow.diagnose.rule.Severity;
import java.util.List;

/**
 * What the diagnosis says of one step. Immutable; any thread.
 *
 * @param step which
 * @param findings what is wrong at it, the worst first
 * @param standings every rule, in their order
 */
public record Examination(long step, List<Finding> findings, List<Standing> standings) {
  public Examination {
    findings = List.copyOf(findings);
    standings = List.copyOf(standings);
  }

  /** Whether there is nothing but notes. */
  public boolean isHealthy() {
    return findings.stream().allMatch(finding -> finding.severity() == Severity.NOTE);
  }

  /** How many findings are as bad as this. */
  public long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
