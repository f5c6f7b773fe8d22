package backflow.ui.guide;

import backflow.chart.Box;
import java.util.ArrayList;
import java.util.List;

/** Places for labels so that none lies over another. */
final class FreePlaces {
  private static final double STEP = 6;
  private static final double AIR = 4;

  private final double width;
  private final double height;
  private final List<Box> taken = new ArrayList<>();

  /** In a window of that size, with nothing in it. */
  FreePlaces(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /**
   * Takes the free place nearest to a wish: below it or above it, never beside.
   *
   * @param wish where the label would like to be
   * @param up whether it may also go upward
   * @return where it is to be; the wish itself if there is no room anywhere
   */
  Box take(Box wish, boolean up) {
    double x = Math.max(AIR, Math.min(width - wish.width() - AIR, wish.x()));
    for (double away = 0; away < height; away += STEP) {
      for (double y :
          up ? new double[] {wish.y() + away, wish.y() - away} : new double[] {wish.y() + away}) {
        Box box = new Box(x, y, wish.width(), wish.height());
        if (y >= AIR && box.bottom() <= height - AIR && isFree(box)) {
          taken.add(box);
          return box;
        }
      }
    }
    return wish;
  }

  private boolean isFree(Box box) {
    Box wider =
        new Box(box.x() - AIR, box.y() - AIR, box.width() + 2 * AIR, box.height() + 2 * AIR);
    return taken.stream().noneMatch(wider::overlaps);
  }
}
