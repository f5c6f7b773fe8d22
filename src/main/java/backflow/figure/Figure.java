package backflow.figure;

import backflow.chart.Pen;

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
}
