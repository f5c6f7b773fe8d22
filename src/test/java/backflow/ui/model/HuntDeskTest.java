package backflow.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.check.hunt.Level;
import backflow.check.hunt.Score;
import backflow.check.hunt.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class HuntDeskTest {
  private final HuntDesk desk = new HuntDesk();
  private final List<Runnable> jobs = new ArrayList<>();

  private void work() {
    jobs.forEach(Runnable::run);
    jobs.clear();
    desk.pull();
  }

  private Search search() {
    return Objects.requireNonNull(desk.searchProperty().get());
  }

  @Test
  void aHuntIsDealtByTheWorkerAndFetchedByTheScreen() {
    desk.start(jobs::add, Level.ONE_LAYER, 3);
    assertTrue(desk.openProperty().get());
    desk.pull();
    assertNull(desk.searchProperty().get());
    work();
    assertEquals(3, search().hunt().seed());
    assertFalse(Objects.requireNonNull(desk.report()).passes());
  }

  @Test
  void onlyTheHuntThatWasAskedForLastIsShown() {
    desk.start(jobs::add, Level.ONE_LAYER, 3);
    Runnable first = jobs.get(0);
    desk.start(jobs::add, Level.ONE_LAYER, 4);
    first.run();
    desk.pull();
    assertNull(desk.searchProperty().get());
    work();
    assertEquals(4, search().hunt().seed());
  }

  @Test
  void whatIsDealtAfterLeavingIsDropped() {
    desk.start(jobs::add, Level.ONE_LAYER, 3);
    desk.leave();
    work();
    assertNull(desk.searchProperty().get());
    assertNull(desk.report());
    assertFalse(desk.openProperty().get());
  }

  @Test
  void theScoreOutlivesItsHuntAndCountsEachOnce() {
    desk.start(jobs::add, Level.ONE_LAYER, 3);
    work();
    assertNotNull(desk.report());
    desk.go(Search::hint);
    assertEquals(Score.NONE, desk.scoreProperty().get());
    desk.go(Search::giveUp);
    desk.go(Search::giveUp);
    desk.leave();
    assertEquals(new Score(1, 0, 0), desk.scoreProperty().get());
  }
}
