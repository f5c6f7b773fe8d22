package backflow.chart;

/**
 * A {@link ShapeList} as one picture. A pixel is covered by as much of a shape as the distance of
 * its middle from the shape's edge says, up to half a pixel on either side: a disc's edge is at its
 * radius; a convex polygon is what all its sides leave. Made anew only when a shape or the room has
 * changed. Two pictures in turn, because a window may still be reading the last one. Belongs to one
 * thread.
 */
public final class ShapePicture {
  private final Raster[] rasters = {new Raster(), new Raster()};
  private final ShapeList made = new ShapeList();
  private final Ink ink = new Ink();
  private Box area = new Box(0, 0, 0, 0);
  private Box within = area;
  private double ratio;
  private int turn;

  /**
   * Makes the picture of these shapes.
   *
   * @param room outside of which nothing is wanted
   * @param pixelRatio device pixels per unit
   * @return whether any of them is to be seen
   */
  public boolean of(ShapeList shapes, Box room, double pixelRatio) {
    if (!shapes.isSameAs(made) || !room.equals(within) || pixelRatio != ratio) {
      made.clear();
      shapes.replay(made);
      within = room;
      ratio = pixelRatio;
      make();
    }
    return area.width() > 0;
  }

  /** Brings the picture to where its shapes are. */
  public void paint(Pen pen) {
    pen.image(rasters[turn], area.x(), area.y(), area.width(), area.height());
  }

  private void make() {
    Extent extent = new Extent();
    made.replay(extent);
    double left = Math.floor(Math.max(within.x(), extent.left) * ratio);
    double top = Math.floor(Math.max(within.y(), extent.top) * ratio);
    double right = Math.ceil(Math.min(within.right(), extent.right) * ratio);
    double bottom = Math.ceil(Math.min(within.bottom(), extent.bottom) * ratio);
    if (!(right > left && bottom > top)) {
      area = new Box(0, 0, 0, 0);
      return;
    }
    area = new Box(left / ratio, top / ratio, (right - left) / ratio, (bottom - top) / ratio);
    turn = 1 - turn;
    rasters[turn].resize((int) (right - left), (int) (bottom - top));
    ink.onto(rasters[turn], left, top, ratio);
    made.replay(ink);
  }

  /** How far shapes reach, in drawing units; what is nowhere does not count. */
  private static final class Extent implements Shapes {
    private double left = Double.POSITIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;

    private void add(double x, double y, double reach) {
      if (Math.abs(x) + Math.abs(y) + reach <= Double.MAX_VALUE) {
        left = Math.min(left, x - reach);
        right = Math.max(right, x + reach);
        top = Math.min(top, y - reach);
        bottom = Math.max(bottom, y + reach);
      }
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, int argb, double lineWidth) {
      add(x1, y1, lineWidth);
      add(x2, y2, lineWidth);
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, int n, int argb) {
      strokePolygon(xs, ys, n, argb, 0);
    }

    @Override
    public void strokePolygon(double[] xs, double[] ys, int n, int argb, double lineWidth) {
      for (int i = 0; i < n; i++) {
        add(xs[i], ys[i], 2 * lineWidth); // a mitre reaches farther than half the width
      }
    }

    @Override
    public void fillCircle(double centerX, double centerY, double radius, int argb) {
      add(centerX, centerY, radius);
    }

    @Override
    public void strokeCircle(
        double centerX, double centerY, double radius, int argb, double lineWidth) {
      add(centerX, centerY, radius + lineWidth);
    }
  }

  /** Lays shapes onto a raster. */
  private static final class Ink implements Shapes {
    /** Sides that a polygon may have. */
    private static final int SIDES = 8;

    private final double[] cornerXs = new double[4];
    private final double[] cornerYs = new double[4];
    private final double[] normalXs = new double[SIDES];
    private final double[] normalYs = new double[SIDES];
    private final double[] offsets = new double[SIDES];
    private Raster raster = new Raster();
    private double left;
    private double top;
    private double ratio;

    void onto(Raster onto, double newLeft, double newTop, double pixelRatio) {
      raster = onto;
      left = newLeft;
      top = newTop;
      ratio = pixelRatio;
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, int argb, double lineWidth) {
      double length = Math.hypot(x2 - x1, y2 - y1);
      if (!(length > 0)) {
        return;
      }
      double acrossX = (y1 - y2) / length * lineWidth / 2;
      double acrossY = (x2 - x1) / length * lineWidth / 2;
      corner(0, x1 + acrossX, y1 + acrossY);
      corner(1, x2 + acrossX, y2 + acrossY);
      corner(2, x2 - acrossX, y2 - acrossY);
      corner(3, x1 - acrossX, y1 - acrossY);
      fillPolygon(cornerXs, cornerYs, 4, argb);
    }

