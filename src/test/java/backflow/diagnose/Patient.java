package backflow.diagnose;

import backflow.diagnose.rule.Severity;
import backflow.lesson.Diagnoses;
import backflow.math.KernelChoice;
import backflow.train.ExperimentSpec;
import backflow.train.Measuring;
import backflow.train.Setup;
import backflow.train.SpecPatch;
import backflow.train.Trainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** A run that is diagnosed, for tests. */
final class Patient {
  private final Diagnosis diagnosis;
  private final String name;

  private Patient(String name, Diagnosis diagnosis) {
    this.name = name;
    this.diagnosis = diagnosis;
  }

  /** An experiment on spirals: depth, width, activation, initializer, and more by key path. */
  static ExperimentSpec spec(
      long seed, int depth, int width, String activation, String scheme, Object... more) {
    Map<String, Object> changes = new LinkedHashMap<>();
    changes.put("seed", seed);
    changes.put("data.samples", 256);
    changes.put("network.hidden.depth", depth);
    changes.put("network.hidden.width", width);
    changes.put("network.activation", activation);
    changes.put("network.initializer.scheme", scheme);
    for (int i = 0; i < more.length; i += 2) {
      changes.put((String) more[i], more[i + 1]);
    }
    return SpecPatch.apply(ExperimentSpec.DEFAULT, changes);
  }

  /** Trains it so many steps. */
  static Patient after(int steps, ExperimentSpec spec) {
    Setup setup = Setup.of(spec);
    Diagnosis diagnosis = Diagnoses.of(setup);
    Trainer trainer = new Trainer(setup, KernelChoice.best(), Measuring.DEFAULT);
    for (int i = 0; i < steps; i++) {
      trainer.step();
      diagnosis.afterStep(Objects.requireNonNull(trainer.snapshot()));
    }
    return new Patient(
        spec.seed() + " " + spec.network().depth() + "×" + spec.network().widths().get(0),
        diagnosis);
  }

  List<Finding> findings() {
    return diagnosis.findings();
  }

  /** Ids of everything above a note, at any step of the run. */
  Set<String> faults() {
    Set<String> ids = new TreeSet<>();
    for (Finding finding : findings()) {
      if (finding.severity() != Severity.NOTE) {
        ids.add(finding.id());
      }
    }
    return ids;
  }

  /** The first finding of a rule. */
  Finding finding(String id) {
    return findings().stream()
        .filter(finding -> finding.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(this + " has no " + id));
  }

  boolean has(String id) {
    return findings().stream().anyMatch(finding -> finding.id().equals(id));
  }

  @Override
  public String toString() {
    return name + ": " + findings().stream().map(f -> f.id() + " " + f.headline()).toList();
  }
}
