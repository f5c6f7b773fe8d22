package backflow.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.lesson.Scenes;
import backflow.study.Finding;
import backflow.study.Findings;
import backflow.study.Interest;
import backflow.study.Moment;
import backflow.study.Study;
import backflow.train.Intervention;
import backflow.train.Progress;
import backflow.train.Run;
import backflow.ui.Worker;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class StudyDeskTest {
  private final Worker worker = new Worker();
  private final StudyDesk desk = new StudyDesk(worker::submit);
  private final Findings findings = new Findings();

  /** One and the same: another one would be another question, and give this one up. */
  private final FirstWeightStudy study = new FirstWeightStudy();

  private final Lane lane =
      new Lane(Scenes.first().spec().withView(backflow.train.ViewSpec.DEFAULT), false);

  /** The first weight of a moment. */
  private record FirstWeight(long step, double value) implements Finding {}

  private static final class FirstWeightStudy implements Study<FirstWeight> {
    @Override
    public Class<FirstWeight> kind() {
      return FirstWeight.class;
    }

    @Override
    public FirstWeight of(Moment moment, Interest interest, Cancelled cancelled) {
      double weight = moment.network().parameters().get(0).value().data[0];
      return new FirstWeight(moment.step(), weight);
    }
  }

  /** Is given up the first time, and the question comes back before it notices that. */
  private final class Hesitant implements Study<FirstWeight> {
    private final AtomicBoolean first = new AtomicBoolean(true);

    @Override
    public Class<FirstWeight> kind() {
      return FirstWeight.class;
    }

    @Override
    public @Nullable FirstWeight of(Moment moment, Interest interest, Cancelled cancelled) {
      if (first.compareAndSet(true, false)) {
        desk.want(lane, run(), 690, Interest.NONE, Set.of());
        boolean gone = cancelled.now();
        desk.want(lane, run(), 690, Interest.NONE, Set.of(this));
        return gone ? null : study.of(moment, interest, cancelled);
      }
      return study.of(moment, interest, cancelled);
    }
  }

  /** A study that cannot be made. */
  private static final class Broken implements Study<FirstWeight> {
    @Override
    public Class<FirstWeight> kind() {
      return FirstWeight.class;
    }

    @Override
    public FirstWeight of(Moment moment, Interest interest, Cancelled cancelled) {
      throw new IllegalStateException("broken on purpose");
    }
  }

  @BeforeEach
  void train() throws Exception {
    lane.session().play();
    await(() -> lane.progress().steps() >= 700);
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
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition::holds);
  }

  private Run run() {
    return Objects.requireNonNull(lane.run());
  }

  private boolean answeredAt(long playhead, long step, Study<?> study) {
    desk.want(lane, run(), playhead, Interest.NONE, Set.of(study));
    desk.fetch(run(), findings);
    FirstWeight found = findings.find(FirstWeight.class);
    return found != null && found.step() == step;
  }

  @Test
  void aStepThatIsScrubbedToIsAnsweredExactly() throws Exception {
    for (long step : new long[] {613, 4, 613}) {
      await(() -> answeredAt(step, step, study));
    }
    Moment straight = Moment.at(run(), 613, () -> false);
    double weight = Objects.requireNonNull(straight).network().parameters().get(0).value().data[0];
    assertEquals(weight, Objects.requireNonNull(findings.find(FirstWeight.class)).value());
  }

  @Test
  void pausedTheStepWhoseNumbersAreShownIsAnswered() throws Exception {
    long last = run().history().lastStep();
    assertEquals(lane.progress().steps() - 1, last);
    await(() -> answeredAt(-1, last, study));
    assertTrue(desk.failure().isEmpty());
  }

  /** A study of the newest state that takes for ever, unless it is given up. */
  private static final class Endless implements Study<FirstWeight> {
    private final CountDownLatch begun = new CountDownLatch(1);

    @Override
    public Class<FirstWeight> kind() {
      return FirstWeight.class;
    }

    @Override
    public @Nullable FirstWeight of(Moment moment, Interest interest, Cancelled cancelled) {
      begun.countDown();
      while (!cancelled.now()) {
        Thread.onSpinWait();
      }
      return null;
    }
  }

  @Test
  void whoScrubsDoesNotWaitForAStudyOfTheNewestState() throws Exception {
    Endless endless = new Endless();
    lane.session().play();
    await(() -> lane.progress().state() == Progress.State.RUNNING);
    await(
        () -> {
          desk.want(lane, run(), -1, Interest.NONE, Set.of(endless));
          return endless.begun.getCount() == 0;
        });
    await(() -> answeredAt(650, 650, new FirstWeightStudy()));
  }

  @Test
  void whatIsDoneToAUnitWhilePausedIsSeenAtOnce() throws Exception {
    long next = lane.progress().steps();
    lane.session().intervene(Intervention.of(Intervention.Kind.KILL, 1, 1));
    await(() -> answeredAt(-1, next, study));
  }

  @Test
  void inTheMiddleOfAStepThatStepIsAnswered() throws Exception {
    long next = lane.progress().steps();
    lane.session().subStep();
    await(() -> lane.progress().phase() == Progress.Phase.BACKWARD);
    await(() -> answeredAt(-1, next, study));
  }

  @Test
  void aStudyThatFailsDoesNotKeepTheOthers() throws Exception {
    Set<Study<?>> both = Set.of(new Broken(), study);
    await(
        () -> {
          desk.want(lane, run(), 20, Interest.NONE, both);
          desk.fetch(run(), findings);
          return findings.find(FirstWeight.class) != null && !desk.failure().isEmpty();
        });
  }

  @Test
  void aQuestionThatWasGivenUpIsAnsweredWhenItIsAskedAgain() throws Exception {
    for (int i = 0; i < 20; i++) {
      desk.want(lane, run(), 690, Interest.NONE, Set.of(study));
      desk.want(lane, run(), 690, Interest.NONE, Set.of());
    }
    await(() -> answeredAt(690, 690, study));
  }

  @Test
  void aStudyThatWasGivenUpStaysSoAndIsMadeAnew() throws Exception {
    Hesitant hesitant = new Hesitant();
    await(() -> answeredAt(690, 690, hesitant));
  }

  @Test
  void aStudyThatFailsSaysSoAndTheNextOneIsMade() throws Exception {
    Set<Study<?>> broken = Set.of(new Broken());
    await(
        () -> {
          desk.want(lane, run(), 10, Interest.NONE, broken);
          return desk.failure().contains("broken on purpose");
        });
    assertFalse(desk.fetch(run(), findings));
    await(() -> answeredAt(10, 10, study));
  }
}
