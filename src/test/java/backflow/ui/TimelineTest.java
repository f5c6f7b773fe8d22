package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.Numbers;
import backflow.train.Progress;
import backflow.ui.model.Stops;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimelineTest extends WindowTest {
  @BeforeEach
  void reset() {
    window.reset();
    trainTo(100);
  }

  /** So far and no further: the same marks on a fast and on a slow machine. */
  private static void trainTo(long steps) {
    window.fx(
        () -> {
          window.model.stopsProperty().set(Stops.DEFAULT.withStep(steps));
          window.model.play();
        });
    OpenWindow.until(
        () ->
            window.model.progress().steps() == steps
                && window.model.progress().state() == Progress.State.PAUSED);
    window.fx(() -> window.model.stopsProperty().set(Stops.DEFAULT));
    window.painted();
  }

  private static Point2D onTrack(double share) {
    Node track = window.find("#timeline-track", Node.class);
    Bounds bounds = track.localToScreen(track.getBoundsInLocal());
    double air = 22;
    return new Point2D(
        bounds.getMinX() + air + share * (bounds.getWidth() - 2 * air), bounds.getCenterY());
  }

  private static String words() {
    return window.find("#timeline-words", Label.class).getText();
  }

  @Test
  void clickingTheTrackShowsThatStepAndEscapeIsLiveAgain() {
    assertFalse(window.shows("#live"));
    window.clickOn(onTrack(0.5));
    OpenWindow.until(() -> words().startsWith("step "));
    assertTrue(window.shows("#live"));
    window.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    OpenWindow.until(() -> words().startsWith("live"));
  }

  @Test
  void arrowsMoveThePlayheadByOneStep() {
    window.clickOn(onTrack(0.5));
    OpenWindow.until(() -> words().startsWith("step "));
    int before = shownStep();
    window.press(KeyCode.LEFT).release(KeyCode.LEFT);
    OpenWindow.until(() -> shownStep() == before - 1);
    window.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    OpenWindow.until(() -> shownStep() == before);
    assertEquals(before, shownStep());
  }

  private static boolean overlap(Node a, Node b) {
    return a.getBoundsInParent().intersects(b.getBoundsInParent());
  }

  private static List<Label> marks() {
    List<Label> shown = new ArrayList<>();
    window.fx(
        () ->
            window.lookup(".timeline-mark").queryAllAs(Label.class).stream()
                .filter(Label::isVisible)
                .forEach(shown::add));
    return shown;
  }

  @Test
  void whatHasJustHappenedKeepsItsWordAtTheRightEnd() {
    window.fx(() -> window.model.edit("rate", s -> TrainingRates.of(s, 0.2)));
    OpenWindow.until(() -> window.model.sessionSpec().equals(window.model.spec()));
    window.painted();
    Label newest = marks().get(marks().size() - 1);
    assertTrue(newest.getText().contains("0.1 → 0.2"), newest.getText());
    assertNotEquals(ContentDisplay.GRAPHIC_ONLY, newest.getContentDisplay());
    double width = window.find("#timeline-track", Region.class).getWidth();
    assertTrue(
        newest.getBoundsInParent().getMaxX() <= width,
        newest.getBoundsInParent() + " within " + width);
  }

  @Test
  void wordsThatWouldCollideLeaveTheOlderMarkItsIcon() {
    for (double rate : new double[] {0.2, 0.3}) {
      window.fx(() -> window.model.edit("rate" + rate, s -> TrainingRates.of(s, rate)));
      OpenWindow.until(() -> window.model.sessionSpec().equals(window.model.spec()));
      long steps = window.model.progress().steps();
      window.fx(() -> window.model.step());
      OpenWindow.until(() -> window.model.progress().steps() > steps);
    }
    window.painted();
    List<Label> shown = marks();
    for (int i = 1; i < shown.size(); i++) {
      assertFalse(overlap(shown.get(i - 1), shown.get(i)), shown.toString());
    }
  }

  @Test
  void keysGoFromMarkToMarkAndThePositionIsSaid() {
    long at = window.model.progress().steps();
    window.fx(() -> window.model.edit("rate", s -> TrainingRates.of(s, 0.2)));
    OpenWindow.until(() -> window.model.sessionSpec().equals(window.model.spec()));
    trainTo(at + 21);
    Node track = window.find("#timeline-track", Node.class);
    window.fx(track::requestFocus);
    backByMarksTo(at);
    OpenWindow.until(
        () -> {
          String said = (String) track.queryAccessibleAttribute(AccessibleAttribute.TEXT);
          return said.contains("step " + Numbers.integer(at) + " of") && said.contains("0.1 → 0.2");
        });
  }

  /** The run may have been found sick after the change: then there are marks on the way. */
  private static void backByMarksTo(long step) {
    long last = Long.MAX_VALUE;
    while (last > step) {
      long before = last;
      window.push(KeyCode.CONTROL, KeyCode.LEFT);
      OpenWindow.until(() -> shownStep() >= 0 && shownStep() < before);
      last = shownStep();
    }
    assertEquals(step, last, "the mark of the change was passed over");
  }

  private static int shownStep() {
    String[] parts = words().split(" ");
    return parts[0].equals("step") ? Integer.parseInt(parts[1].replace(",", "")) : -1;
  }
}
