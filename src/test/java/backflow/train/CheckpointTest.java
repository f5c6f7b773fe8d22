package backflow.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.data.DataSet;
import backflow.math.KernelChoice;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.optim.Clipping;
import backflow.nn.optim.Schedule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Straight on, or by way of a checkpoint: the same bits. */
final class CheckpointTest {
  private static Trainer trainer(ExperimentSpec spec) {
    return new Trainer(Setup.of(spec), KernelChoice.best(), Measuring.DEFAULT);
  }

  /** Optimizers × normalization × dropout × residual × clipping × schedule × batch size. */
  private static List<ExperimentSpec> specs() {
    List<ExperimentSpec> all = new ArrayList<>(Specs.many());
    all.addAll(Specs.reduced());
    int i = 0;
    for (OptimizerSpec.Kind kind : OptimizerSpec.Kind.values()) {
      for (Normalization n : Normalization.values()) {
        for (Clipping.Mode mode : Clipping.Mode.values()) {
          for (double momentum : new double[] {0, 0.9}) {
            if (momentum == 0 || kind == OptimizerSpec.Kind.SGD) {
              all.add(mixture(i++, kind, n, mode, momentum));
            }
          }
        }
      }
    }
    return all;
  }

  private static ExperimentSpec mixture(
      int i, OptimizerSpec.Kind kind, Normalization n, Clipping.Mode mode, double momentum) {
    Residual residual = Residual.values()[i % 3];
    List<String> functions = List.of("relu", "prelu", "sigmoid", "tanh", "gelu");
    NetworkSpec network =
        Specs.network(List.of(7, 7, 5), functions.get(i % 5), n, residual, i % 2 * 0.3);
    OptimizerSpec o = OptimizerSpec.of(kind);
    OptimizerSpec rolling =
        new OptimizerSpec(
            kind,
            momentum,
            momentum > 0 && i % 4 > 1,
            o.beta1(),
            o.beta2(),
            o.epsilon(),
            o.decay());
    Schedule schedule = Schedule.of(Schedule.Kind.values()[i % 5]);
    int batchSize = new int[] {7, 32, 1000, 10, 68}[i % 5];
    double decay = i % 7 == 3 ? 0.01 : 0;
    return ExperimentSpec.DEFAULT
        .withSeed(i)
        .withData(Specs.data(DataSet.SPIRALS, 93))
        .withNetwork(network)
        .withTraining(
            new TrainingSpec(
                LossChoice.AUTO,
                rolling,
                0.05,
                schedule,
                batchSize,
                decay,
                new Clipping(mode, 0.2),
                100));
  }

  static void assertSameState(Trainer expected, Trainer actual, Object what) {
    List<double[]> a = Specs.state(expected.setup());
    List<double[]> b = Specs.state(actual.setup());
    assertEquals(a.size(), b.size());
    for (int i = 0; i < a.size(); i++) {
      assertArrayEquals(a.get(i), b.get(i), what::toString);
    }
    assertEquals(expected.loss(), actual.loss(), what::toString);
    assertEquals(expected.epoch(), actual.epoch(), what::toString);
    assertEquals(expected.steps(), actual.steps(), what::toString);
    assertEquals(expected.firstDeath(), actual.firstDeath(), what::toString);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void goingOnFromACheckpointIsGoingOn(ExperimentSpec spec) {
    Trainer straight = trainer(spec);
    for (int i = 0; i < 23; i++) {
      straight.step();
    }
    Checkpoint checkpoint = straight.checkpoint();
    Trainer restored = trainer(spec);
    for (int i = 0; i < spec.seed() % 3; i++) {
      restored.step(); // what it did before is forgotten
    }
    restored.restore(checkpoint);
    assertSameState(straight, restored, spec);
    for (int i = 0; i < 24; i++) {
      straight.step();
      restored.step();
      assertArrayEquals(Snapshots.values(straight), Snapshots.values(restored), spec::toString);
    }
    assertSameState(straight, restored, spec);
  }

  @Test
  void aCheckpointStaysAsItWas() {
    for (ExperimentSpec spec : Specs.many().subList(0, 10)) {
      Trainer trainer = trainer(spec);
      for (int i = 0; i < 7; i++) {
        trainer.step();
      }
      Checkpoint checkpoint = trainer.checkpoint();
      List<long[]> first = numbers(trainer, 12);
      trainer.restore(checkpoint);
      List<long[]> again = numbers(trainer, 12);
      for (int i = 0; i < 12; i++) {
        assertArrayEquals(first.get(i), again.get(i), spec::toString);
      }
    }
  }

  private static List<long[]> numbers(Trainer trainer, int steps) {
    List<long[]> numbers = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      trainer.step();
      numbers.add(Snapshots.values(trainer));
    }
    return numbers;
  }

