package backflow.ui.present;

import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Raster;
import backflow.chart.ShapeList;

/**
 * Draws as another pen does, but leaves out words that a cover laid over it later would cut, and
 * what is dashed: a threshold without its word says nothing, and with it what is to be predicted.
 */
final class WholeWordsPen implements Pen {
  private final Pen pen;
  private final Box cover;
  private boolean dashed;

  /**
   * A pen around another.
   *
   * @param cover what will be covered
   */
  WholeWordsPen(Pen pen, Box cover) {
    this.pen = pen;
    this.cover = cover;
  }

  @Override
  public void text(
      String text, double x, double baseline, Anchor anchor, double size, Weight weight, int argb) {
    double width = textWidth(text, size, weight);
    double left =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - width / 2;
          case END -> x - width;
        };
    if (!cover.overlaps(new Box(left, baseline - size, width, size))) {
      pen.text(text, x, baseline, anchor, size, weight, argb);
    }
  }

  @Override
  public double textWidth(String text, double size, Weight weight) {
    return pen.textWidth(text, size, weight);
  }

  @Override
  public double pixelRatio() {
    return pen.pixelRatio();
  }

  @Override
  public void clear(int argb) {
    pen.clear(argb);
  }

  @Override
  public void fillRect(double x, double y, double width, double height, int argb) {
    pen.fillRect(x, y, width, height, argb);
  }

  @Override
  public void fillRoundRect(
      double x, double y, double width, double height, double radius, int argb) {
    pen.fillRoundRect(x, y, width, height, radius, argb);
  }

  @Override
  public void strokeRect(
      double x, double y, double width, double height, int argb, double lineWidth) {
    pen.strokeRect(x, y, width, height, argb, lineWidth);
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, int argb, double lineWidth) {
    if (!dashed) {
      pen.line(x1, y1, x2, y2, argb, lineWidth);
    }
  }

  @Override
  public void polyline(double[] xs, double[] ys, int n, int argb, double lineWidth) {
    if (!dashed) {
      pen.polyline(xs, ys, n, argb, lineWidth);
    }
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int n, int argb) {
    pen.fillPolygon(xs, ys, n, argb);
  }

  @Override
  public void strokePolygon(double[] xs, double[] ys, int n, int argb, double lineWidth) {
    pen.strokePolygon(xs, ys, n, argb, lineWidth);
  }

  @Override
  public void fillCircle(double centerX, double centerY, double radius, int argb) {
    pen.fillCircle(centerX, centerY, radius, argb);
  }

  @Override
  public void strokeCircle(
      double centerX, double centerY, double radius, int argb, double lineWidth) {
    pen.strokeCircle(centerX, centerY, radius, argb, lineWidth);
  }

  @Override
  public void shapes(ShapeList shapes) {
    pen.shapes(shapes);
  }

  @Override
  public void dashes(double on, double off) {
    dashed = on > 0;
  }

  @Override
  public void image(Raster raster, double x, double y, double width, double height) {
    pen.image(raster, x, y, width, height);
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    pen.clip(x, y, width, height);
  }

  @Override
  public void unclip() {
    pen.unclip();
  }
}
