package backflow.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.data.DataSet;
import backflow.math.KernelChoice;
import backflow.nn.Normalization;
import backflow.nn.Parameter;
import backflow.nn.Residual;
import backflow.nn.Workspace;
import backflow.probe.LayerQuantity;
import backflow.probe.StepSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is done to a unit does that, nothing else, and can be replayed. */
final class InterventionTest {
  private static final Intervention KILL = Intervention.of(Intervention.Kind.KILL, 2, 3);
  private static final Intervention FREEZE = Intervention.of(Intervention.Kind.FREEZE, 1, 2);
  private static final Intervention PERTURB =
      new Intervention(Intervention.Kind.PERTURB, 3, 1, 0.5);

  private static List<ExperimentSpec> specs() {
    List<ExperimentSpec> specs = new ArrayList<>();
    for (OptimizerSpec.Kind kind : OptimizerSpec.Kind.values()) {
      String f = List.of("tanh", "relu", "prelu", "sigmoid", "gelu").get(kind.ordinal());
      Normalization n = Normalization.values()[kind.ordinal() % 3];
      Residual r = Residual.values()[(kind.ordinal() + 1) % 3];
      specs.add(
          Specs.SMALL
              .withData(Specs.data(DataSet.MOONS, 94))
              .withNetwork(Specs.network(List.of(6, 6, 6), f, n, r, kind.ordinal() % 2 * 0.2))
              .withTraining(Specs.training(LossChoice.AUTO, kind, 13)));
    }
    return specs;
  }

  private static Trainer trainer(ExperimentSpec spec, Measuring measuring) {
    return new Trainer(Setup.of(spec), KernelChoice.best(), measuring);
  }

  private static double[] row(Trainer trainer, Parameter.Kind kind, int layer, int unit) {
    Parameter p =
        trainer.setup().network().parameters().stream()
            .filter(q -> q.kind() == kind && q.layer() == layer)
            .findFirst()
            .orElseThrow();
    int in = p.size() / trainer.setup().network().layers().get(layer - 1).width();
    double[] row = new double[in];
    System.arraycopy(p.value().data, (unit - 1) * in, row, 0, in);
    return row;
  }

  @ParameterizedTest
  @MethodSource("specs")
  void aKilledUnitSaysNothingAndLearnsNothing(ExperimentSpec spec) {
    Trainer trainer = trainer(spec, Measuring.DEFAULT);
    trainer.step();
    trainer.intervene(KILL);
    trainer.lookAtNextStep();
    Workspace w = trainer.wholeWorkspace();
    int rows = w.layer(2).a().numRows;
    for (int i = 0; i < rows; i++) {
      assertEquals(0, w.layer(2).a().get(i, 2));
      assertTrue(w.layer(2).dz().get(i, 2) == 0, "no gradient");
    }
    assertTrue(w.layer(2).a().get(0, 1) != 0 || w.layer(2).a().get(0, 3) != 0);
    double squares = 0;
    for (int i = 0; i < w.layer(2).a().getNumElements(); i++) {
      squares += w.layer(2).a().data[i] * w.layer(2).a().data[i];
    }
    StepSnapshot snapshot = Objects.requireNonNull(trainer.snapshot());
    double rms = Math.sqrt(squares / w.layer(2).a().getNumElements());
    assertEquals(rms, snapshot.get(LayerQuantity.ACTIVATION_RMS, 2), 1e-12);
    trainer.step();
    trainer.intervene(Intervention.of(Intervention.Kind.RELEASE, 2, 3));
    trainer.lookAtNextStep();
    boolean speaks = false;
    for (int i = 0; i < rows && i < w.layer(2).f().numRows; i++) {
      speaks |= w.layer(2).z().get(i, 2) != 0;
    }
    assertTrue(speaks);
    assertEquals(Set.of(), trainer.held().killed());
  }

  @ParameterizedTest
  @MethodSource("specs")
  void aFrozenUnitKeepsItsWeightsAndTheOthersLearn(ExperimentSpec spec) {
    Trainer trainer = trainer(spec, Measuring.DEFAULT);
    trainer.intervene(FREEZE);
    double[] weights = row(trainer, Parameter.Kind.WEIGHT, 1, 2);
    double[] bias = row(trainer, Parameter.Kind.BIAS, 1, 2);
    double[] other = row(trainer, Parameter.Kind.WEIGHT, 1, 1);
    for (int i = 0; i < 9; i++) {
      trainer.step();
    }
    assertArrayEquals(weights, row(trainer, Parameter.Kind.WEIGHT, 1, 2));
    assertArrayEquals(bias, row(trainer, Parameter.Kind.BIAS, 1, 2));
    assertNotEquals(other[0], row(trainer, Parameter.Kind.WEIGHT, 1, 1)[0]);
  }

