package backflow.figure.frame;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LineField;
import backflow.chart.LinearScale;
import backflow.chart.Theme;
import backflow.chart.ValueAxis;
import backflow.probe.Strip;

/**
 * The context lines of a figure by layer: up to hundreds, read in the order of memory. Each point
 * is the median of up to five buckets evenly spaced over its column; what the median leaves out is
 * in the named lines' areas and in the lanes.
 */
public final class PaleLines {
  private static final double COLUMN = 3;
  private static final double PALE = 0.4;
  private static final int MOST = 5;

  private double[] xs = new double[0];
  private double[] ys = new double[0];
  private double[] runX = new double[0];
  private double[] runY = new double[0];
  private final double[] few = new double[MOST];
  private int points;

  /** Finds the points of all rows. */
  public void read(Strip strip, LinearScale steps, Look look, Box plot, ValueAxis axis) {
    int columns = (int) Math.max(1, plot.width() / look.px(COLUMN));
    int most = Math.min(columns + 1, strip.buckets);
    if (xs.length < most) {
      xs = new double[most + most / 2];
      runX = new double[xs.length];
      runY = new double[xs.length];
    }
    if (ys.length < xs.length * strip.rows) {
      ys = new double[xs.length * strip.rows];
    }
    points = 0;
    double low = Math.floor(steps.low());
    double perStep = columns / Math.max(1, steps.high() - low + 1);
    int bucket = 0;
    while (bucket < strip.buckets && strip.to[bucket] < low) {
      bucket++;
    }
    while (bucket < strip.buckets && points < most && strip.from[bucket] <= steps.high()) {
      int column = (int) ((strip.to[bucket] - low) * perStep);
      int next = bucket + 1;
      while (next < strip.buckets && (int) ((strip.to[next] - low) * perStep) == column) {
        next++;
      }
      boolean begin = points == 0 && next < strip.buckets;
      xs[points] = steps.at((double) (begin ? strip.from[bucket] : strip.to[next - 1]));
      for (int row = 0; row < strip.rows; row++) {
        double value = median(strip, row, bucket, next);
        ys[row * xs.length + points] = axis.shows(value) ? axis.y(value) : Double.NaN;
      }
      points++;
      bucket = next;
    }
  }

  private double median(Strip strip, int row, int from, int to) {
    int n = Math.min(MOST, to - from);
    if (n == 1) {
      return strip.last[from * strip.rows + row];
    }
    int known = 0;
    for (int i = 0; i < n; i++) {
      int bucket = to - 1 - i * (to - from) / n;
      double value = strip.last[bucket * strip.rows + row];
      if (value > 0) {
        int k = known++;
        while (k > 0 && few[k - 1] > value) {
          few[k] = few[k - 1];
          k--;
        }
        few[k] = value;
      }
    }
    return known == 0 ? strip.last[(to - 1) * strip.rows + row] : few[(known - 1) / 2];
  }

  /** Draws one row. */
  public void paint(LineField field, Look look, int layer, int hidden) {
    Theme theme = look.theme();
    int color = Argb.fade(theme.layer(layer, hidden), PALE);
    int first = (layer - 1) * xs.length;
    int run = 0;
    for (int i = 0; i <= points; i++) {
      double y = i < points ? ys[first + i] : Double.NaN;
      if (!Double.isNaN(y)) {
        runX[run] = xs[i];
        runY[run++] = y;
      } else if (run > 0) {
        field.line(runX, runY, run, color, look.type().thinLine());
        run = 0;
      }
    }
  }
}
