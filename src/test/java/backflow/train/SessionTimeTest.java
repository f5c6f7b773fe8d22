package backflow.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import backflow.math.KernelChoice;
import backflow.probe.Event;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions that are looked into, stopped and branched; nothing sleeps. */
final class SessionTimeTest {
  private Session session = Session.open(Specs.SMALL, false);

  @AfterEach
  void close() {
    session.close();
  }

  private void reopen(ExperimentSpec spec) {
    session.close();
    session = Session.open(spec, false);
  }

  private static void await(BooleanSupplier condition, String what) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        fail("waited in vain for: " + what);
      }
      Thread.onSpinWait();
    }
  }

  private Checkpoint checkpoint() {
    await(() -> session.progress().state() != Progress.State.OPENING, "opening");
    Checkpoint before = session.latestCheckpoint();
    session.requestCheckpoint();
    await(() -> session.latestCheckpoint() != before, "a checkpoint");
    return Objects.requireNonNull(session.latestCheckpoint());
  }

  private static Trainer trained(ExperimentSpec spec, long steps) {
    Trainer trainer = new Trainer(Setup.of(spec), KernelChoice.best(), Measuring.NOTHING);
    while (trainer.steps() < steps) {
      trainer.step();
    }
    return trainer;
  }

  @Test
  void aCheckpointOfNowIsTakenFlatOutAndPaused() {
    assertEquals(0, checkpoint().step());
    session.play();
    await(() -> session.progress().steps() > 300, "300 steps");
    Checkpoint running = checkpoint();
    assertTrue(running.step() > 300);
    Trainer there = Rewind.from(running, Measuring.NOTHING);
    CheckpointTest.assertSameState(trained(Specs.SMALL, running.step()), there, "now");
    session.pause();
    await(() -> session.progress().state() == Progress.State.PAUSED, "pause");
    Checkpoint paused = checkpoint();
    assertEquals(session.progress().steps(), paused.step());
    Run run = Objects.requireNonNull(session.run());
    Trainer again = Objects.requireNonNull(Rewind.at(run, paused.step(), () -> false));
    CheckpointTest.assertSameState(Rewind.from(paused, Measuring.NOTHING), again, "again");
  }

  @Test
  void inTheMiddleOfAStepItIsOfBeforeIt() {
    session.step();
    session.subStep();
    session.subStep();
    await(() -> session.progress().phase() == Progress.Phase.CLIP, "half a step");
    Checkpoint half = checkpoint();
    assertEquals(1, half.step());
    session.step();
    await(() -> session.progress().steps() == 2, "the step");
    assertEquals(2, checkpoint().step());
  }

  @Test
  void aRestartForgetsIt() {
    checkpoint();
    session.restart(Specs.SMALL.withSeed(7), false);
    await(() -> session.progress().state() == Progress.State.PAUSED, "opening");
    await(() -> Objects.requireNonNull(session.run()).spec().seed() == 7, "the new run");
    assertNull(session.latestCheckpoint());
  }

  @Test
  void branchesAndGoesOnAsBefore() {
    session.stopAt(new StopCondition.AtStep(40));
    session.play();
    await(() -> !session.progress().stopped().isEmpty(), "stop");
    Run parent = Objects.requireNonNull(session.run());
    Checkpoint from = checkpoint();
    session.restart(from, from.settings());
    await(() -> session.run() != parent, "the branch");
    assertEquals(40, session.progress().steps());
    session.stopAt(new StopCondition.AtStep(90));
    session.play();
    await(() -> !session.progress().stopped().isEmpty(), "stop");
    Trainer there = Rewind.from(checkpoint(), Measuring.NOTHING);
    CheckpointTest.assertSameState(trained(Specs.SMALL, 90), there, "branch");
    assertEquals(40, Objects.requireNonNull(session.run()).history().firstStep());
    try (Session other = Session.open(from, from.settings())) {
      await(() -> other.progress().state() == Progress.State.PAUSED, "opening");
      assertEquals(40, other.progress().steps());
    }
  }

  @Test
  void stopsAtAStepOnceAndSaysSo() {
    session.stopAt(new StopCondition.AtStep(123));
    session.play();
    await(() -> !session.progress().stopped().isEmpty(), "stop");
    Progress progress = session.progress();
    assertEquals(123, progress.steps());
    assertEquals(Progress.State.PAUSED, progress.state());
    assertEquals("paused after step 122: step 123 is reached", progress.stopped());
    session.play();
    await(() -> session.progress().steps() > 200, "going on");
    assertEquals("", session.progress().stopped());
  }

  @Test
  void aStopIsWaitedForAgainInTheNextRun() {
    session.stopAt(new StopCondition.AtStep(30), new StopCondition.LossBelow(100));
    session.play();
    await(() -> session.progress().stops() == 1, "the loss");
    assertEquals(1, session.progress().steps());
    session.play();
    await(() -> session.progress().stops() == 2, "the step");
    assertEquals(30, session.progress().steps());
    session.restart(Specs.SMALL.withSeed(5), false);
    session.play();
    await(() -> session.progress().stops() == 3, "the loss again");
    assertEquals(1, session.progress().steps());
    assertEquals(Progress.State.PAUSED, session.progress().state());
  }

  @Test
  void whereTwoReasonsMeetTheFirstIsSaidAndItPausesOnce() {
    session.stopAt(new StopCondition.LossBelow(100), new StopCondition.AtStep(1));
    session.play();
    await(() -> session.progress().stops() == 1, "stop");
    assertTrue(session.progress().stopped().endsWith("the loss is below 100.0"));
    session.play();
    await(() -> session.progress().steps() > 50, "going on");
    assertEquals(1, session.progress().stops());
  }

  @Test
  void stopsAtALossAndAtAnEvent() {
    session.stopAt(new StopCondition.LossBelow(100), new StopCondition.LossAbove(1e9));
    session.play();
    await(() -> session.progress().state() == Progress.State.PAUSED, "stop");
    await(() -> !session.progress().stopped().isEmpty(), "reason");
    assertEquals(1, session.progress().steps());
    session.stopAt(new StopCondition.On(Event.Kind.CLIPPING_STARTED));
    LiveSettings s = LiveSettings.of(session.spec());
    session.change(
        new LiveSettings(
            s.learningRate(),
            0,
            s.optimizer(),
            new backflow.nn.optim.Clipping(backflow.nn.optim.Clipping.Mode.NORM, 1e-9)));
    session.play();
    await(() -> session.progress().stopped().contains("clipping has started"), "stop");
    assertEquals(2, session.progress().steps());
  }

  @Test
  void pausesAtTheFirstNonFiniteNumberIfAsked() {
    reopen(exploding());
    session.pauseOnNonFinite(true);
    session.play();
    await(() -> !session.progress().stopped().isEmpty(), "stop");
    assertTrue(session.progress().stopped().endsWith("the first NaN or ∞"));
    Run run = Objects.requireNonNull(session.run());
    Event event =
        run.history().events().stream()
            .filter(e -> e.kind() == Event.Kind.NON_FINITE)
            .findFirst()
            .orElseThrow();
    assertEquals(event.step() + 1, session.progress().steps());
    session.play();
    await(() -> session.progress().steps() > event.step() + 50, "going on all the same");
  }

  private static ExperimentSpec exploding() {
    TrainingSpec t = Specs.SMALL.training();
    return Specs.SMALL
        .withNetwork(Specs.network(java.util.List.of(8, 8, 8), "relu"))
        .withTraining(
            new TrainingSpec(
                LossChoice.MSE,
                t.optimizer(),
                500,
                t.schedule(),
                32,
                0,
                backflow.nn.optim.Clipping.NONE,
                100));
  }
}
