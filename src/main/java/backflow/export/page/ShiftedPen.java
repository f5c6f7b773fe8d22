package backflow.export.page;

import backflow.chart.Pen;
import backflow.chart.Raster;

/** Draws with another pen, elsewhere: a part of a page with an origin of its own. */
final class ShiftedPen implements Pen {
  private final Pen pen;
  private final double dx;
  private final double dy;

  /**
   * A part of a page.
   *
   * @param dx its left edge
   * @param dy its upper edge
   */
  ShiftedPen(Pen pen, double dx, double dy) {
    this.pen = pen;
    this.dx = dx;
    this.dy = dy;
  }

  @Override
  public double pixelRatio() {
    return pen.pixelRatio();
  }

  @Override
  public boolean isStill() {
    return pen.isStill();
  }

  /** Nothing: a part stands on the ground of its page, which may be transparent. */
  @Override
  public void clear(int argb) {}

  @Override
  public void fillRect(double x, double y, double width, double height, int argb) {
    pen.fillRect(x + dx, y + dy, width, height, argb);
  }

  @Override
  public void fillRoundRect(
      double x, double y, double width, double height, double radius, int argb) {
    pen.fillRoundRect(x + dx, y + dy, width, height, radius, argb);
  }

  @Override
  public void strokeRect(
      double x, double y, double width, double height, int argb, double lineWidth) {
    pen.strokeRect(x + dx, y + dy, width, height, argb, lineWidth);
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, int argb, double lineWidth) {
    pen.line(x1 + dx, y1 + dy, x2 + dx, y2 + dy, argb, lineWidth);
  }

  @Override
  public void polyline(double[] xs, double[] ys, int n, int argb, double lineWidth) {
    pen.polyline(moved(xs, n, dx), moved(ys, n, dy), n, argb, lineWidth);
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int n, int argb) {
    pen.fillPolygon(moved(xs, n, dx), moved(ys, n, dy), n, argb);
  }

  @Override
  public void strokePolygon(double[] xs, double[] ys, int n, int argb, double lineWidth) {
    pen.strokePolygon(moved(xs, n, dx), moved(ys, n, dy), n, argb, lineWidth);
  }

  @Override
  public void fillCircle(double centerX, double centerY, double radius, int argb) {
    pen.fillCircle(centerX + dx, centerY + dy, radius, argb);
  }

  @Override
  public void strokeCircle(
      double centerX, double centerY, double radius, int argb, double lineWidth) {
    pen.strokeCircle(centerX + dx, centerY + dy, radius, argb, lineWidth);
  }

  @Override
  public void dashes(double on, double off) {
    pen.dashes(on, off);
  }

  @Override
  public void text(
      String text, double x, double baseline, Anchor anchor, double size, Weight weight, int argb) {
    pen.text(text, x + dx, baseline + dy, anchor, size, weight, argb);
  }

  @Override
  public double textWidth(String text, double size, Weight weight) {
    return pen.textWidth(text, size, weight);
  }

  @Override
  public void image(Raster raster, double x, double y, double width, double height) {
    pen.image(raster, x + dx, y + dy, width, height);
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    pen.clip(x + dx, y + dy, width, height);
  }

  @Override
  public void unclip() {
    pen.unclip();
  }

  private static double[] moved(double[] values, int n, double by) {
    double[] moved = new double[n];
    for (int i = 0; i < n; i++) {
      moved[i] = values[i] + by;
    }
    return moved;
  }
}
