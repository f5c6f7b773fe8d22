package backflow.export.render;

import backflow.chart.Raster;
import backflow.train.ExperimentSpec;

/** Whoever can picture the whole window; export knows no toolkit. */
public interface WindowPictures extends AutoCloseable {
  /**
   * The window as it looks when an experiment is opened.
   *
   * @param spec opened at its {@code view.at}, on its {@code view.board}
   * @param style size, scale and ground; the rest is the window's own
   * @throws OrderException if the window cannot be drawn here
   */
  Raster of(ExperimentSpec spec, Style style);

  @Override
  void close();

  /** Makes one. */
  @FunctionalInterface
  interface Maker {
    /**
     * For pictures of at most so many pixels.
     *
     * @param width the largest that will be asked for
     * @param height likewise
     */
    WindowPictures ofAtMost(int width, int height);
  }
}
