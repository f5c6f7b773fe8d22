package backflow.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import backflow.lesson.Scenes;
import backflow.train.ExperimentSpec;
import backflow.train.Progress;
import backflow.train.ViewSpec;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class WingsTest {
  private static final ExperimentSpec FIRST =
      Scenes.first().spec().withView(new ViewSpec(7, "flow"));
  private static final ExperimentSpec SECOND = FIRST.withSeed(5);

  private final Wings wings = new Wings();
  private final Lane shown = new Lane(FIRST.withSeed(6), false);

  @AfterEach
  void close() {
    wings.close();
    shown.close();
  }

  private static void waitUntilReady(Lane lane) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        20,
        TimeUnit.SECONDS,
        () -> lane.run() != null && lane.progress().state() == Progress.State.PAUSED);
  }

  @Test
  void whatWasPreparedStandsAtItsTellingStep() throws TimeoutException {
    wings.prepare(List.of(FIRST, SECOND));
    Lane lane = Objects.requireNonNull(wings.exchange(SECOND, shown));
    waitUntilReady(lane);
    assertEquals(7, lane.progress().steps());
    assertEquals(SECOND, Objects.requireNonNull(lane.run()).spec());
    lane.close();
  }

  @Test
  void nobodyHasWhatWasNotPrepared() {
    wings.prepare(List.of(FIRST));
    assertNull(wings.exchange(SECOND, shown));
  }

  @Test
  void whatIsPreparedAlreadyIsNotPreparedAgain() throws TimeoutException {
    wings.prepare(List.of(FIRST));
    wings.prepare(List.of(SECOND, FIRST));
    Lane lane = Objects.requireNonNull(wings.exchange(FIRST, shown));
    waitUntilReady(lane);
    lane.close();
  }

  /** A lane that was shown has gone on; it must not be taken for one that waits. */
  @Test
  void aLaneThatWasShownIsUsedAgainForWhatComesNextAndStartsAnew() throws TimeoutException {
    wings.prepare(List.of(FIRST));
    Lane first = Objects.requireNonNull(wings.exchange(FIRST, shown));
    waitUntilReady(first);
    first.session().step();
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> first.progress().steps() == 8);
    wings.prepare(List.of(SECOND));
    Lane second = Objects.requireNonNull(wings.exchange(SECOND, first));
    assertSame(shown, second);
    assertNull(wings.exchange(FIRST, second));
    wings.prepare(List.of(FIRST));
    Lane again = Objects.requireNonNull(wings.exchange(FIRST, second));
    assertSame(first, again);
    assertNotSame(second, again);
    WaitForAsyncUtils.waitFor(
        20,
        TimeUnit.SECONDS,
        () -> again.progress().steps() == 7 && again.progress().state() == Progress.State.PAUSED);
    again.close();
  }
}
