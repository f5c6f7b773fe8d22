package backflow.ui.export;

import backflow.export.render.OrderException;
import backflow.export.render.Style;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * Pictures of the whole window at any size, in any colours, at any step: of a likeness of it, so
 * that the reader's window stays as it is. The sheet wishes for a preview, the worker takes what
 * goes into files; both get the same picture of the same pose. UI thread, but for {@link #take}.
 */
final class WindowStudio {
  /** So many frames a new size must last: somebody may still be typing it. */
  private static final int TYPED = 15;

  private final Likeness.Maker maker;
  private @Nullable Likeness likeness;
  private Likeness.@Nullable Size size;
  private @Nullable Pose wanted;
  private int waited;
  private @Nullable Shot newest;
  private @Nullable Shot unseen;
  private @Nullable Order order;
  private boolean open;
  private boolean filming;
  private boolean stale;

  /**
   * How it is pictured.
   *
   * @param style size, scale, ground and type; the rest has no meaning for a window
   * @param playhead the step that is shown; −1: the newest
   */
  record Pose(Style style, long playhead) {
    /** Words around a picture are no part of the pose. */
    static Pose of(Style style, long playhead) {
      Style bare =
          new Style(
              style.width(),
              style.height(),
              style.scale(),
              style.ground(),
              style.type(),
              null,
              null,
              false);
      return new Pose(bare, playhead);
    }

    Likeness.Size size() {
      return new Likeness.Size(style.width(), style.height(), style.type());
    }
  }

  /**
   * What came of a pose.
   *
   * @param image null: none
   * @param failure why there is none
   */
  record Shot(Pose pose, @Nullable Image image, String failure) {}

  /** What the worker waits for. */
  private record Order(Pose pose, CompletableFuture<Image> picture) {}

  WindowStudio(Likeness.Maker maker) {
    this.maker = maker;
  }

  /** The sheet opens. */
  synchronized void open() {
    open = true;
  }

  /** Wishes for a preview, or for none any more; an older wish is forgotten. */
  void want(@Nullable Pose pose) {
    wanted = pose;
    waited = 0;
  }

  /** The newest preview that has not been fetched; null: none. */
  @Nullable Shot fetch() {
    Shot now = unseen;
    unseen = null;
    return now;
  }

  /** Once per frame. */
  void look() {
    if (wasStale()) {
      dismiss();
    }
    Order now = order();
    if (now != null) {
      serve(now);
    } else if (wanted != null && !isFilming()) {
      preview(wanted);
    }
  }

  private void serve(Order now) {
    Shot shot = shot(now.pose());
    if (shot == null) {
      return;
    }
    served();
    Image image = shot.image();
    if (image != null) {
      now.picture().complete(image);
    } else {
      now.picture().completeExceptionally(new OrderException(shot.failure()));
    }
  }

  private void preview(Pose pose) {
    boolean other = size != null && !pose.size().equals(size);
    if (other && waited++ < TYPED) {
      return;
    }
    Shot shot = shot(pose);
    if (shot != null) {
      wanted = null;
      unseen = shot;
    }
  }

  /** What came of a pose; null as long as nothing has. */
  private @Nullable Shot shot(Pose pose) {
    Shot last = newest;
    if (last != null && last.pose().equals(pose)) {
      return last;
    }
    try {
      Likeness sitter = sitter(pose);
      if (!sitter.settle()) {
        return null;
      }
      Shot made = new Shot(pose, sitter.picture(pose.style().scale()), "");
      newest = made;
      return made;
    } catch (RuntimeException | OutOfMemoryError e) {
      dismiss();
      return new Shot(pose, null, ExportDesk.inWords(e));
    }
  }

  private Likeness sitter(Pose pose) {
    Likeness now = likeness;
    if (now == null || !pose.size().equals(size)) {
      dismiss();
      now = maker.of(pose.size(), pose.style().ground());
      likeness = now;
      size = pose.size();
    }
    now.wear(pose.style().ground());
    now.turnTo(pose.playhead());
    return now;
  }

  private void dismiss() {
    Likeness before = likeness;
    likeness = null;
    size = null;
    newest = null;
    if (before != null) {
      before.close();
    }
  }

  /** The sheet closes: whoever waits for a picture is told that there will be none. */
  void leave() {
    wanted = null;
    unseen = null;
    dismiss();
    Order waiting = close();
    if (waiting != null) {
      waiting.picture().completeExceptionally(new CancellationException());
    }
  }

  private synchronized @Nullable Order close() {
    Order waiting = order;
    order = null;
    open = false;
    return waiting;
  }

  private synchronized @Nullable Order order() {
    return order;
  }

  private synchronized void served() {
    order = null;
  }

  private synchronized boolean wasStale() {
    boolean was = stale;
    stale = false;
    return was;
  }

  private synchronized boolean isFilming() {
    return filming;
  }

  // What follows is for the worker.

  /**
   * A film begins or ends: previews wait meanwhile. Its axes are its own, so it begins with another
   * likeness, and what comes after it too.
   */
  synchronized void film(boolean begins) {
    filming = begins;
    stale = true;
  }

  /**
   * Waits for a picture.
   *
   * @throws CancellationException if the sheet is closed before it is there
   * @throws OrderException if it cannot be made
   */
  Image take(Pose pose) {
    CompletableFuture<Image> picture = new CompletableFuture<>();
    synchronized (this) {
      if (!open) {
        throw new CancellationException();
      }
      order = new Order(pose, picture);
    }
    try {
      return picture.get();
    } catch (ExecutionException e) {
      String why = e.getCause() == null ? "" : String.valueOf(e.getCause().getMessage());
      throw new OrderException("the window cannot be drawn: " + why, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }
}
