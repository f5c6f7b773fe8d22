package backflow.export.page;

import backflow.chart.Pen;

/** One picture, whatever file it goes to: it draws itself whole. Belongs to one thread. */
public interface Page {
  /** In drawing units. */
  double width();

  /** In drawing units. */
  double height();

  /**
   * Draws everything, the ground included.
   *
   * @param pen its origin is the left upper corner of the page
   */
  void draw(Pen pen);

  /** Whether its ground can be seen through. */
  boolean isTransparent();

  /** What is seen, in a sentence or two: for those who cannot see it. */
  String summary();
}
