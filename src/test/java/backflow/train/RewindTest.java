package backflow.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.data.DataSet;
import backflow.math.KernelChoice;
import backflow.nn.Normalization;
import backflow.nn.Residual;
import backflow.nn.optim.Clipping;
import backflow.probe.Event;
import backflow.probe.StepSnapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any step of a run again, bit for bit, settings changed on the way included. */
final class RewindTest {
  private static final int STEPS = 620;

  private static List<ExperimentSpec> specs() {
    NetworkSpec all =
        Specs.network(List.of(6, 6), "prelu", Normalization.BATCH, Residual.PLAIN, 0.2);
    List<ExperimentSpec> specs = new ArrayList<>();
    for (OptimizerSpec.Kind kind : OptimizerSpec.Kind.values()) {
      specs.add(
          Specs.SMALL
              .withData(Specs.data(DataSet.MOONS, 94))
              .withNetwork(all)
              .withTraining(Specs.training(LossChoice.AUTO, kind, 13)));
    }
    specs.add(Specs.SMALL.withNetwork(Specs.network(List.of(8, 8), "relu")));
    return specs;
  }

  private static Recorder recorder(ExperimentSpec spec) {
    return new Recorder(spec, KernelChoice.best(), true, Watchers.NONE);
  }

  private static LiveSettings slower(LiveSettings s, double by) {
    Clipping clipping = new Clipping(Clipping.Mode.NORM, 0.5 * by);
    return new LiveSettings(s.learningRate() * by, 1e-3 * by, s.optimizer(), clipping);
  }

  /** Changes settings before a step and in the middle of others. */
  private static void disturb(Recorder r, ExperimentSpec spec) {
    LiveSettings settings = LiveSettings.of(spec);
    if (r.steps() == 100) {
      r.change(slower(settings, 0.5));
      r.change(slower(settings, 0.7));
    }
    if (r.steps() == 333) {
      r.subStep();
      r.subStep();
      r.change(slower(settings, 0.3));
      r.subStep();
      r.change(slower(settings, 1.1));
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyStepCanBeHadAgain(ExperimentSpec spec) {
    Recorder recorder = recorder(spec);
    Map<Long, Checkpoint> truth = new HashMap<>();
    Map<Long, long[]> numbers = new HashMap<>();
    for (int i = 0; i < STEPS; i++) {
      truth.put(recorder.steps(), Objects.requireNonNull(recorder.checkpoint()));
      disturb(recorder, spec);
      recorder.step();
      numbers.put(recorder.steps() - 1, newest(recorder));
    }
    assertEquals(3, recorder.run().checkpoints().count());
    for (long step : new long[] {0, 1, 99, 101, 249, 250, 251, 332, 334, 400, 619}) {
      Trainer again = Objects.requireNonNull(Rewind.at(recorder.run(), step, () -> false));
      Trainer expected = Rewind.from(Objects.requireNonNull(truth.get(step)), Measuring.NOTHING);
      CheckpointTest.assertSameState(expected, again, spec);
      assertEquals(expected.settings(), again.settings());
    }
    Rewind rewind = Rewind.of(recorder.run(), 330, Measuring.DEFAULT);
    assertEquals(250, rewind.trainer().steps());
    while (rewind.trainer().steps() < STEPS) {
      rewind.step();
      long step = rewind.trainer().steps() - 1;
      assertArrayEquals(numbers.get(step), Snapshots.values(rewind.trainer()), "step " + step);
    }
  }

  private static long[] newest(Recorder recorder) {
    StepSnapshot snapshot = new StepSnapshot(recorder.run().history().layers());
    recorder.run().history().latest(snapshot);
    return Snapshots.values(snapshot);
  }

  @Test
  void changesBeforeTheStepAreInForceAtIt() {
    Recorder recorder = recorder(Specs.SMALL);
    for (int i = 0; i < 10; i++) {
      recorder.step();
    }
    LiveSettings slower = slower(LiveSettings.of(Specs.SMALL), 0.5);
    recorder.change(slower);
    Trainer now = Objects.requireNonNull(Rewind.at(recorder.run(), 10, () -> false));
    assertEquals(slower, now.settings());
    assertEquals(1, recorder.run().log().size());
  }

  @Test
  void aRewindCanBeCancelled() {
    Recorder recorder = recorder(Specs.SMALL);
    for (int i = 0; i < 20; i++) {
      recorder.step();
    }
    int[] asked = new int[1];
    assertNull(Rewind.at(recorder.run(), 20, () -> ++asked[0] > 5));
    assertEquals(6, asked[0]);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void aBranchWithNothingChangedIsTheRun(ExperimentSpec spec) {
    Recorder straight = recorder(spec);
    for (int i = 0; i < 57; i++) {
      straight.step();
    }
    straight.change(slower(LiveSettings.of(spec), 0.5));
    for (int i = 0; i < 20; i++) {
      straight.step();
    }
    Checkpoint from = Objects.requireNonNull(straight.checkpoint());
    Recorder branch = Recorder.branch(from, from.settings(), KernelChoice.best(), Watchers.NONE);
    assertEquals(77, branch.steps());
    assertEquals(-1, branch.run().history().firstStep());
    for (int i = 0; i < 30; i++) {
      straight.step();
      branch.step();
      assertArrayEquals(newest(straight), newest(branch));
    }
    assertEquals(77, branch.run().history().firstStep());
    assertEquals(77, branch.run().firstStep());
    assertTrue(branch.run().history().events().stream().allMatch(e -> e.step() >= 77));
  }

  @Test
  void aBranchWithAnotherRateIsARunChangedThere() {
    Recorder straight = recorder(Specs.SMALL);
    for (int i = 0; i < 40; i++) {
      straight.step();
    }
    Checkpoint from = Objects.requireNonNull(straight.checkpoint());
    LiveSettings other = slower(from.settings(), 0.1);
    straight.change(other);
    Recorder branch = Recorder.branch(from, other, KernelChoice.best(), Watchers.NONE);
    assertEquals(Event.Kind.CHANGED, branch.run().history().events().get(0).kind());
    assertEquals(other, LiveSettings.of(branch.run().spec()));
    for (int i = 0; i < 30; i++) {
      straight.step();
      branch.step();
      assertArrayEquals(newest(straight), newest(branch));
    }
    Trainer again = Objects.requireNonNull(Rewind.at(branch.run(), 60, () -> false));
    Trainer expected = Objects.requireNonNull(Rewind.at(straight.run(), 60, () -> false));
    CheckpointTest.assertSameState(expected, again, "branch");
    assertThrows(IllegalArgumentException.class, () -> Rewind.at(branch.run(), 39, () -> false));
  }

  @Test
  void aBranchCannotChangeTheOptimizer() {
    Checkpoint from = Objects.requireNonNull(recorder(Specs.SMALL).checkpoint());
    LiveSettings s = from.settings();
    OptimizerSpec adam = OptimizerSpec.of(OptimizerSpec.Kind.ADAM);
    LiveSettings other = new LiveSettings(s.learningRate(), s.weightDecay(), adam, s.clipping());
    assertThrows(
        IllegalArgumentException.class,
        () -> Recorder.branch(from, other, KernelChoice.best(), Watchers.NONE));
  }
}
