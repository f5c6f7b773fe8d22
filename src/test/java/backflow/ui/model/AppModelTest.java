package backflow.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.lesson.Scenes;
import backflow.train.Progress;
import backflow.train.Run;
import backflow.train.ViewSpec;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Commands that take effect later, and a model that asks at every frame; this is its UI thread. */
final class AppModelTest {
  private final AppModel model =
      new AppModel(Scenes.first().spec().withView(ViewSpec.DEFAULT), false);

  @AfterEach
  void close() {
    model.close();
  }

  /** Frames follow each other until something is so. */
  private void pullUntil(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        60,
        TimeUnit.SECONDS,
        () -> {
          model.pull();
          return condition.call();
        });
  }

  private void stopAt(long step) throws Exception {
    model.stopsProperty().set(Stops.DEFAULT.withStep(step));
    model.play();
    pullUntil(() -> !model.progress().stopped().isEmpty());
    assertEquals(step, model.progress().steps());
  }

  @Test
  void goingOnAtOnceAfterAPauseByItselfIsNotTakenBack() throws Exception {
    stopAt(20);
    for (int round = 1; round <= 20; round++) {
      long next = 20 + 10L * round;
      model.stopsProperty().set(Stops.DEFAULT.withStep(next));
      model.play();
      model.pull(); // before the training thread has heard of it
      pullUntil(() -> model.progress().steps() == next && !model.progress().stopped().isEmpty());
    }
  }

  @Test
  void inAComparisonBothGoOnAtOnceAfterAPauseByItself() throws Exception {
    stopAt(20);
    model.toggleComparing();
    pullUntil(() -> model.progressB() != null && model.progressB().steps() == 20);
    model.toggleRunning();
    model.pull();
    pullUntil(
        () ->
            model.progress().steps() > 60
                && Objects.requireNonNull(model.progressB()).steps() > 60);
  }

  @Test
  void theProgressThatIsShownIsNeverOlderThanItsRun() throws Exception {
    for (int seed = 0; seed < 50; seed++) {
      model.play();
      pullUntil(() -> model.progress().steps() > 3);
      model.pause();
      pullUntil(() -> model.progress().state() == Progress.State.PAUSED);
      Run before = model.run();
      model.restart();
      pullUntil(() -> !Objects.equals(before, model.run()));
      assertEquals(0, model.progress().steps());
    }
  }

  @Test
  void aStopThatWasMetIsWaitedForAgainAfterARestart() throws Exception {
    stopAt(15);
    model.restart();
    model.play();
    pullUntil(() -> model.progress().steps() == 15 && !model.progress().stopped().isEmpty());
    assertTrue(model.progress().stopped().contains("step 15"));
  }
}
