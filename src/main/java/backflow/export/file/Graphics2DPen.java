package backflow.export.file;

import backflow.chart.Pen;
import backflow.chart.Raster;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayDeque;
import java.util.Deque;

/** Draws with Java2D: into pictures, and into whatever else offers a {@link Graphics2D}. */
public final class Graphics2DPen implements Pen {
  private final Graphics2D graphics;
  private final double pixelRatio;
  private final Deque<Shape> clips = new ArrayDeque<>();
  private float[] dash = new float[0];

  /**
   * A pen on a ground.
   *
   * @param graphics already scaled so that one unit is one drawing unit; its hints are changed
   * @param pixelRatio device pixels per drawing unit
   */
  public Graphics2DPen(Graphics2D graphics, double pixelRatio) {
    this.graphics = graphics;
    this.pixelRatio = pixelRatio;
    hint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    hint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    hint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    hint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    hint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
  }

  private void hint(RenderingHints.Key key, Object value) {
    graphics.setRenderingHint(key, value);
  }

  @Override
  public double pixelRatio() {
    return pixelRatio;
  }

  @Override
  public boolean isStill() {
    return true;
  }

  @Override
  public void clear(int argb) {
    Shape clip = graphics.getClip();
    Rectangle2D all =
        clip == null ? new Rectangle2D.Double(-1e5, -1e5, 2e5, 2e5) : clip.getBounds2D();
    Composite before = graphics.getComposite();
    graphics.setComposite(AlphaComposite.Src);
    hint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    fill(all, argb);
    hint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setComposite(before);
  }

  private void fill(Shape shape, int argb) {
    graphics.setColor(new Color(argb, true));
    graphics.fill(shape);
  }

  private void stroke(Shape shape, int argb, double width, int join) {
    graphics.setColor(new Color(argb, true));
    float line = (float) width;
    graphics.setStroke(
        dash.length == 0
            ? new BasicStroke(line, BasicStroke.CAP_BUTT, join)
            : new BasicStroke(line, BasicStroke.CAP_BUTT, join, 10, dash, 0));
    graphics.draw(shape);
  }

  @Override
  public void fillRect(double x, double y, double width, double height, int argb) {
    fill(new Rectangle2D.Double(x, y, width, height), argb);
  }

  @Override
  public void fillRoundRect(
      double x, double y, double width, double height, double radius, int argb) {
    fill(new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius), argb);
  }

  @Override
  public void strokeRect(
      double x, double y, double width, double height, int argb, double lineWidth) {
    stroke(new Rectangle2D.Double(x, y, width, height), argb, lineWidth, BasicStroke.JOIN_MITER);
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, int argb, double lineWidth) {
    stroke(new Line2D.Double(x1, y1, x2, y2), argb, lineWidth, BasicStroke.JOIN_MITER);
  }

  @Override
  public void polyline(double[] xs, double[] ys, int n, int argb, double lineWidth) {
    stroke(path(xs, ys, n), argb, lineWidth, BasicStroke.JOIN_ROUND);
  }

  private static Path2D path(double[] xs, double[] ys, int n) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < n; i++) {
      if (i == 0) {
        path.moveTo(xs[i], ys[i]);
      } else {
        path.lineTo(xs[i], ys[i]);
      }
    }
    return path;
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int n, int argb) {
    fill(path(xs, ys, n), argb);
  }

  @Override
  public void strokePolygon(double[] xs, double[] ys, int n, int argb, double lineWidth) {
    Path2D path = path(xs, ys, n);
    path.closePath();
    stroke(path, argb, lineWidth, BasicStroke.JOIN_MITER);
  }

  @Override
  public void fillCircle(double centerX, double centerY, double radius, int argb) {
    fill(circle(centerX, centerY, radius), argb);
  }

  @Override
  public void strokeCircle(
      double centerX, double centerY, double radius, int argb, double lineWidth) {
    stroke(circle(centerX, centerY, radius), argb, lineWidth, BasicStroke.JOIN_ROUND);
  }

  private static Shape circle(double x, double y, double r) {
    return new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
  }

  @Override
  public void dashes(double on, double off) {
    dash = on > 0 ? new float[] {(float) on, (float) off} : new float[0];
  }

  @Override
  public void text(
      String text, double x, double baseline, Anchor anchor, double size, Weight weight, int argb) {
    graphics.setColor(new Color(argb, true));
    double at =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - textWidth(text, size, weight) / 2;
          case END -> x - textWidth(text, size, weight);
        };
    for (Faces.Stretch stretch : Faces.stretches(text, size, weight)) {
      graphics.setFont(stretch.font());
      graphics.drawString(stretch.text(), (float) at, (float) baseline);
      at += stretch.width();
    }
  }

  @Override
  public double textWidth(String text, double size, Weight weight) {
    return Faces.width(text, size, weight);
  }

  @Override
  public void image(Raster raster, double x, double y, double width, double height) {
    AffineTransform place =
        new AffineTransform(width / raster.width(), 0, 0, height / raster.height(), x, y);
    graphics.drawImage(RasterPng.image(raster), place, null);
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    Shape before = graphics.getClip();
    clips.push(before == null ? new Rectangle2D.Double(-1e5, -1e5, 2e5, 2e5) : before);
    graphics.clip(new Rectangle2D.Double(x, y, width, height));
  }

  @Override
  public void unclip() {
    graphics.setClip(clips.pop());
  }
}
