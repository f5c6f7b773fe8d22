package backflow.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.check.CheckProgress;
import backflow.check.ElementPlace;
import backflow.check.Inquiry;
import backflow.lesson.Scenes;
import backflow.study.Finding;
import backflow.study.Findings;
import backflow.study.Interest;
import backflow.study.Moment;
import backflow.study.check.CheckStudy;
import backflow.study.check.UnderWay;
import backflow.train.Progress;
import backflow.train.Run;
import backflow.train.ViewSpec;
import backflow.ui.Worker;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class CheckDeskTest {
  private final Worker worker = new Worker();
  private final CheckDesk desk = new CheckDesk(worker::submit);
  private final Findings findings = new Findings();
  private final Counting counting = new Counting();
  private Interest interest = Interest.NONE;
  private long playhead = -1;

  private final Lane lane = new Lane(Scenes.first().spec().withView(ViewSpec.DEFAULT), false);

  /** At which ε, the how manieth. */
  private record Counted(long step, double epsilon, int count) implements Finding {}

  /** Finds how often it was made. */
  private static final class Counting implements CheckStudy<Counted> {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Class<Counted> kind() {
      return Counted.class;
    }

    @Override
    public Counted of(Moment moment, Inquiry inquiry, CheckProgress progress, Cancelled cancelled) {
      double epsilon = inquiry.epsilon();
      return new Counted(moment.step(), epsilon, count.incrementAndGet());
    }

    @Override
    public Inquiry question(Inquiry inquiry) {
      return inquiry.withPlace(null);
    }

    @Override
    public int turn() {
      return 1;
    }
  }

  /** What never comes. */
  private record Never(long step) implements Finding {}

  /** Goes on until it is given up. */
  private static final class Endless implements CheckStudy<Never> {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    @Override
    public Class<Never> kind() {
      return Never.class;
    }

    @Override
    public @Nullable Never of(
        Moment moment, Inquiry inquiry, CheckProgress progress, Cancelled cancelled) {
      progress.checked(412, 2000);
      begun.countDown();
      while (!cancelled.now()) {
        Thread.onSpinWait();
      }
      ended.countDown();
      return null;
    }

    @Override
    public Inquiry question(Inquiry inquiry) {
      return inquiry;
    }

    @Override
    public int turn() {
      return 2;
    }
  }

  @BeforeEach
  void train() throws Exception {
    lane.session().play();
    await(() -> lane.progress().steps() >= 60);
    lane.session().pause();
    await(() -> lane.progress().state() == Progress.State.PAUSED);
  }

  @AfterEach
  void close() {
    lane.close();
    worker.close();
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws Exception {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::holds);
  }

  private Run run() {
    return Objects.requireNonNull(lane.run());
  }

  private boolean frame(CheckStudy<?>... studies) {
    desk.want(lane, run(), playhead, interest, List.of(studies));
    return desk.fetch(run(), findings);
  }

  private Counted counted() {
    return Objects.requireNonNull(findings.find(Counted.class));
  }

  private void awaitCount(int count) throws Exception {
    await(
        () -> {
          frame(counting);
          Counted found = findings.find(Counted.class);
          return found != null && found.count() == count && !desk.isBusy();
        });
  }

  @Test
  void aStepThatStandsStillIsCheckedOnceAndForItself() throws Exception {
    awaitCount(1);
    assertEquals(run().history().lastStep(), counted().step());
    for (int i = 0; i < 50; i++) {
      assertFalse(frame(counting));
    }
    playhead = 13;
    awaitCount(2);
    assertEquals(13, counted().step());
  }

  @Test
  void whileTheRunTrainsItIsCheckedAgainOnlyWhenAsked() throws Exception {
    lane.session().play();
    await(() -> lane.progress().state() == Progress.State.RUNNING);
    awaitCount(1);
    long first = counted().step();
    await(() -> lane.progress().steps() > first + 20);
    for (int i = 0; i < 50; i++) {
      assertFalse(frame(counting));
    }
    desk.again();
    awaitCount(2);
    assertTrue(counted().step() > first);
  }

  @Test
  void anotherEpsilonIsAnotherQuestionAtTheSameStep() throws Exception {
    lane.session().play();
    await(() -> lane.progress().state() == Progress.State.RUNNING);
    awaitCount(1);
    long step = counted().step();
    await(() -> lane.progress().steps() > step);
    interest = new Interest(0, 0, -1, Inquiry.USUAL.withEpsilon(1e-3));
    awaitCount(2);
    assertEquals(1e-3, counted().epsilon());
    assertEquals(step, counted().step());
    interest = new Interest(0, 0, -1, interest.inquiry().withPlace(new ElementPlace(0, 1)));
    for (int i = 0; i < 50; i++) {
      assertFalse(frame(counting));
    }
  }

  @Test
  void whoComesBackIsAnsweredAnew() throws Exception {
    awaitCount(1);
    frame();
    awaitCount(2);
  }

  @Test
  void anotherBoardIsToldWhatWasFoundBefore() throws Exception {
    awaitCount(1);
    Findings other = new Findings();
    desk.want(lane, run(), playhead, interest, List.of(counting));
    assertTrue(desk.fetch(run(), other));
    assertEquals(counted(), other.find(Counted.class));
    assertFalse(desk.fetch(run(), other));
  }

  @Test
  void aCheckSaysHowFarItIsAndIsGivenUpUntilItIsAskedAgain() throws Exception {
    Endless endless = new Endless();
    await(
        () -> {
          frame(endless);
          return endless.begun.getCount() == 0;
        });
    frame(endless);
    UnderWay now = Objects.requireNonNull(findings.find(UnderWay.class));
    assertEquals(412, now.done());
    assertEquals(2000, now.of());
    assertTrue(desk.isBusy());
    desk.cancel();
    assertFalse(desk.isBusy());
    assertTrue(endless.ended.await(60, TimeUnit.SECONDS));
    frame(endless);
    assertFalse(desk.isBusy());
    assertNull(findings.find(UnderWay.class));
    desk.again();
    frame(endless);
    assertTrue(desk.isBusy());
  }

  @Test
  void whoLeavesGivesUp() throws Exception {
    Endless endless = new Endless();
    await(
        () -> {
          frame(endless);
          return endless.begun.getCount() == 0;
        });
    frame();
    assertTrue(endless.ended.await(60, TimeUnit.SECONDS));
    awaitCount(1);
    assertNotNull(counted());
  }
}
