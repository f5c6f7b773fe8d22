package backflow.figure.updates;

import backflow.chart.Box;
import backflow.chart.LineField;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Look;
import java.util.ArrayList;
import java.util.List;

/** Short texts inside a plot, each where no line, mark or other text is. */
final class Words {
  private static final double EDGE = 6;
  private static final double LINE = 1.3;

  private final List<Box> taken = new ArrayList<>();
  private Box room = new Box(0, 0, 0, 0);
  private LineField field = new LineField();

  /**
   * Starts a frame.
   *
   * @param newRoom where words may stand
   * @param lines what has been drawn there
   */
  void begin(Box newRoom, LineField lines) {
    room = newRoom;
    field = lines;
    taken.clear();
  }

  /** Something else stands there. */
  void take(Box box) {
    taken.add(box);
  }

  /** Writes a text at the first place of a grid that is free, from the top or from the bottom. */
  boolean write(Pen pen, Look look, String text, int color, Weight weight, boolean fromTop) {
    double size = look.type().label();
    double width = pen.textWidth(text, size, weight);
    double height = size * LINE;
    double edge = look.px(EDGE);
    double left = room.x() + edge;
    double right = room.right() - edge - width;
    if (right < left) {
      return false;
    }
    double high = room.y() + 2;
    double low = room.bottom() - 2 - height;
    for (double down = 0; down <= low - high; down += height / 3) {
      double y = fromTop ? high + down : low - down;
      for (double x : new double[] {left, right, (left + right) / 2}) {
        if (writeAt(pen, look, text, x, y, color, size, weight)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Writes a text at one place, if that is free.
   *
   * @param x left edge
   * @param y upper edge
   */
  boolean writeAt(
      Pen pen, Look look, String text, double x, double y, int color, double size, Weight weight) {
    Box box = new Box(x - 3, y, pen.textWidth(text, size, weight) + 6, size * LINE);
    boolean clear = field.isClear(box.x(), box.y(), box.width(), box.height());
    return clear && writeOver(pen, look, text, x, y, color, size, weight);
  }

  /** The same on top of lines and areas: only other words and marks must not be touched. */
  boolean writeOver(
      Pen pen, Look look, String text, double x, double y, int color, double size, Weight weight) {
    Box box = new Box(x - 3, y, pen.textWidth(text, size, weight) + 6, size * LINE);
    if (!room.contains(box) || taken.stream().anyMatch(box::overlaps)) {
      return false;
    }
    Frame.haloed(pen, look, text, x, y + size, size, weight, color);
    taken.add(box);
    return true;
  }
}
