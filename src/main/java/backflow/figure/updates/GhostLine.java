package backflow.figure.updates;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.Decimator;
import backflow.chart.LinearScale;
import backflow.chart.Pen;
import backflow.chart.ValueAxis;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.probe.Strip;

/** A kept run behind the others: thin, grey, dashed. */
final class GhostLine {
  private static final double COLUMN = 3;

  private final Decimator decimator = new Decimator();
  private double[] xs = new double[0];
  private double[] ys = new double[0];

  /** Draws a strip of one row; gaps where it has nothing on the axis. */
  void paint(Pen pen, Look look, Box plot, ValueAxis axis, LinearScale steps, Strip strip) {
    if (strip.buckets == 0) {
      return;
    }
    int columns = (int) Math.max(1, plot.width() / look.px(COLUMN));
    long first = (long) steps.low();
    decimator.thin(
        Readings.series(strip), 0, axis.log(), first, (long) Math.ceil(steps.high()), columns);
    int n = decimator.points();
    if (xs.length < n) {
      xs = new double[n];
      ys = new double[n];
    }
    pen.dashes(look.px(4), look.px(3));
    int run = 0;
    for (int i = 0; i < n; i++) {
      double value = decimator.middle()[i];
      double y = axis.shows(value) ? axis.y(value) : Double.NaN;
      boolean off = y < plot.y() || y > plot.bottom();
      if (!Double.isNaN(y)) {
        double x = steps.at(decimator.steps()[i]);
        xs[run] = Math.max(plot.x(), Math.min(plot.right(), x));
        ys[run++] = Math.max(plot.y(), Math.min(plot.bottom(), y));
      }
      if (off && run == 1) {
        run = 0; // it has been off before: nothing runs along the edge
      } else if (off || Double.isNaN(y)) {
        run = flush(pen, look, run);
      }
    }
    flush(pen, look, run);
    pen.dashes(0, 0);
  }

  private int flush(Pen pen, Look look, int n) {
    if (n > 1) {
      pen.polyline(xs, ys, n, Argb.fade(look.theme().muted(), 0.65), look.px(1.25));
    }
    return 0;
  }
}