    private void corner(int i, double x, double y) {
      cornerXs[i] = x;
      cornerYs[i] = y;
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, int n, int argb) {
      polygon(xs, ys, n, argb, 0, true);
    }

    @Override
    public void strokePolygon(double[] xs, double[] ys, int n, int argb, double lineWidth) {
      polygon(xs, ys, n, argb, lineWidth * ratio / 2, false);
    }

    private void polygon(double[] xs, double[] ys, int n, int argb, double half, boolean filled) {
      if (n < 3 || n > SIDES) {
        throw new IllegalArgumentException(n + " corners; a small polygon has 3 to " + SIDES);
      }
      double area = 0;
      double[] reach = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
      for (int i = 0; i < n; i++) {
        int next = (i + 1) % n;
        area += xs[i] * ys[next] - xs[next] * ys[i];
        reach[0] = Math.min(reach[0], deviceX(xs[i]));
        reach[1] = Math.min(reach[1], deviceY(ys[i]));
        reach[2] = Math.max(reach[2], deviceX(xs[i]));
        reach[3] = Math.max(reach[3], deviceY(ys[i]));
      }
      for (int i = 0; i < n; i++) {
        int next = (i + 1) % n;
        double length = Math.hypot(xs[next] - xs[i], ys[next] - ys[i]);
        double sign = length > 0 ? Math.copySign(1 / length, area) : 0;
        normalXs[i] = (ys[next] - ys[i]) * sign;
        normalYs[i] = (xs[i] - xs[next]) * sign;
        offsets[i] =
            length > 0
                ? normalXs[i] * deviceX(xs[i]) + normalYs[i] * deviceY(ys[i])
                : Double.POSITIVE_INFINITY; // two corners in one place: no side between them
      }
      double margin = 4 * half + 1;
      int lastRow = lastRow(reach[3] + margin);
      int lastColumn = lastColumn(reach[2] + margin);
      for (int row = first(reach[1] - margin); row <= lastRow; row++) {
        for (int column = first(reach[0] - margin); column <= lastColumn; column++) {
          double outer = 1;
          double inner = 1;
          for (int i = 0; i < n; i++) {
            double beyond = normalXs[i] * (column + 0.5) + normalYs[i] * (row + 0.5) - offsets[i];
            outer *= inside(beyond - half);
            inner *= inside(beyond + half);
          }
          lay(row, column, argb, filled ? outer : outer - inner);
        }
      }
    }

    @Override
    public void fillCircle(double centerX, double centerY, double radius, int argb) {
      circle(centerX, centerY, radius, argb, 0, true);
    }

    @Override
    public void strokeCircle(
        double centerX, double centerY, double radius, int argb, double lineWidth) {
      circle(centerX, centerY, radius, argb, lineWidth * ratio / 2, false);
    }

    private void circle(
        double centerX, double centerY, double radius, int argb, double half, boolean filled) {
      double x = deviceX(centerX);
      double y = deviceY(centerY);
      double r = radius * ratio;
      double reach = r + half + 1;
      int lastRow = lastRow(y + reach);
      int lastColumn = lastColumn(x + reach);
      for (int row = first(y - reach); row <= lastRow; row++) {
        double dy = row + 0.5 - y;
        for (int column = first(x - reach); column <= lastColumn; column++) {
          double dx = column + 0.5 - x;
          double outside = Math.sqrt(dx * dx + dy * dy) - r;
          lay(row, column, argb, inside(outside - half) - (filled ? 0 : inside(outside + half)));
        }
      }
    }

    /** How much of a pixel is inside, by the distance of its middle from the edge. */
    private static double inside(double outside) {
      return Math.max(0, Math.min(1, 0.5 - outside));
    }

    private void lay(int row, int column, int argb, double coverage) {
      if (coverage > 0) {
        raster.blend(row * raster.width() + column, argb, (float) coverage);
      }
    }

    private double deviceX(double x) {
      return x * ratio - left;
    }

    private double deviceY(double y) {
      return y * ratio - top;
    }

    private static int first(double at) {
      return (int) Math.max(0, Math.floor(at));
    }

    private int lastRow(double at) {
      return (int) Math.min(raster.height() - 1, at);
    }

    private int lastColumn(double at) {
      return (int) Math.min(raster.width() - 1, at);
    }
  }
}
