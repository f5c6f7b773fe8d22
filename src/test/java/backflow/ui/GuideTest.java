package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.figure.BoardPlan;
import backflow.figure.BoardPlans;
import backflow.figure.Figures;
import backflow.figure.frame.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The words over the window and the tour. */
final class GuideTest extends WindowTest {
  private static final int STEPS = 7;

  @BeforeEach
  void onFlow() {
    window.reset();
    window.fx(() -> window.mainWindow().showBoard(1));
  }

  @AfterEach
  void leave() {
    if (window.shows("#explanation") || window.shows("#tour")) {
      window.push(KeyCode.ESCAPE);
    }
  }

  private static Node focused() {
    return window.stage.getScene().getFocusOwner();
  }

  private static void explain() {
    window.fx(() -> window.mainWindow().toggleHelp());
    OpenWindow.until(() -> window.lookup("#explain-timeline").tryQuery().isPresent());
  }

  private static List<String> words(String id) {
    List<String> words = new ArrayList<>();
    window
        .lookup("#" + id + " .label")
        .queryAllAs(Label.class)
        .forEach(l -> words.add(l.getText()));
    return words;
  }

  @Test
  void everyVisibleInstrumentIsExplainedByItsQuestionOnEveryBoard() {
    explain();
    for (int number = 1; number <= BoardPlans.ALL.size(); number++) {
      BoardPlan board = BoardPlans.ALL.get(number - 1);
      window.push(KeyCode.getKeyCode(Integer.toString(number)));
      for (String id : board.instruments()) {
        Instrument instrument = Figures.byId(id).orElseThrow();
        OpenWindow.until(() -> words("explain-" + id).contains(instrument.help().question()));
        assertTrue(words("explain-" + id).contains(instrument.title()), id);
      }
    }
  }

  @Test
  void thePartsAroundTheBoardsAreExplainedWithTheirKeys() {
    explain();
    for (String id :
        List.of(
            "scenes",
            "file-menu",
            "transport",
            "status",
            "learn",
            "compare",
            "theme",
            "present",
            "tab-strip",
            "section-data",
            "section-architecture",
            "section-initializer",
            "section-training",
            "timeline")) {
      assertFalse(words("explain-" + id).isEmpty(), id);
    }
    assertTrue(words("explain-compare").contains("C"));
  }

  @Test
  void noExplanationLiesOverAnother() {
    explain();
    List<Node> labels = new ArrayList<>(window.lookup("#explanation .explain-label").queryAll());
    assertTrue(labels.size() > 15, "only " + labels.size());
    for (Node a : labels) {
      Bounds at = a.localToScene(a.getLayoutBounds());
      assertTrue(at.getMinX() >= 0 && at.getMaxX() <= 1920, a.getId());
      assertTrue(at.getMinY() >= 0 && at.getMaxY() <= 1080, a.getId());
      for (Node b : labels) {
        boolean over = at.intersects(b.localToScene(b.getLayoutBounds()));
        assertFalse(a != b && over, a.getId() + " and " + b.getId());
      }
    }
  }

  @Test
  void theExplanationIsLeftByItsKeyByEscAndByAClick() {
    Node before = focused();
    explain();
    assertSame(before, focused());
    window.push(KeyCode.ESCAPE);
    assertFalse(window.shows("#explanation"));
    explain();
    window.fx(() -> window.mainWindow().toggleHelp());
    assertFalse(window.shows("#explanation"));
    explain();
    window.clickOn("#explain-timeline");
    assertFalse(window.shows("#explanation"));
    assertSame(before, focused());
  }

  @Test
  void theTourIsOfferedOnceAndTakesNoKeysUntilItIsTaken() {
    AtomicInteger answers = new AtomicInteger();
    Node before = focused();
    window.fx(() -> window.mainWindow().tour().offer(answers::incrementAndGet));
    OpenWindow.until(() -> window.shows("#tour-start"));
    assertSame(before, focused());
    long steps = window.model.progress().steps();
    window.push(KeyCode.RIGHT);
    OpenWindow.until(() -> window.model.progress().steps() > steps);
    assertEquals(0, answers.get());
    window.clickOn("#tour-leave");
    assertFalse(window.shows("#tour"));
    assertEquals(1, answers.get());
    assertSame(before, focused());
  }

  @Test
  void theTourIsWalkedByKeysAndByMouseToItsEnd() {
    AtomicInteger answers = new AtomicInteger();
    window.fx(() -> window.mainWindow().tour().offer(answers::incrementAndGet));
    OpenWindow.until(() -> window.shows("#tour-start"));
    window.clickOn("#tour-start");
    List<String> seen = new ArrayList<>();
    for (int step = 1; step <= STEPS; step++) {
      arrives(step);
      seen.add(window.find("#tour-title", Label.class).getText());
      if (step % 2 == 0) {
        window.push(KeyCode.SPACE);
      } else {
        window.clickOn("#tour-next");
      }
    }
    assertEquals(STEPS, seen.stream().distinct().count());
    assertFalse(window.shows("#tour"));
    assertEquals(1, answers.get());
  }

  private static void arrives(int step) {
    String place = step + " of " + STEPS;
    OpenWindow.until(
        () ->
            window.lookup(".tour-place").tryQueryAs(Label.class).stream()
                .anyMatch(label -> label.getText().equals(place)));
  }

  @Test
  void theTourCanBeLeftAtEveryStepAndTheFocusStays() {
    Node before = focused();
    long steps = window.model.progress().steps();
    for (int last = 1; last <= STEPS; last++) {
      window.fx(() -> window.mainWindow().tour().start());
      for (int step = 1; step < last; step++) {
        arrives(step);
        window.push(KeyCode.RIGHT);
      }
      arrives(last);
      window.push(KeyCode.ESCAPE);
      assertFalse(window.shows("#tour"), "step " + last);
      assertSame(before, focused());
    }
    assertEquals(steps, window.model.progress().steps());
  }
}
