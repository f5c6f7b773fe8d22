package backflow.lesson;

import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.diagnose.Diagnosis;
import backflow.diagnose.Finding;
import backflow.diagnose.rule.Severity;
import backflow.math.KernelChoice;
import backflow.train.Measuring;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The diagnosis of a scene, where it opens, is the one that its claim names. */
final class SceneDiagnosesTest {
  static List<Scene> scenes() {
    return Scenes.all();
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void saysWhatTheSceneIsAbout(Scene scene) {
    Setup setup = Setup.of(scene.spec());
    Diagnosis diagnosis = Diagnoses.of(setup);
    Trainer trainer = new Trainer(setup, KernelChoice.best(), Measuring.DEFAULT);
    while (trainer.steps() < Math.max(1, scene.spec().view().at())) {
      trainer.step();
      diagnosis.afterStep(Objects.requireNonNull(trainer.snapshot()));
    }
    List<Finding> findings = diagnosis.findings();
    boolean says =
        scene.finding().equals("healthy")
            ? findings.stream().allMatch(f -> f.severity() == Severity.NOTE)
            : findings.stream().anyMatch(f -> f.id().equals(scene.finding()) && f.active());
    assertTrue(says, () -> scene.id() + " claims " + scene.finding() + ": " + findings);
  }
}
