package backflow.ui.bench;

import backflow.bench.WindowMeasurement;
import backflow.math.Quantiles;
import backflow.ui.model.AppModel;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/**
 * Times the frames of a window that is shown: from frame to frame, how long the UI thread is busy
 * with each (what was posted during a frame runs right after it), and how long a moved pointer
 * waits for its readout. UI thread only.
 */
final class Stopwatch extends AnimationTimer {
  private static final double MILLION = 1e6;

  /** Frames between two movements of the pointer. */
  private static final int POINTER_EVERY = 7;

  private final String board;
  private final AppModel model;
  private final Scene scene;
  private final long warmUp;
  private final long duration;
  private Consumer<WindowMeasurement> done = m -> {};
  private double[] frames = new double[1024];
  private int count;
  private long opened = -1;
  private long began = -1;
  private long last = -1;
  private long stepsBefore;
  private long moved = -1;
  private double longestStall;
  private double longestPointer;
  private int ticks;

  Stopwatch(String board, AppModel model, Scene scene, double warmUp, double seconds) {
    this.board = board;
    this.model = model;
    this.scene = scene;
    this.warmUp = (long) (warmUp * 1e9);
    duration = (long) (seconds * 1e9);
  }

  void start(Consumer<WindowMeasurement> whenDone) {
    done = whenDone;
    start();
  }

  @Override
  public void handle(long pulse) {
    long now = System.nanoTime();
    if (opened < 0) {
      opened = now;
    }
    if (began < 0) {
      if (now - opened >= warmUp && model.run() != null) {
        begin(now);
      }
      return;
    }
    note((now - last) / MILLION);
    last = now;
    Platform.runLater(() -> frameOver(now));
    if (now - began >= duration) {
      stop();
      done.accept(result(now));
    } else if (ticks++ % POINTER_EVERY == 0) {
      Platform.runLater(this::movePointer);
    }
  }

  private void begin(long now) {
    began = now;
    last = now;
    stepsBefore = model.progress().steps();
  }

  private void note(double millis) {
    if (count == frames.length) {
      frames = Arrays.copyOf(frames, 2 * count);
    }
    frames[count++] = millis;
  }

  /** Runs as the first thing after the frame that began at the given time. */
  private void frameOver(long start) {
    long now = System.nanoTime();
    longestStall = Math.max(longestStall, (now - start) / MILLION);
    if (moved >= 0 && moved < start) {
      longestPointer = Math.max(longestPointer, (now - moved) / MILLION);
      moved = -1;
    }
  }

  /** Moves the pointer over the first chart, somewhere else each time. */
  private void movePointer() {
    Node chart = scene.lookup(".chart-canvas");
    if (chart == null) {
      return;
    }
    moved = System.nanoTime();
    Bounds bounds = chart.getBoundsInLocal();
    double x = bounds.getWidth() * (0.2 + 0.6 * (ticks % 29) / 29.0);
    double y = bounds.getHeight() / 2;
    Event.fireEvent(chart, pointerAt(chart, x, y));
    longestStall = Math.max(longestStall, (System.nanoTime() - moved) / MILLION);
  }

  private static MouseEvent pointerAt(Node chart, double x, double y) {
    return new MouseEvent(
        MouseEvent.MOUSE_MOVED,
        x,
        y,
        x,
        y,
        MouseButton.NONE,
        0,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        new PickResult(chart, x, y));
  }

  private WindowMeasurement result(long now) {
    double seconds = (now - began) / 1e9;
    double[] times = Arrays.copyOf(frames, count);
    Arrays.sort(times);
    return new WindowMeasurement(
        board,
        count / seconds,
        Quantiles.quantileOfSorted(times, count, 0.5),
        Quantiles.quantileOfSorted(times, count, 0.99),
        longestStall,
        longestPointer,
        (model.progress().steps() - stepsBefore) / seconds);
  }
}
