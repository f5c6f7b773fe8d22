package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.figure.frame.Span;
import backflow.nn.optim.Clipping;
import backflow.train.Progress;
import backflow.train.Run;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class UpdatesBoardTest extends WindowTest {
  @BeforeEach
  void reset() {
    window.reset();
    window.fx(() -> window.model.play());
    OpenWindow.until(() -> window.model.progress().steps() >= 60);
    window.fx(() -> window.model.pause());
    window.fx(() -> window.mainWindow().showBoard(3));
    OpenWindow.until(
        () ->
            window.shows("#canvas-clipping-norms")
                && window.model.progress().state() == Progress.State.PAUSED);
    window.painted();
  }

  /** Where the grip of the threshold is: where the cursor says that it can be moved. */
  private static Point2D grip(Node canvas) {
    Bounds bounds = canvas.localToScreen(canvas.getBoundsInLocal());
    double x = bounds.getMinX() + bounds.getWidth() * 0.5;
    for (double y = bounds.getMinY() + 30; y < bounds.getMaxY() - 30; y += 3) {
      window.moveTo(x, y);
      WaitForAsyncUtils.waitForFxEvents();
      if (Cursor.V_RESIZE.equals(canvas.getCursor())) {
        return new Point2D(x, y);
      }
    }
    throw new AssertionError("nothing to take hold of");
  }

  @Test
  void draggingTheLineSetsTheThresholdOfTheRunningExperiment() {
    Run before = window.run();
    Node canvas = window.find("#canvas-clipping-norms", Node.class);
    window.drag(grip(canvas), MouseButton.PRIMARY).moveBy(0, 25).drop();
    OpenWindow.until(() -> window.model.spec().training().clipping().mode() == Clipping.Mode.NORM);
    double lower = window.model.spec().training().clipping().threshold();
    assertTrue(lower > 0);
    OpenWindow.until(() -> window.model.sessionSpec().equals(window.model.spec()));
    window.painted();
    window.drag(grip(canvas), MouseButton.PRIMARY).moveBy(0, -40).drop();
    OpenWindow.until(() -> window.model.spec().training().clipping().threshold() > lower);
    assertEquals(before, window.run());
  }

  /** A turn of the wheel in the middle; the robot of a screen in memory has none. */
  private static ScrollEvent wheelUp(Node canvas) {
    return wheel(canvas, 0.5, 40);
  }

  private static ScrollEvent wheel(Node canvas, double across, double turn) {
    Bounds inScene = canvas.localToScene(canvas.getBoundsInLocal());
    double x = inScene.getMinX() + across * inScene.getWidth();
    double y = inScene.getCenterY();
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        x,
        y,
        x,
        y,
        false,
        false,
        false,
        false,
        false,
        false,
        0,
        turn,
        0,
        turn,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        new PickResult(canvas, x, y));
  }

  private static MouseEvent doubleClick(Node canvas) {
    Bounds inScene = canvas.localToScreen(canvas.getBoundsInLocal());
    double x = inScene.getCenterX();
    double y = inScene.getCenterY();
    return new MouseEvent(
        MouseEvent.MOUSE_CLICKED,
        x,
        y,
        x,
        y,
        MouseButton.PRIMARY,
        2,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        true,
        new PickResult(canvas, x, y));
  }

  @Test
  void theWheelZoomsIntoStepsAndADoubleClickShowsAllAgain() {
    Node canvas = window.find("#canvas-distance", Node.class);
    OpenWindow.until(
        () -> { // the chart may not be painted yet: then there is no step under the pointer
          window.fx(() -> Event.fireEvent(canvas, wheelUp(canvas)));
          return !window.mainWindow().viewing().focus().span().isAll();
        });
    window.fx(() -> Event.fireEvent(canvas, doubleClick(canvas)));
    OpenWindow.until(() -> window.mainWindow().viewing().focus().span().isAll());
  }

  @Test
  void zoomingOutNeverShowsStepsThatAreNotThere() {
    Node canvas = window.find("#canvas-distance", Node.class);
    long last = window.run().history().lastStep();
    for (double share : new double[] {0.3, 0.9, 0.3, 0.9}) {
      for (double turn : new double[] {40, 40, 40, -40, -40}) {
        window.fx(() -> Event.fireEvent(canvas, wheel(canvas, share, turn)));
        window.painted();
        Span span = window.mainWindow().viewing().focus().span();
        assertTrue(span.isAll() || span.from() >= 0 && span.to() <= last, span.toString());
      }
    }
  }
}
