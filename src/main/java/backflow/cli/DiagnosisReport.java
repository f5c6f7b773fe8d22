package backflow.cli;

import backflow.diagnose.Diagnosis;
import backflow.diagnose.Finding;
import backflow.diagnose.rule.Remedy;
import backflow.diagnose.rule.Severity;
import backflow.train.Draft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that was wrong with a run, as JSON for other programs. */
final class DiagnosisReport {
  private final String experiment;
  private final long steps;
  private final double finalLoss;
  private final List<Finding> findings;

  /**
   * Of a run that has ended.
   *
   * @param experiment its name
   * @param steps how many there were
   * @param finalLoss L of the last batch
   */
  DiagnosisReport(String experiment, long steps, double finalLoss, Diagnosis diagnosis) {
    this.experiment = experiment;
    this.steps = steps;
    this.finalLoss = finalLoss;
    findings = diagnosis.findings();
  }

  /** Writes it. */
  void writeTo(Draft draft) throws IOException {
    draft.write(Json.of(tree()).getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, Object> tree() {
    List<Object> all = new ArrayList<>();
    findings.forEach(finding -> all.add(tree(finding)));
    if (findings.stream().allMatch(finding -> finding.severity() == Severity.NOTE)) {
      all.add(healthy());
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("experiment", experiment);
    tree.put("steps", steps);
    tree.put("finalLoss", Json.number(finalLoss));
    tree.put("findings", all);
    return tree;
  }

  private static Map<String, Object> tree(Finding finding) {
    Map<String, Object> evidence = new LinkedHashMap<>();
    for (Finding.Item item : finding.evidence()) {
      evidence.put(item.id(), item.isWord() ? item.text() : Json.number(item.value()));
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", finding.id());
    tree.put("severity", finding.severity().word());
    tree.put("layers", finding.layers());
    tree.put("firstStep", finding.firstStep());
    tree.put("lastStep", finding.lastStep());
    tree.put("active", finding.active());
    tree.put("evidence", evidence);
    tree.put("because", finding.headline() + " " + finding.becauseInOneLine() + ".");
    tree.put("try", finding.remedies().stream().map(Remedy::label).toList());
    return tree;
  }

  /** What the table of rules calls healthy: nothing but notes. */
  private Map<String, Object> healthy() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", "healthy");
    tree.put("severity", Severity.NOTE.word());
    tree.put("layers", List.of());
    tree.put("firstStep", 0L);
    tree.put("lastStep", steps - 1);
    tree.put("active", true);
    tree.put("evidence", Map.of());
    tree.put("because", "No rule found more than a note.");
    tree.put("try", List.of());
    return tree;
  }
}
