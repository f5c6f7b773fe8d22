package backflow.export.file;

import backflow.chart.Pen;
import java.util.List;

/** What the pens of scalable formats share: the page they draw on, and how a line of text lies. */
abstract class PagePen implements Pen {
  private final double width;
  private final double height;

  /**
   * A pen.
   *
   * @param width of the page
   * @param height of the page
   */
  PagePen(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /** Rasters at twice the resolution of the page: sharp on fine screens. */
  @Override
  public final double pixelRatio() {
    return 2;
  }

  @Override
  public final boolean isStill() {
    return true;
  }

  @Override
  public final void clear(int argb) {
    if (argb >>> 24 != 0) {
      fillRect(0, 0, width, height, argb);
    }
  }

  @Override
  public final double textWidth(String text, double size, Weight weight) {
    return Faces.width(text, size, weight);
  }

  @Override
  public final void text(
      String text, double x, double baseline, Anchor anchor, double size, Weight weight, int argb) {
    if (text.isBlank()) {
      return;
    }
    List<Faces.Stretch> stretches = Faces.stretches(text, size, weight);
    double wide = stretches.stream().mapToDouble(Faces.Stretch::width).sum();
    double at =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - wide / 2;
          case END -> x - wide;
        };
    write(new Line(text, stretches, at, baseline, wide, size), weight, argb);
  }

  /**
   * A line of text in its place.
   *
   * @param text all of it
   * @param stretches its parts of one face each
   * @param x of its left end
   * @param baseline y of its baseline
   * @param width of all of it
   * @param size of the type
   */
  record Line(
      String text,
      List<Faces.Stretch> stretches,
      double x,
      double baseline,
      double width,
      double size) {}

  /** Writes a line. */
  abstract void write(Line line, Weight weight, int argb);
}
