package backflow.chart;

/**
 * Many lines as one picture. A canvas takes a third of a second for 150 noisy strokes; this takes a
 * fiftieth of that. Lines are graphs of functions, x never decreasing, drawn column by column: in
 * each device column up to four samples of the line's vertical extent add up to what each pixel is
 * covered, so that joints are not drawn twice and half-transparent lines have no dots.
 *
 * <p>Two pictures in turn, because a window may still be reading the last one. Belongs to one
 * thread.
 */
public final class LineField {
  private static final int SAMPLES = 4;

  private final Raster[] rasters = {new Raster(), new Raster()};
  private int turn;
  private Box area = new Box(0, 0, 1, 1);
  private double ratio = 1;
  private float[] coverage = new float[0];
  private int samples = SAMPLES;
  private int height;
  private int top;
  private int bottom;

  /**
   * Starts a picture.
   *
   * @param newArea what it covers, best on whole device pixels
   * @param pixelRatio device pixels per unit
   */
  public void begin(Box newArea, double pixelRatio) {
    area = newArea;
    ratio = pixelRatio;
    turn = 1 - turn;
    raster().resize((int) Math.rint(area.width() * ratio), (int) Math.rint(area.height() * ratio));
    height = raster().height();
    samples = SAMPLES;
    if (coverage.length < height) {
      coverage = new float[height];
    }
  }

  /** Brings the picture onto the drawing. */
  public void paint(Pen pen) {
    pen.image(raster(), area.x(), area.y(), area.width(), area.height());
  }

  private Raster raster() {
    return rasters[turn];
  }

  /**
   * How many samples each column of the next lines is made of: fewer are faster, and enough for
   * pale lines.
   *
   * @param newSamples 1 to 4
   */
  public void samples(int newSamples) {
    samples = newSamples;
  }

  /**
   * Straight lines through the first n points.
   *
   * @param xs in drawing units, never decreasing; not modified
   * @param ys likewise, finite; not modified
   * @param argb may be half-transparent
   */
  public void line(double[] xs, double[] ys, int n, int argb, double lineWidth) {
    if (n == 1) {
      dot(xs[0], ys[0], argb, lineWidth);
      return;
    }
    double half = Math.max(0.5, lineWidth * ratio / 2);
    double begin = deviceX(xs[0]);
    double finish = deviceX(xs[n - 1]);
    int first = Math.max(0, (int) Math.floor(begin));
    int last = Math.min(raster().width() - 1, (int) Math.ceil(finish) - 1);
    double step = 1.0 / samples;
    int segment = -1;
    double x2 = begin;
    double y2 = deviceY(ys[0]);
    double x1 = 0;
    double y1 = 0;
    double slope = 0;
    double reach = 0;
    double high = 0;
    double low = 0;
    for (int column = first; column <= last; column++) {
      clearColumn();
      for (double x = column + step / 2; x < column + 1; x += step) {
        if (x < begin || x > finish) {
          continue;
        }
        while (segment < 0 || (x2 < x && segment < n - 2)) {
          segment++;
          x1 = x2;
          y1 = y2;
          x2 = deviceX(xs[segment + 1]);
          y2 = deviceY(ys[segment + 1]);
          slope = x2 > x1 ? (y2 - y1) / (x2 - x1) : 0;
          reach = half * Math.sqrt(1 + slope * slope);
          high = Math.min(y1, y2) - half;
          low = Math.max(y1, y2) + half;
        }
        double y = y1 + (x - x1) * slope;
        span(Math.max(y - reach, high), Math.min(y + reach, low), (float) step);
      }
      blendColumn(column, argb);
    }
  }

  private void dot(double x, double y, int argb, double lineWidth) {
    double radius = Math.max(1, lineWidth * ratio);
    int from = Math.max(0, (int) Math.floor(deviceX(x) - radius));
    int to = Math.min(raster().width() - 1, (int) Math.ceil(deviceX(x) + radius));
    for (int column = from; column <= to; column++) {
      clearColumn();
      for (int k = 0; k < SAMPLES; k++) {
        double away = column + (k + 0.5) / SAMPLES - deviceX(x);
        if (Math.abs(away) < radius) {
          double reach = Math.sqrt(radius * radius - away * away);
          span(deviceY(y) - reach, deviceY(y) + reach, 1f / SAMPLES);
        }
      }
      blendColumn(column, argb);
    }
  }

