package backflow.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.diagnose.rule.Rules;
import backflow.diagnose.rule.Threshold;
import backflow.diagnose.rule.ThresholdException;
import backflow.diagnose.rule.Thresholds;
import backflow.diagnose.vital.Memory;
import backflow.lesson.Diagnoses;
import backflow.math.KernelChoice;
import backflow.probe.History;
import backflow.train.ExperimentSpec;
import backflow.train.Measuring;
import backflow.train.Setup;
import backflow.train.Trainer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Following a run, looking back at it, and judging it anew. */
final class DiagnosisTest {
  private static final int STEPS = 260;

  private final ExperimentSpec spec =
      Patient.spec(1, 20, 8, "sigmoid", "xavier-normal", "training.batchSize", 16);
  private final Setup setup = Setup.of(spec);
  private final Diagnosis diagnosis = Diagnoses.of(setup);
  private final History history = new History(21, 1 << 28);

  private void train(int steps) {
    Trainer trainer = new Trainer(setup, KernelChoice.best(), Measuring.DEFAULT);
    for (int i = 0; i < steps; i++) {
      trainer.step();
      history.append(Objects.requireNonNull(trainer.snapshot()));
      diagnosis.afterStep(Objects.requireNonNull(trainer.snapshot()));
    }
  }

  private static Threshold threshold(String id) {
    return Objects.requireNonNull(Rules.threshold(id));
  }

  @Test
  void anyStepIsSaidWithTheNumbersThatALiveLookHad() {
    train(STEPS);
    for (long step : new long[] {0, 7, 100, STEPS - 1}) {
      Setup again = Setup.of(spec);
      Diagnosis then = Diagnoses.of(again);
      History until = new History(21, 1 << 28);
      Trainer trainer = new Trainer(again, KernelChoice.best(), Measuring.DEFAULT);
      while (trainer.steps() <= step) {
        trainer.step();
        until.append(Objects.requireNonNull(trainer.snapshot()));
        then.afterStep(Objects.requireNonNull(trainer.snapshot()));
      }
      assertEquals(then.at(until, step), diagnosis.at(history, step));
    }
  }

  @Test
  void everyRuleStandsSomewhereAtEveryStep() {
    train(30);
    Examination examination = diagnosis.at(history, 29);
    assertEquals(Rules.all().size(), examination.standings().size());
    assertFalse(examination.isHealthy());
    assertEquals(
        Standing.State.NOT_APPLICABLE,
        examination.standings().stream()
            .filter(s -> s.id().equals("dead-units"))
            .findFirst()
            .orElseThrow()
            .state());
  }

  @Test
  void whatAnotherFindingExplainsIsNeitherRaisedNorCalledFine() {
    assertEquals(
        "due to inactive units", explained("relu", "he-normal", "network.initializer.bias", -9));
    assertEquals("due to symmetric units", explained("tanh", "zeros", "training.batchSize", 16));
  }

  private static String explained(String activation, String scheme, String key, int value) {
    Setup sick = Setup.of(Patient.spec(1, 5, 16, activation, scheme, key, value));
    Diagnosis doctor = Diagnoses.of(sick);
    History record = new History(6, 1 << 24);
    Trainer trainer = new Trainer(sick, KernelChoice.best(), Measuring.DEFAULT);
    while (trainer.steps() < 30) {
      trainer.step();
      record.append(Objects.requireNonNull(trainer.snapshot()));
      doctor.afterStep(Objects.requireNonNull(trainer.snapshot()));
    }
    Standing standing = doctor.at(record, 29).standings().get(0);
    assertEquals("vanishing-gradient", standing.id());
    assertEquals(Standing.State.EXPLAINED, standing.state());
    return standing.figure();
  }

  @Test
  void episodesArePublishedForMarksAndTheVersionGrows() {
    assertEquals(0, diagnosis.version());
    train(5);
    assertTrue(diagnosis.version() > 0);
    Episode first = diagnosis.episodes().get(0);
    assertEquals("vanishing-gradient", first.rule().id());
    assertEquals(0, first.firstStep());
    assertTrue(first.active() && first.holds(4));
  }

  @Test
  void otherThresholdsJudgeTheWholeRecordAnew() {
    train(40);
    Thresholds mild =
        Thresholds.USUAL
            .with(threshold("vanishing-gradient"), 1e-30)
            .with(threshold("vanishing-gradient-severe"), 1e-30)
            .with(threshold("vanishing-gradient-tiny"), 0);
    diagnosis.use(mild, history);
    assertEquals(List.of(), diagnosis.at(history, 39).findings());
    diagnosis.use(Thresholds.USUAL, history);
    assertEquals("vanishing-gradient", diagnosis.at(history, 39).findings().get(0).id());
  }

  @Test
  void unknownThresholdsAndValuesOutOfRangeAreRefused() {
    ThresholdException unknown =
        assertThrows(
            ThresholdException.class, () -> Thresholds.of(Map.of("vanishing-gradiant", 1.0)));
    assertEquals("vanishing-gradient", unknown.nearest());
    assertThrows(ThresholdException.class, () -> Thresholds.of(Map.of("dead-units", 1.5)));
  }

  @Test
  void aBranchRemembersHowTheRunBegan() {
    train(60);
    Memory memory = diagnosis.memory();
    Diagnosis branch = new Diagnosis(diagnosis.subject(), Thresholds.USUAL, memory);
    assertEquals(memory, branch.memory());
    assertTrue(memory.firstLoss() > 0 && memory.earlyNorm() > 0 && memory.bestLoss() > 0);
  }
}
