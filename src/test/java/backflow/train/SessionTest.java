package backflow.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import backflow.data.DataSet;
import backflow.math.Blank;
import backflow.math.KernelChoice;
import backflow.nn.optim.Clipping;
import backflow.probe.Event;
import backflow.probe.History;
import backflow.probe.LayerQuantity;
import backflow.probe.PartOfStep;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions by their effects; nothing here sleeps, every wait is for a condition. */
final class SessionTest {
  private static final ExperimentSpec SPEC = Specs.SMALL;

  private final AtomicLong clock = new AtomicLong(1_000_000_000L);
  private final List<Session> open = new ArrayList<>();
  private Session session = keep(Session.open(SPEC, false));

  @AfterEach
  void close() {
    for (Session each : open) {
      each.close();
      assertEquals(Progress.State.CLOSED, each.progress().state());
    }
  }

  private Session keep(Session opened) {
    open.add(opened);
    return opened;
  }

  private Session open(ExperimentSpec spec, boolean preRoll) {
    session = keep(Session.open(spec, preRoll));
    return session;
  }

  private void openWithClock() {
    session = keep(Session.open(SPEC, false, clock::get));
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

  private void await(Progress.State state) {
    await(() -> session.progress().state() == state, state.toString());
  }

  private void awaitSteps(long steps) {
    await(() -> session.progress().steps() >= steps, steps + " steps");
  }

  /** Commands run in order: once this one has had its effect, so have all before. */
  private void settle() {
    LiveSettings now = LiveSettings.of(session.spec());
    double rate = now.learningRate() * (1 + Math.ulp(1.0));
    session.change(new LiveSettings(rate, now.weightDecay(), now.optimizer(), now.clipping()));
    await(() -> session.spec().training().learningRate() == rate, "the commands");
  }

  private Run run() {
    return Objects.requireNonNull(session.run());
  }

  private static ExperimentSpec at(ExperimentSpec spec, int at) {
    return new ExperimentSpec(
        spec.name(),
        spec.seed(),
        spec.data(),
        spec.network(),
        spec.training(),
        new ViewSpec(at, "flow"),
        spec.text());
  }

  private static StepSnapshot latest(History history) {
    StepSnapshot latest = new StepSnapshot(history.layers());
    assertTrue(history.latest(latest));
    return latest;
  }

  private static StepSnapshot headless(ExperimentSpec spec, long steps) {
    Trainer trainer = new Trainer(Setup.of(spec), KernelChoice.best(), Measuring.DEFAULT);
    for (long i = 0; i < steps; i++) {
      trainer.step();
    }
    return Objects.requireNonNull(trainer.snapshot());
  }

  @Test
  void opensPausedBeforeTheFirstStep() {
    open(SPEC, false);
    await(Progress.State.PAUSED);
    assertEquals(0, session.progress().steps());
    assertEquals(Progress.Phase.FORWARD, session.progress().phase());
    assertEquals("", session.progress().message());
    assertEquals(SPEC, run().spec());
    assertEquals(96, run().facts().trainSamples());
    assertEquals(3, run().facts().outputs());
    assertEquals("cross-entropy", run().facts().loss());
    assertEquals(3, run().history().layers());
    assertNull(session.observation());
  }

  @Test
  void opensPreRolledAtTheStepOfTheView() {
    ExperimentSpec spec = at(SPEC, 137);
    open(spec, true);
    await(Progress.State.PAUSED);
    assertEquals(137, session.progress().steps());
    assertEquals(136, run().history().lastStep());
    assertArrayEquals(
        Snapshots.values(headless(spec, 137)), Snapshots.values(latest(run().history())));
  }

  @Test
  void runsUntilPausedAndThenMakesSingleSteps() {
    open(SPEC, false).play();
    awaitSteps(50);
    assertEquals(Progress.State.RUNNING, session.progress().state());
    session.pause();
    await(Progress.State.PAUSED);
    long steps = session.progress().steps();
    session.step();
    awaitSteps(steps + 1);
    settle();
    assertEquals(steps + 1, session.progress().steps());
    assertEquals(Progress.State.PAUSED, session.progress().state());
  }

  @Test
  void subStepsGoThroughThePhasesAndAStepCompletesThem() {
    open(SPEC, false);
    await(Progress.State.PAUSED);
    Progress.Phase[] phases = Progress.Phase.values();
    for (int i = 0; i < 9; i++) {
      assertEquals(phases[i % 4], session.progress().phase());
      assertEquals(i / 4, session.progress().steps());
      session.subStep();
      Progress.Phase next = phases[(i + 1) % 4];
      await(() -> session.progress().phase() == next, next.toString());
    }
    session.step();
    awaitSteps(3);
    assertEquals(Progress.Phase.FORWARD, session.progress().phase());
    assertEquals(2, run().history().lastStep());
  }

  @Test
  void aPartOfAStepLeavesWhatIsKnownSoFarAndAWholeStepNothing() {
    open(SPEC, false);
    await(Progress.State.PAUSED);
    assertNull(session.part());
    assertKnown("forward", Progress.Phase.BACKWARD, true, false, false);
    assertKnown("backward", Progress.Phase.CLIP, true, true, false);
    assertKnown("clip", Progress.Phase.UPDATE, true, true, false);
    assertKnown("update", Progress.Phase.FORWARD, true, true, true);
    StepSnapshot kept = new StepSnapshot(run().history().layers());
    assertTrue(run().history().latest(kept));
    StepSnapshot part = Objects.requireNonNull(session.part()).soFar();
    assertEquals(kept.step(), part.step());
    double loss = kept.get(StepQuantity.LOSS);
    assertEquals(loss, part.get(StepQuantity.LOSS));
    session.step();
    awaitSteps(2);
    assertNull(session.part());
  }

  private void assertKnown(
      String made, Progress.Phase next, boolean loss, boolean gradient, boolean update) {
    session.subStep();
    await(() -> session.progress().phase() == next, made);
    PartOfStep part = Objects.requireNonNull(session.part());
    assertEquals(made, part.made());
    StepSnapshot s = part.soFar();
    assertEquals(0, s.step());
    assertEquals(loss, !Blank.is(s.get(StepQuantity.LOSS)), made);
    assertEquals(gradient, !Blank.is(s.get(LayerQuantity.ACTIVATION_GRADIENT_RMS, 1)), made);
    assertEquals(update, !Blank.is(s.get(LayerQuantity.UPDATE_TO_WEIGHT, 1)), made);
  }

  @Test
  void aStepWhileRunningPauses() {
    open(SPEC, false).play();
    awaitSteps(5);
    session.step();
    await(Progress.State.PAUSED);
    assertEquals(Progress.Phase.FORWARD, session.progress().phase());
  }

  @Test
  void thePaceIsThatOfTheClock() {
    openWithClock();
    await(Progress.State.PAUSED);
    session.pace(new Pace(10));
    session.play();
    awaitSteps(1);
    settle();
    assertEquals(1, session.progress().steps(), "the clock stands still");
    for (int i = 2; i < 12; i++) {
      clock.addAndGet(100_000_000L);
      awaitSteps(i);
      settle();
      assertEquals(i, session.progress().steps());
    }
    double rate = session.progress().stepsPerSecond();
    assertTrue(rate > 8 && rate < 13, "steps per second " + rate);
  }

  @Test
  void afterALongWaitAPacedSessionDoesNotCatchUpForEver() {
    openWithClock();
    session.pace(new Pace(10));
    session.play();
    awaitSteps(1);
    clock.addAndGet(TimeUnit.HOURS.toNanos(1));
    awaitSteps(3);
    settle();
    assertTrue(session.progress().steps() < 8, session.progress().toString());
  }

  @Test
  void liveChangesAreNotedAndTakeEffect() {
    open(SPEC, false);
    await(Progress.State.PAUSED);
    LiveSettings s = LiveSettings.of(SPEC);
    Clipping clipping = new Clipping(Clipping.Mode.NORM, 1e-3);
    session.change(new LiveSettings(0.03, 0.25, s.optimizer(), clipping));
    session.step();
    awaitSteps(1);
    StepSnapshot first = latest(run().history());
    assertEquals(0.03, first.get(StepQuantity.LEARNING_RATE));
    assertEquals(1e-3, first.get(StepQuantity.GLOBAL_NORM_AFTER), 1e-6);
    assertEquals(0.25, session.spec().training().weightDecay());
    assertEquals(SPEC, run().spec(), "the run keeps what it started with");
    Event changed =
        run().history().events().stream()
            .filter(e -> e.kind() == Event.Kind.CHANGED)
            .findFirst()
            .orElseThrow();
    assertTrue(changed.text().contains("0.1 → 0.03"), changed::text);
    assertTrue(
        run().history().events().stream().anyMatch(e -> e.kind() == Event.Kind.CLIPPING_STARTED));
  }

  @Test
  void aRestartBeginsAnotherRunAndLeavesTheOldOneReadable() {
    open(SPEC, false).play();
    awaitSteps(20);
    session.pause();
    await(Progress.State.PAUSED);
    Run old = run();
    long[] last = Snapshots.values(latest(old.history()));
    ExperimentSpec other = SPEC.withSeed(7);
    session.restart(other, false);
    await(() -> session.run() != old, "the next run");
    await(Progress.State.PAUSED);
    assertEquals(0, session.progress().steps());
    assertEquals(other, session.spec());
    assertNotSame(old, run());
    assertArrayEquals(last, Snapshots.values(latest(old.history())));
    session.restart(SPEC, false);
    await(() -> session.spec().equals(SPEC), "the first experiment again");
    await(Progress.State.PAUSED);
    session.step();
    awaitSteps(1);
    assertArrayEquals(
        Snapshots.values(headless(SPEC, 1)), Snapshots.values(latest(run().history())));
  }

  @Test
  void aRestartWhileRunningKeepsRunning() {
    open(SPEC, false).play();
    awaitSteps(5);
    Run old = run();
    session.restart(SPEC.withSeed(9), true);
    await(() -> session.run() != old, "the next run");
    awaitSteps(5);
    await(Progress.State.RUNNING);
  }

  @Test
  void aRestartInterruptsALongPreRoll() {
    open(at(SPEC, 1_000_000), true);
    awaitSteps(10);
    assertEquals(Progress.State.OPENING, session.progress().state());
    for (int i = 0; i < 5; i++) {
      session.restart(at(SPEC, 1_000_000).withSeed(i), true);
    }
    session.restart(at(SPEC, 3), true);
    await(() -> session.spec().view().at() == 3, "the last restart");
    await(Progress.State.PAUSED);
    assertEquals(3, session.progress().steps());
  }

  @Test
  void closingInterruptsALongPreRollAndJoinsTheThread() {
    open(at(SPEC, 1_000_000), true);
    awaitSteps(10);
    session.close();
    assertEquals(Progress.State.CLOSED, session.progress().state());
    long steps = session.progress().steps();
    assertTrue(steps < 1_000_000);
    assertEquals(steps - 1, run().history().lastStep(), "no thread goes on");
    session.close();
  }

  @Test
  void anExperimentThatCannotBeFailsInWordsAndARestartGoesOn() {
    DataSpec nowhere = new DataSpec(DataSet.CSV, 100, 0, 0.25, 2, "/nowhere/at/all.csv", null);
    open(SPEC.withData(nowhere), false).play();
    await(Progress.State.FAILED);
    String message = session.progress().message();
    assertTrue(message.contains("data.file") && message.contains("all.csv"), message);
    assertEquals(1, message.lines().count());
    assertNull(session.run());
    session.step();
    session.play();
    session.restart(SPEC, false);
    awaitSteps(3);
    assertEquals("", session.progress().message());
    assertEquals(Progress.State.RUNNING, session.progress().state());
  }

  @Test
  void aFailureInTrainingSurfacesWhateverItIs() {
    for (Throwable failure :
        new Throwable[] {
          new IllegalStateException("the clock\nis broken"), new AssertionError("impossible")
        }) {
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Session broken = Session.open(SPEC, false, () -> time(thrown));
      await(() -> broken.progress().state() == Progress.State.PAUSED, "paused");
      broken.step();
      await(() -> broken.progress().steps() == 1, "a step");
      thrown.set(failure);
      broken.step();
      await(() -> broken.progress().state() == Progress.State.FAILED, "failed");
      thrown.set(null);
      String message = broken.progress().message();
      assertTrue(message.contains(failure.getClass().getSimpleName()), message);
      assertEquals(1, message.lines().count());
      assertEquals(0, Objects.requireNonNull(broken.run()).history().lastStep());
      Run before = broken.run();
      broken.restart(SPEC, false);
      await(() -> broken.run() != before, "the next run");
      assertEquals(0, broken.progress().steps());
      broken.step();
      await(() -> broken.progress().steps() == 1, "a step after the restart");
      broken.close();
    }
  }

  /** A clock that breaks on the training thread only. */
  private long time(AtomicReference<Throwable> thrown) {
    Throwable t = thrown.get();
    if (t instanceof RuntimeException e && Thread.currentThread().getName().equals("training")) {
      throw e;
    }
    if (t instanceof Error e && Thread.currentThread().getName().equals("training")) {
      throw e;
    }
    return clock.get();
  }

  @Test
  void nothingIsObservedUnlessAsked() {
    open(SPEC, false);
    session.step();
    session.step();
    awaitSteps(2);
    assertNull(session.observation());
    session.observe(1000);
    session.step();
    awaitSteps(3);
    await(() -> session.observation() != null, "an observation");
    assertEquals(2, Objects.requireNonNull(session.observation()).step());
    session.observe(0);
    session.step();
    awaitSteps(4);
    assertEquals(2, Objects.requireNonNull(session.observation()).step());
  }

  @Test
  void observationsComeAtTheRateOfTheClock() {
    openWithClock();
    session.observe(10);
    session.play();
    await(() -> session.observation() != null, "the first observation");
    long first = Objects.requireNonNull(session.observation()).step();
    awaitSteps(first + 100);
    assertEquals(first, Objects.requireNonNull(session.observation()).step());
    clock.addAndGet(100_000_000L);
    await(
        () -> Objects.requireNonNull(session.observation()).step() > first + 99,
        "the second observation");
  }

  @Test
  void tenThousandStepsAtFullSpeedUnderCommandsGiveTheBitsOfAHeadlessRun() {
    open(SPEC, false).play();
    LiveSettings same = LiveSettings.of(SPEC);
    StepSnapshot seen = new StepSnapshot(3);
    while (session.progress().steps() < 10_000) {
      session.observe(500);
      session.change(same);
      session.pace(Pace.MAX);
      Run run = session.run();
      if (run != null) {
        run.history().latest(seen);
      }
      Thread.onSpinWait();
      long next = session.progress().steps() + 100;
      await(() -> session.progress().steps() >= next, "progress");
    }
    session.pause();
    await(Progress.State.PAUSED);
    long steps = session.progress().steps();
    assertTrue(steps >= 10_000);
    StepSnapshot last = latest(run().history());
    assertEquals(steps - 1, last.step());
    assertNotNull(session.observation());
    assertArrayEquals(Snapshots.values(headless(SPEC, steps)), Snapshots.values(last));
    assertFalse(run().history().events().stream().anyMatch(e -> e.kind() == Event.Kind.CHANGED));
    assertSame(SPEC.training().optimizer(), session.spec().training().optimizer());
  }
}