  /**
   * The area between two lines.
   *
   * @param xs in drawing units, never decreasing; not modified
   * @param highs upper line, likewise, finite; not modified
   * @param lows lower line, likewise; not modified
   */
  public void band(double[] xs, double[] highs, double[] lows, int n, int argb) {
    int first = Math.max(0, (int) Math.floor(deviceX(xs[0])));
    int last = Math.min(raster().width() - 1, (int) Math.ceil(deviceX(xs[n - 1])) - 1);
    int segment = 0;
    for (int column = first; column <= last && n > 1; column++) {
      double x = column + 0.5;
      while (segment < n - 2 && deviceX(xs[segment + 1]) < x) {
        segment++;
      }
      double x1 = deviceX(xs[segment]);
      double x2 = deviceX(xs[segment + 1]);
      double t = x2 > x1 ? Math.min(1, Math.max(0, (x - x1) / (x2 - x1))) : 0;
      clearColumn();
      double upper = deviceY(highs[segment] + (highs[segment + 1] - highs[segment]) * t);
      double lower = deviceY(lows[segment] + (lows[segment + 1] - lows[segment]) * t);
      span(upper, lower, 1);
      blendColumn(column, argb);
    }
  }

  /** Fills a rectangle with the pattern of a kind; replaces what was there. */
  public void pattern(
      double x, double y, double width, double height, Special special, Theme theme, int pitch) {
    int left = Math.max(0, (int) Math.rint(deviceX(x)));
    int right = Math.min(raster().width(), (int) Math.rint(deviceX(x + width)));
    int lower = Math.min(raster().height(), (int) Math.rint(deviceY(y + height)));
    int[] pixels = raster().pixels();
    for (int row = Math.max(0, (int) Math.rint(deviceY(y))); row < lower; row++) {
      for (int column = left; column < right; column++) {
        pixels[row * raster().width() + column] = special.pixel(theme, column, row, pitch);
      }
    }
  }

  /** Whether no line has touched a rectangle yet. */
  public boolean isClear(double x, double y, double width, double height) {
    int left = Math.max(0, (int) Math.floor(deviceX(x)));
    int right = Math.min(raster().width(), (int) Math.ceil(deviceX(x + width)));
    int lower = Math.min(raster().height(), (int) Math.ceil(deviceY(y + height)));
    int[] pixels = raster().pixels();
    for (int row = Math.max(0, (int) Math.floor(deviceY(y))); row < lower; row++) {
      for (int column = left; column < right; column++) {
        if (pixels[row * raster().width() + column] != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private double deviceX(double x) {
    return (x - area.x()) * ratio;
  }

  private double deviceY(double y) {
    return (y - area.y()) * ratio;
  }

  private void clearColumn() {
    top = Integer.MAX_VALUE;
    bottom = -1;
  }

  /** One sample of the column: what is between two heights is covered by a share. */
  private void span(double from, double to, float share) {
    double start = Math.max(0, from);
    double end = Math.min(height, to);
    if (!(start < end)) {
      return;
    }
    int firstRow = (int) start;
    int lastRow = Math.min(height - 1, (int) end);
    widen(firstRow, lastRow);
    if (firstRow == lastRow) {
      coverage[firstRow] += (float) (end - start) * share;
      return;
    }
    coverage[firstRow] += (float) (firstRow + 1 - start) * share;
    for (int row = firstRow + 1; row < lastRow; row++) {
      coverage[row] += share;
    }
    coverage[lastRow] += (float) (end - lastRow) * share;
  }

  /** Extends the rows in use, with nothing covered yet in the new ones. */
  private void widen(int firstRow, int lastRow) {
    if (bottom < 0) {
      top = firstRow;
      bottom = firstRow - 1;
    }
    while (top > firstRow) {
      coverage[--top] = 0;
    }
    while (bottom < lastRow) {
      coverage[++bottom] = 0;
    }
  }

  private void blendColumn(int column, int argb) {
    int width = raster().width();
    for (int row = top; row <= bottom; row++) {
      raster().blend(row * width + column, argb, Math.min(1f, coverage[row]));
    }
  }
}
