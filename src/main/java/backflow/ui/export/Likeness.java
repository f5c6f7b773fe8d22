package backflow.ui.export;

import backflow.export.page.Paper;
import javafx.scene.image.Image;

/**
 * A second window in memory that shows what the reader's window shows, at a size and in colours of
 * its own; nothing of it is ever on a screen. UI thread only.
 */
public interface Likeness extends AutoCloseable {
  /**
   * What it is made for.
   *
   * @param width in pixels at scale 1
   * @param height likewise
   * @param type factor on all lengths; 1 as designed
   */
  record Size(int width, int height, double type) {}

  /** Puts on colours. */
  void wear(Paper.Ground ground);

  /**
   * Looks at a step.
   *
   * @param playhead which; −1: the newest
   */
  void turnTo(long playhead);

  /** Goes on for one frame. @return whether all that it shows is up to date */
  boolean settle();

  /**
   * A picture of it, drawn anew.
   *
   * @param scale pixels of the picture per pixel of the window
   */
  Image picture(double scale);

  @Override
  void close();

  /** Makes one that shows what the window shows at that moment. */
  @FunctionalInterface
  interface Maker {
    /** Makes one of a size, in colours. */
    Likeness of(Size size, Paper.Ground ground);
  }
}
