package backflow.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.data.DataSet;
import backflow.math.Blank;
import backflow.math.KernelChoice;
import backflow.nn.Layer;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.init.Scheme;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Schedule;
import backflow.probe.Observation;
import backflow.probe.StepQuantity;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TrainerTest {
  private static Trainer trainer(ExperimentSpec spec, Measuring measuring) {
    return new Trainer(Setup.of(spec), KernelChoice.best(), measuring);
  }

  private static Trainer trained(ExperimentSpec spec, Measuring measuring, int steps) {
    Trainer trainer = trainer(spec, measuring);
    for (int i = 0; i < steps; i++) {
      trainer.step();
    }
    return trainer;
  }

  private static void assertSameState(Trainer expected, Trainer actual, Object what) {
    List<double[]> a = Specs.state(expected.setup());
    List<double[]> b = Specs.state(actual.setup());
    assertEquals(a.size(), b.size());
    for (int i = 0; i < a.size(); i++) {
      assertArrayEquals(a.get(i), b.get(i), what::toString);
    }
    assertEquals(expected.loss(), actual.loss(), what::toString);
  }

  @Test
  void theSameExperimentTwiceGivesTheSameBits() {
    for (ExperimentSpec spec : Specs.many()) {
      Trainer a = trained(spec, Measuring.NOTHING, 20);
      assertSameState(a, trained(spec, Measuring.NOTHING, 20), spec);
      Trainer other = trained(spec.withSeed(spec.seed() + 1), Measuring.NOTHING, 20);
      assertNotEquals(other.loss(), a.loss(), "another seed is another run");
    }
  }

  @Test
  void measuringAndObservingChangeNoBit() {
    for (ExperimentSpec spec : Specs.many()) {
      Trainer dark = trained(spec, Measuring.NOTHING, 25);
      assertSameState(dark, trained(spec, Measuring.DEFAULT, 25), spec);
      assertSameState(dark, trained(spec, new Measuring(true, 1), 25), spec);
      Trainer observed = trainer(spec, Measuring.DEFAULT);
      for (int i = 0; i < 25; i++) {
        assertTrue(observed.observeNext());
        observed.step();
        assertEquals(i, Objects.requireNonNull(observed.observation()).step());
      }
      assertSameState(dark, observed, spec);
    }
  }

  @Test
  void anObservationSeesWhatTheActivationReceives() {
    NetworkSpec network = Specs.network(List.of(6, 6), "sigmoid");
    Trainer trainer = trainer(Specs.SMALL.withNetwork(network), Measuring.NOTHING);
    trainer.observeNext();
    trainer.step();
    Observation seen = Objects.requireNonNull(trainer.observation());
    // all a are above 0, z are not: shares below 1 come from z itself
    assertTrue(seen.layer(1).units().stream().anyMatch(u -> u.activeShare() < 1));
    assertTrue(seen.layer(1).units().stream().allMatch(u -> u.meanActivation() > 0));
    assertEquals(3, seen.layers().size());
  }

  @Test
  void observingChangesNoMeasurement() {
    for (ExperimentSpec spec : Specs.many()) {
      Trainer plain = trainer(spec, Measuring.DEFAULT);
      Trainer observed = trainer(spec, Measuring.DEFAULT);
      for (int i = 0; i < 5; i++) {
        plain.step();
        observed.observeNext();
        observed.step();
        assertArrayEquals(Snapshots.values(plain), Snapshots.values(observed), spec::toString);
      }
    }
  }

  @Test
  void plainAndVectorKernelsGiveTheSameBits() {
    Assumptions.assumeTrue(KernelChoice.available().size() > 1, "no Vector API here");
    for (ExperimentSpec spec : Specs.many()) {
      Trainer plain = new Trainer(Setup.of(spec), KernelChoice.plain(), Measuring.DEFAULT);
      Trainer vector = new Trainer(Setup.of(spec), KernelChoice.named("vector"), Measuring.DEFAULT);
      for (int i = 0; i < 50; i++) {
        plain.step();
        vector.step();
        assertArrayEquals(Snapshots.values(plain), Snapshots.values(vector), spec::toString);
      }
      assertSameState(plain, vector, spec);
    }
  }

  @Test
  void aStepInOneGoGivesTheBitsOfItsParts() {
    for (ExperimentSpec spec : Specs.many()) {
      compareWithParts(
          trainer(spec, new Measuring(true, 2)), trainer(spec, new Measuring(true, 2)));
    }
  }

  @Test
  void aStepInOneGoReadsTheWeightsAboveBeforeTheyAreUpdated() {
    ExperimentSpec spec = Specs.SMALL.withNetwork(Specs.network(List.of(6), "tanh"));
    compareWithParts(
        scaled(spec, 1e-150),
        scaled(spec, 1e-150)); // Σ(∂L/∂a)² is lost, and ∂L/∂a is computed again
  }

  @Test
  void gradientsThatVanishOrExplodeAreMeasuredInOneGoAsInParts() {
    NetworkSpec network = Specs.network(List.of(6, 5, 7, 6, 6), "relu");
    for (double factor : new double[] {1e-60, 1e-40, 1e30, 1e60}) {
      ExperimentSpec spec = Specs.SMALL.withNetwork(network);
      compareWithParts(scaled(spec, factor), scaled(spec, factor));
    }
  }

  /** One whose weights were multiplied before the first step. */
  private static Trainer scaled(ExperimentSpec spec, double factor) {
    Trainer trainer = trainer(spec, Measuring.DEFAULT);
    for (Layer layer : trainer.setup().network().layers()) {
      CommonOps_DDRM.scale(factor, layer.dense().weight().value());
    }
    return trainer;
  }

  @Test
  void gradientsOfAStepInOneGoAreNotKept() {
    Trainer whole = trainer(Specs.SMALL, Measuring.DEFAULT);
    Trainer parts = trainer(Specs.SMALL, Measuring.DEFAULT);
    for (int i = 0; i < 3; i++) {
      whole.step();
      assertTrue(
          weightGradients(whole).stream().allMatch(g -> allNaN(g)), "not kept, and it shows");
      subSteps(parts, 4);
      subSteps(whole, 4);
      parts.step();
      assertTrue(weightGradients(parts).stream().allMatch(g -> allNaN(g)), "forgotten again");
      subSteps(parts, 4);
      whole.step();
      whole.observeNext();
      whole.step();
      parts.observeNext();
      parts.step();
      List<double[]> expected = weightGradients(parts);
      List<double[]> actual = weightGradients(whole);
      for (int k = 0; k < expected.size(); k++) {
        assertFalse(allNaN(expected.get(k)));
        assertArrayEquals(expected.get(k), actual.get(k));
      }
    }
    assertSameState(parts, whole, "in one go and in parts, in turns");
  }

  private static void subSteps(Trainer trainer, int count) {
    for (int i = 0; i < count; i++) {
      trainer.subStep();
    }
  }

  private static List<double[]> weightGradients(Trainer trainer) {
    return trainer.setup().network().layers().stream()
        .map(layer -> layer.dense().weight().gradient().data)
        .toList();
  }

  private static boolean allNaN(double[] x) {
    return Arrays.stream(x).allMatch(Double::isNaN);
  }

  private static void compareWithParts(Trainer whole, Trainer parts) {
    for (int i = 0; i < 10; i++) {
      whole.step();
      subSteps(parts, 4);
      assertEquals(whole.steps(), parts.steps());
      assertArrayEquals(
          Snapshots.values(parts), Snapshots.values(whole), whole.setup().spec()::toString);
    }
    assertSameState(parts, whole, whole.setup().spec());
  }

  @Test
  void fourSubStepsAreOneStep() {
    Trainer whole = trainer(Specs.SMALL, Measuring.DEFAULT);
    Trainer parts = trainer(Specs.SMALL, Measuring.DEFAULT);
    for (int i = 0; i < 12; i++) {
      whole.step();
      for (Progress.Phase phase : Progress.Phase.values()) {
        assertEquals(phase, parts.phase());
        assertEquals(i, parts.steps());
        parts.subStep();
      }
    }
    assertSameState(whole, parts, "sub-steps");
    parts.subStep();
    parts.subStep();
    assertFalse(parts.observeNext(), "not in the middle of a step");
    parts.step();
    whole.step();
    assertEquals(13, parts.steps());
    assertSameState(whole, parts, "a step completes the one that was begun");
  }

  @Test
  void anotherDropoutLeavesDataWeightsAndBatches() {
    InitializerSpec zeros = InitializerSpec.of(Scheme.ZEROS);
    NetworkSpec without =
        new NetworkSpec(List.of(8), List.of("relu"), zeros, Normalization.NONE, Residual.NONE, 0);
    NetworkSpec with =
        new NetworkSpec(List.of(8), List.of("relu"), zeros, Normalization.NONE, Residual.NONE, 0.5);
    // all outputs are the bias, so the loss of every step tells which samples were dealt
    Trainer a = trainer(Specs.SMALL.withNetwork(without), Measuring.NOTHING);
    Trainer b = trainer(Specs.SMALL.withNetwork(with), Measuring.NOTHING);
    assertArrayEquals(a.setup().train().x().data, b.setup().train().x().data);
    for (int i = 0; i < 30; i++) {
      a.step();
      b.step();
      assertEquals(a.loss(), b.loss());
    }
  }

  @Test
  void anotherWidthLeavesTheWeightsOfOtherLayersAndTheData() {
    Setup a = Setup.of(Specs.SMALL.withNetwork(Specs.network(List.of(8, 8, 8), "tanh")));
    Setup b = Setup.of(Specs.SMALL.withNetwork(Specs.network(List.of(8, 8, 5), "tanh")));
    assertArrayEquals(a.train().x().data, b.train().x().data);
    for (int i = 0; i < 4; i++) {
      double[] w = a.network().parameters().get(i).value().data;
      assertArrayEquals(w, b.network().parameters().get(i).value().data);
    }
  }

  @Test
  void otherDataLeaveTheWeights() {
    DataSpec noisy = new DataSpec(DataSet.SPIRALS, 128, 0.7, 0.5, 3, null, null);
    Setup a = Setup.of(Specs.SMALL);
    Setup b = Setup.of(Specs.SMALL.withData(noisy));
    for (int i = 0; i < a.network().parameters().size(); i++) {
      double[] w = a.network().parameters().get(i).value().data;
      assertArrayEquals(w, b.network().parameters().get(i).value().data);
    }
  }

  @Test
  void dropoutDrawsNewMasksAtEveryStep() {
    NetworkSpec dropped = Specs.network(List.of(8), "tanh", Normalization.NONE, Residual.NONE, 0.5);
    ExperimentSpec spec = Specs.batchSize(Specs.SMALL.withNetwork(dropped), 1000);
    LiveSettings still = LiveSettings.of(spec);
    Trainer trainer = trainer(spec, Measuring.NOTHING);
    trainer.change(
        new LiveSettings(1e-300, still.weightDecay(), still.optimizer(), still.clipping()));
    trainer.step();
    double first = trainer.loss();
    trainer.step();
    assertNotEquals(first, trainer.loss(), "same weights, same batch, other masks");
  }

  @ParameterizedTest
  @EnumSource
  void everyOptimizerLearnsBlobs(OptimizerSpec.Kind kind) {
    for (LossChoice loss : LossChoice.values()) {
      ExperimentSpec spec =
          Specs.SMALL
              .withData(Specs.data(DataSet.BLOBS, 200))
              .withTraining(Specs.training(loss, kind, 32));
      Trainer trainer = trained(spec, new Measuring(true, 299), 300);
      double accuracy = Objects.requireNonNull(trainer.snapshot()).get(StepQuantity.TEST_ACCURACY);
      assertTrue(accuracy > 0.85, loss + " with " + kind + ": " + accuracy);
    }
  }

  @Test
  void theScheduleScalesTheLearningRate() {
    TrainingSpec t = Specs.SMALL.training();
    Schedule schedule = new Schedule(Schedule.Kind.STEP, 3, 0.5, 100, 0);
    TrainingSpec scheduled =
        new TrainingSpec(t.loss(), t.optimizer(), 0.8, schedule, 32, 0, Clipping.NONE, t.steps());
    Trainer trainer = trainer(Specs.SMALL.withTraining(scheduled), Measuring.DEFAULT);
    for (double expected : new double[] {0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.2}) {
      trainer.step();
      double rate = Objects.requireNonNull(trainer.snapshot()).get(StepQuantity.LEARNING_RATE);
      assertEquals(expected, rate);
    }
  }

  @Test
  void liveChangesTakeEffectInTheNextSubStep() {
    Trainer trainer = trainer(Specs.SMALL, Measuring.DEFAULT);
    trainer.step();
    trainer.subStep();
    LiveSettings s = trainer.settings();
    trainer.change(
        new LiveSettings(
            0.025, s.weightDecay(), s.optimizer(), new Clipping(Clipping.Mode.NORM, 1e-3)));
    trainer.step();
    assertEquals(0.025, Objects.requireNonNull(trainer.snapshot()).get(StepQuantity.LEARNING_RATE));
    double after = trainer.snapshot().get(StepQuantity.GLOBAL_NORM_AFTER);
    assertEquals(1e-3, after, 1e-6);
  }

  @Test
  void aChangeToWhatIsSetAlreadyChangesNoBit() {
    Trainer a = trained(Specs.SMALL, Measuring.NOTHING, 20);
    Trainer b = trained(Specs.SMALL, Measuring.NOTHING, 10);
    b.change(b.settings());
    for (int i = 0; i < 10; i++) {
      b.step();
    }
    assertSameState(a, b, "no change");
  }

  @Test
  void anotherOptimizerNeedsARestart() {
    Trainer trainer = trainer(Specs.SMALL, Measuring.NOTHING);
    LiveSettings s = trainer.settings();
    LiveSettings adam =
        new LiveSettings(
            s.learningRate(), 0, OptimizerSpec.of(OptimizerSpec.Kind.ADAM), s.clipping());
    assertThrows(IllegalArgumentException.class, () -> trainer.change(adam));
  }

  @Test
  void nothingIsMeasuredWhereNothingIsAsked() {
    Trainer trainer = trainer(Specs.SMALL, Measuring.NOTHING);
    assertTrue(Blank.is(trainer.loss()));
    trainer.step();
    assertEquals(null, trainer.snapshot());
    assertEquals(0, trainer.probeSamples());
    assertFalse(Blank.is(trainer.loss()));
    Trainer measured = trainer(Specs.SMALL, new Measuring(true, 0));
    measured.step();
    assertNotNull(measured.snapshot());
    assertTrue(Blank.is(measured.snapshot().get(StepQuantity.TEST_LOSS)));
  }

  @Test
  void theProbeSetIsMeasuredAtEveryKthStepOnly() {
    Trainer trainer = trainer(Specs.SMALL, new Measuring(true, 4));
    for (int i = 0; i < 13; i++) {
      trainer.step();
      double test = Objects.requireNonNull(trainer.snapshot()).get(StepQuantity.TEST_LOSS);
      assertEquals(i % 4 != 0, Blank.is(test), "step " + i);
    }
  }
}
