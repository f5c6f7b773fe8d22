package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.train.Progress;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static OpenWindow window;

  @BeforeAll
  static void open() throws TimeoutException {
    window = OpenWindow.small();
  }

  @AfterAll
  static void close() throws TimeoutException {
    window.close();
  }

  @BeforeEach
  void reset() {
    window.reset();
    window.fx(() -> window.model.play());
    OpenWindow.until(() -> window.model.progress().steps() >= 100);
    window.fx(() -> window.model.pause());
    OpenWindow.until(() -> window.model.progress().state() == Progress.State.PAUSED);
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

  private static int shownStep() {
    String[] parts = words().split(" ");
    return parts[0].equals("step") ? Integer.parseInt(parts[1].replace(",", "")) : -1;
  }
}
