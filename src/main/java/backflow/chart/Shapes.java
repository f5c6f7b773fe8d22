package backflow.chart;

/**
 * What small shapes are drawn with: a {@link Pen}, which draws them at once, or a {@link
 * ShapeList}, which keeps them. Lengths and colours are those of the pen.
 */
public interface Shapes {
  /** A straight line with flat ends. */
  void line(double x1, double y1, double x2, double y2, int argb, double lineWidth);

  /** The filled polygon of the first n points. */
  void fillPolygon(double[] xs, double[] ys, int n, int argb);

  /** The closed outline of the first n points, mitred joins. */
  void strokePolygon(double[] xs, double[] ys, int n, int argb, double lineWidth);

  /** A filled circle. */
  void fillCircle(double centerX, double centerY, double radius, int argb);

  /** The outline of a circle, centred on its edge. */
  void strokeCircle(double centerX, double centerY, double radius, int argb, double lineWidth);
}
