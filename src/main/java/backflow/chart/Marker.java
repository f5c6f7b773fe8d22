package backflow.chart;

/** The shapes that tell signals apart, so that colour is free to tell runs apart. */
public enum Marker {
  CIRCLE,
  SQUARE,
  TRIANGLE,
  DIAMOND;

  /**
   * Draws one.
   *
   * @param radius half its width, about
   * @param fill inside
   * @param stroke outline; the same as {@code fill} for a solid mark
   * @param lineWidth of the outline
   */
  public void paint(
      Shapes onto, double x, double y, double radius, int fill, int stroke, double lineWidth) {
    if (this == CIRCLE) {
      onto.fillCircle(x, y, radius, fill);
      if (stroke != fill) {
        onto.strokeCircle(x, y, radius, stroke, lineWidth);
      }
      return;
    }
    double[] xs = new double[4];
    double[] ys = new double[4];
    int n = outline(x, y, radius, xs, ys);
    onto.fillPolygon(xs, ys, n, fill);
    if (stroke != fill) {
      onto.strokePolygon(xs, ys, n, stroke, lineWidth);
    }
  }

  private int outline(double x, double y, double r, double[] xs, double[] ys) {
    return switch (this) {
      case SQUARE, CIRCLE -> {
        double half = 0.88 * r;
        set(xs, ys, 0, x - half, y - half);
        set(xs, ys, 1, x + half, y - half);
        set(xs, ys, 2, x + half, y + half);
        set(xs, ys, 3, x - half, y + half);
        yield 4;
      }
      case TRIANGLE -> {
        set(xs, ys, 0, x, y - 1.1 * r);
        set(xs, ys, 1, x + 1.05 * r, y + 0.8 * r);
        set(xs, ys, 2, x - 1.05 * r, y + 0.8 * r);
        yield 3;
      }
      case DIAMOND -> {
        set(xs, ys, 0, x, y - 1.2 * r);
        set(xs, ys, 1, x + 1.2 * r, y);
        set(xs, ys, 2, x, y + 1.2 * r);
        set(xs, ys, 3, x - 1.2 * r, y);
        yield 4;
      }
    };
  }

  private static void set(double[] xs, double[] ys, int i, double x, double y) {
    xs[i] = x;
    ys[i] = y;
  }
}
