package backflow.chart;

import java.util.Arrays;

/**
 * Hundreds of small shapes, kept to be drawn together by {@link Pen#shapes}: a pen of pixels makes
 * one picture of them, where a canvas would need longer for the circles of a net than for all else
 * on a board; a pen of a file draws one after the other. Reused from frame to frame, the arrays
 * grow and never shrink. Belongs to one thread.
 */
public final class ShapeList implements Shapes {
  /** How a shape is drawn. */
  enum Kind {
    LINE,
    FILLED_POLYGON,
    POLYGON,
    DISC,
    RING
  }

  private Kind[] kinds = new Kind[64];
  private int[] colors = new int[64];
  private double[] widths = new double[64];
  private int[] starts = new int[64];
  private double[] numbers = new double[256];
  private double[] pointXs = new double[4];
  private double[] pointYs = new double[4];
  private int count;
  private int used;

  /** Takes all shapes out. */
  public void clear() {
    count = 0;
    used = 0;
  }

  /** How many shapes there are. */
  public int size() {
    return count;
  }

  @Override
  public void line(double x1, double y1, double x2, double y2, int argb, double lineWidth) {
    begin(Kind.LINE, argb, lineWidth);
    number(x1);
    number(y1);
    number(x2);
    number(y2);
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int n, int argb) {
    begin(Kind.FILLED_POLYGON, argb, 0);
    points(xs, ys, n);
  }

  @Override
  public void strokePolygon(double[] xs, double[] ys, int n, int argb, double lineWidth) {
    begin(Kind.POLYGON, argb, lineWidth);
    points(xs, ys, n);
  }

  @Override
  public void fillCircle(double centerX, double centerY, double radius, int argb) {
    begin(Kind.DISC, argb, 0);
    circle(centerX, centerY, radius);
  }

  @Override
  public void strokeCircle(
      double centerX, double centerY, double radius, int argb, double lineWidth) {
    begin(Kind.RING, argb, lineWidth);
    circle(centerX, centerY, radius);
  }

  /** Draws all shapes, in the order in which they came. */
  public void replay(Shapes to) {
    for (int i = 0; i < count; i++) {
      int at = starts[i];
      double x = numbers[at];
      double y = numbers[at + 1];
      switch (kinds[i]) {
        case LINE -> to.line(x, y, numbers[at + 2], numbers[at + 3], colors[i], widths[i]);
        case FILLED_POLYGON -> to.fillPolygon(xs(i), ys(i), points(i), colors[i]);
        case POLYGON -> to.strokePolygon(xs(i), ys(i), points(i), colors[i], widths[i]);
        case DISC -> to.fillCircle(x, y, numbers[at + 2], colors[i]);
        case RING -> to.strokeCircle(x, y, numbers[at + 2], colors[i], widths[i]);
      }
    }
  }

  /** Whether the other holds the same shapes, number for number. */
  boolean isSameAs(ShapeList other) {
    return count == other.count
        && used == other.used
        && Arrays.equals(kinds, 0, count, other.kinds, 0, count)
        && Arrays.equals(colors, 0, count, other.colors, 0, count)
        && Arrays.equals(widths, 0, count, other.widths, 0, count)
        && Arrays.equals(starts, 0, count, other.starts, 0, count)
        && Arrays.equals(numbers, 0, used, other.numbers, 0, used);
  }

  private void begin(Kind kind, int argb, double lineWidth) {
    if (count == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * count);
      colors = Arrays.copyOf(colors, 2 * count);
      widths = Arrays.copyOf(widths, 2 * count);
      starts = Arrays.copyOf(starts, 2 * count);
    }
    kinds[count] = kind;
    colors[count] = argb;
    widths[count] = lineWidth;
    starts[count++] = used;
  }

  private void circle(double centerX, double centerY, double radius) {
    number(centerX);
    number(centerY);
    number(radius);
  }

  private void points(double[] fromXs, double[] fromYs, int n) {
    for (int i = 0; i < n; i++) {
      number(fromXs[i]);
      number(fromYs[i]);
    }
  }

  private void number(double value) {
    if (used == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * used);
    }
    numbers[used++] = value;
  }

  private int points(int shape) {
    int end = shape + 1 < count ? starts[shape + 1] : used;
    return (end - starts[shape]) / 2;
  }

  private double[] xs(int shape) {
    int n = points(shape);
    pointXs = pointXs.length < n ? new double[n] : pointXs;
    for (int i = 0; i < n; i++) {
      pointXs[i] = numbers[starts[shape] + 2 * i];
    }
    return pointXs;
  }

  private double[] ys(int shape) {
    int n = points(shape);
    pointYs = pointYs.length < n ? new double[n] : pointYs;
    for (int i = 0; i < n; i++) {
      pointYs[i] = numbers[starts[shape] + 2 * i + 1];
    }
    return pointYs;
  }
}
