package backflow.ui.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/**
 * The one clock of a window: once per frame it asks what is new and paints what has changed.
 *
 * <p>Painting has a budget per frame. What the user waits for is painted in any case; of the rest,
 * those that have waited longest come first, so that a frame stays short however many charts follow
 * a fast run. Beside what the user waits for the rest stands back, for one frame at a time.
 */
public final class FramePulse extends AnimationTimer {
  /**
   * A sixteenth of a frame at 60 per second: without a graphics card the render thread needs
   * several times as long for what is painted here.
   */
  private static final long BUDGET_NANOS = 1_000_000L;

  private static final long MEASURED_NANOS = 500_000_000L;

  private final List<Runnable> askers = new ArrayList<>();
  private final List<ChartCanvas> canvases = new ArrayList<>();
  private final ReadOnlyDoubleWrapper framesPerSecond = new ReadOnlyDoubleWrapper();
  private long since = -1;
  private int frames;
  private int next;
  private boolean waited;

  /** Asks this at every frame, before anything is painted; in the order of the calls. */
  public void ask(Runnable asker) {
    askers.add(asker);
  }

  /** Paints this when it wants to be painted. */
  public void paint(ChartCanvas canvas) {
    canvases.add(canvas);
  }

  /** Asks this no more. */
  public void forget(Runnable asker) {
    askers.remove(asker);
  }

  /** Paints this no more. */
  public void forget(ChartCanvas canvas) {
    canvases.remove(canvas);
    next = 0;
  }

  /** Whether something still waits to be painted. */
  public boolean hasWork() {
    return canvases.stream().anyMatch(ChartCanvas::wantsPaint);
  }

  /** Frames per second over the last half second. */
  public ReadOnlyDoubleProperty framesPerSecondProperty() {
    return framesPerSecond.getReadOnlyProperty();
  }

  /** Asks what is new and paints nothing: for a window that is only pictured. */
  public void pull() {
    List.copyOf(askers).forEach(Runnable::run);
  }

  @Override
  public void handle(long now) {
    count(now);
    pull();
    long start = System.nanoTime();
    boolean urgent = paintUrgent();
    waited = urgent && !waited;
    if (waited) {
      return;
    }
    for (int i = 0; i < canvases.size() && System.nanoTime() - start < BUDGET_NANOS; i++) {
      ChartCanvas canvas = canvases.get(next);
      next = (next + 1) % canvases.size();
      if (canvas.wantsPaint()) {
        canvas.paint();
      }
    }
  }

  /** What the user waits for; whether there was any. */
  private boolean paintUrgent() {
    boolean any = false;
    for (ChartCanvas canvas : canvases) {
      if (canvas.isUrgent() && canvas.wantsPaint()) {
        canvas.paint();
        any = true;
      }
    }
    return any;
  }

  private void count(long now) {
    if (since < 0 || now - since > 4 * MEASURED_NANOS) {
      since = now;
      frames = 0;
      return;
    }
    frames++;
    if (now - since >= MEASURED_NANOS) {
      framesPerSecond.set(frames * 1e9 / (now - since));
      since = now;
      frames = 0;
    }
  }
}
