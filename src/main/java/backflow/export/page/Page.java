package backflow.export.page;

import backflow.chart.Pen;

/** One picture, whatever file it goes to: it draws itself whole. Belongs to one thread. */
public interface Page {
  /** What it is laid out on. */
  Paper paper();

  /** In drawing units. */
  default double width() {
    return paper().width();
  }

  /** In drawing units. */
  default double height() {
    return paper().height();
  }

  /**
   * Draws everything, the ground included.
   *
   * @param pen its origin is the left upper corner of the page
   */
  void draw(Pen pen);

  /** Whether its ground can be seen through. */
  default boolean isTransparent() {
    return paper().ground() == Paper.Ground.TRANSPARENT;
  }

  /** What is seen, in a sentence or two: for those who cannot see it. */
  String summary();
}
