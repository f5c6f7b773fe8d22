package backflow.figure.frame;

import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.math.Blank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instrument at work in one place: it draws itself whole, from the line of the unit down (the
 * header with title and buttons belongs to the window or the file). It owns scratch memory and
 * remembers its axes, so that they stand still while the data change; what it draws depends on
 * nothing else. One for each place on screen; belongs to one thread.
 */
public interface Figure {
  /**
   * Draws everything, including the ground.
   *
   * @param pen at least as large as the look says
   * @param readings not modified
   */
  void draw(Pen pen, Readings readings, Look look, Focus focus);

  /** What is under a point, as it was drawn last. */
  Hit hit(double x, double y);

  /** Forgets its axes: another run begins. */
  void forget();

  /** What can be dragged at a point, as it was drawn last; null: nothing. */
  default @Nullable Handle handle(double x, double y) {
    return null;
  }

  /**
   * Where the layers from the input up to one stand, as it was drawn last: so that a lecturer can
   * hide them until they are guessed. Null: this figure does not set layers side by side.
   */
  default @Nullable Box layersUpTo(int layer) {
    return null;
  }

  /**
   * How high a value of the hero signal stands, as it was drawn last; what is off the axis stands
   * at its end. The blank: this figure does not set layers side by side.
   */
  default double heightOf(double value) {
    return Blank.VALUE;
  }

  /**
   * Its formula with the current numbers, line by line: {@code g ← g · min(1, c/‖g‖)}, {@code c =
   * 1.00}, …; for the help and the equation pane.
   */
  default List<String> formula(Readings readings, Focus focus) {
    return List.of();
  }

  /** What is seen, in one or two sentences with numbers: for those who cannot see it. */
  default String summary(Readings readings, Focus focus) {
    return "";
  }

  /** The numbers that are shown, for a file. */
  default Table table(Readings readings, Focus focus) {
    return Table.EMPTY;
  }
}