  @Test
  void settingsChangedOnTheWayAreInIt() {
    Trainer straight = trainer(Specs.SMALL);
    LiveSettings s = straight.settings();
    straight.step();
    straight.change(
        new LiveSettings(0.01, 0.001, s.optimizer(), new Clipping(Clipping.Mode.NORM, 0.1)));
    straight.step();
    Trainer restored = trainer(Specs.SMALL);
    restored.restore(straight.checkpoint());
    straight.step();
    restored.step();
    assertSameState(straight, restored, "changed settings");
    assertEquals(0.01, restored.settings().learningRate());
  }

  @Test
  void deathsAndClippingBeforeItAreKnownAfterIt() {
    NetworkSpec network = Specs.network(List.of(8, 8, 8), "relu");
    TrainingSpec t = Specs.SMALL.training();
    ExperimentSpec spec =
        Specs.SMALL
            .withNetwork(network)
            .withTraining(
                new TrainingSpec(
                    t.loss(),
                    t.optimizer(),
                    8,
                    t.schedule(),
                    16,
                    0,
                    new Clipping(Clipping.Mode.VALUE, 0.5),
                    100));
    Trainer straight = trainer(spec);
    while (straight.firstDeath() < 0) {
      straight.step();
      assertTrue(straight.steps() < 2000, "nobody dies");
    }
    Trainer restored = trainer(spec);
    restored.restore(straight.checkpoint());
    assertTrue(restored.firstDeath() >= 0);
    for (int i = 0; i < 120; i++) {
      straight.step();
      restored.step();
      assertArrayEquals(Snapshots.values(straight), Snapshots.values(restored));
    }
  }

  @Test
  void anUnmeasuredTrainerTakesItToo() {
    Trainer measured = trainer(Specs.SMALL);
    measured.step();
    Trainer dark = new Trainer(Setup.of(Specs.SMALL), KernelChoice.best(), Measuring.NOTHING);
    dark.restore(measured.checkpoint());
    dark.step();
    measured.step();
    List<double[]> expected = Specs.state(measured.setup());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), Specs.state(dark.setup()).get(i));
    }
  }

  @Test
  void itsSizeIsThatOfItsNumbers() {
    Trainer trainer = trainer(Specs.SMALL);
    long weights = 8L * trainer.setup().network().parameterCount();
    long plain = trainer.checkpoint().bytes();
    assertTrue(plain > weights && plain < weights + 4000, plain + " bytes");
    ExperimentSpec adam =
        Specs.SMALL.withTraining(Specs.training(LossChoice.AUTO, OptimizerSpec.Kind.ADAM, 32));
    Trainer other = trainer(adam);
    other.step();
    long moments = other.checkpoint().bytes();
    assertTrue(moments > 3 * weights && moments < 3 * weights + 4000, moments + " bytes");
  }

  @Test
  void anotherExperimentsCheckpointIsRefused() {
    Checkpoint checkpoint = trainer(Specs.SMALL.withSeed(1)).checkpoint();
    Trainer trainer = trainer(Specs.SMALL);
    assertThrows(IllegalArgumentException.class, () -> trainer.restore(checkpoint));
    trainer.subStep();
    assertThrows(IllegalStateException.class, trainer::checkpoint);
  }
}