  @Test
  void theMeasuredUpdateIsWhatIsLeftOfIt() {
    Trainer trainer = trainer(Specs.SMALL, Measuring.DEFAULT);
    for (int unit = 1; unit <= 8; unit++) {
      trainer.intervene(Intervention.of(Intervention.Kind.FREEZE, 1, unit));
    }
    trainer.step();
    StepSnapshot snapshot = Objects.requireNonNull(trainer.snapshot());
    assertEquals(0, snapshot.get(LayerQuantity.UPDATE_TO_WEIGHT, 1));
    assertTrue(snapshot.get(LayerQuantity.UPDATE_TO_WEIGHT, 2) > 0);
  }

  @Test
  void aPerturbationMovesOneRowAndTwoAreNotTheSame() {
    Trainer trainer = trainer(Specs.SMALL, Measuring.NOTHING);
    double[] start = row(trainer, Parameter.Kind.WEIGHT, 3, 1);
    double[] other = row(trainer, Parameter.Kind.WEIGHT, 3, 2);
    trainer.intervene(PERTURB);
    double[] once = row(trainer, Parameter.Kind.WEIGHT, 3, 1);
    trainer.intervene(PERTURB);
    double[] twice = row(trainer, Parameter.Kind.WEIGHT, 3, 1);
    assertArrayEquals(other, row(trainer, Parameter.Kind.WEIGHT, 3, 2));
    assertNotEquals(0, once[0] - start[0]);
    assertNotEquals(once[0] - start[0], twice[0] - once[0]);
    assertTrue(Math.abs(once[0] - start[0]) < 3, "a few sizes at most");
  }

  @ParameterizedTest
  @MethodSource("specs")
  void aReplayKnowsThem(ExperimentSpec spec) {
    Recorder recorder = new Recorder(spec, KernelChoice.best(), true, Watchers.NONE);
    advance(recorder, 30);
    recorder.intervene(KILL);
    recorder.intervene(PERTURB);
    recorder.subStep();
    recorder.intervene(FREEZE);
    recorder.intervene(PERTURB);
    advance(recorder, 240);
    recorder.intervene(Intervention.of(Intervention.Kind.RELEASE, 2, 3));
    advance(recorder, 20);
    assertEquals(5, recorder.run().log().size());
    assertEquals(1, recorder.held().frozen().size());
    Checkpoint now = Objects.requireNonNull(recorder.checkpoint());
    Trainer expected = Rewind.from(now, Measuring.NOTHING);
    Trainer fromLast = Objects.requireNonNull(Rewind.at(recorder.run(), now.step(), () -> false));
    CheckpointTest.assertSameState(expected, fromLast, spec);
    assertEquals(expected.held(), fromLast.held());
    Trainer before = Objects.requireNonNull(Rewind.at(recorder.run(), 249, () -> false));
    assertEquals(Set.of(new Held.Unit(2, 3)), before.held().killed());
    assertEquals(2, before.held().perturbations());
    Rewind onwards = Rewind.of(recorder.run(), 249, Measuring.DEFAULT);
    assertTrue(onwards.advanceTo(now.step(), () -> false));
    CheckpointTest.assertSameState(expected, onwards.trainer(), spec);
  }

  private static void advance(Recorder recorder, int steps) {
    for (int i = 0; i < steps; i++) {
      recorder.step();
    }
  }

  @Test
  void whatIsNoUnitIsRefused() {
    Trainer trainer = trainer(Specs.SMALL, Measuring.NOTHING);
    Intervention nobody = Intervention.of(Intervention.Kind.KILL, 2, 9);
    assertThrows(IllegalArgumentException.class, () -> trainer.intervene(nobody));
    trainer.subStep();
    assertThrows(IllegalStateException.class, () -> trainer.intervene(KILL));
    assertThrows(
        IllegalArgumentException.class, () -> new Intervention(Intervention.Kind.PERTURB, 1, 1, 0));
  }
}
