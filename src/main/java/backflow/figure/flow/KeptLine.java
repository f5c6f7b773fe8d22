package backflow.figure.flow;

import backflow.chart.Box;
import backflow.chart.Decimator;
import backflow.chart.LinearScale;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Special;
import backflow.chart.Theme;
import backflow.chart.ValueAxis;
import backflow.figure.frame.EndLabels;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import backflow.probe.Strip;

/** A line of the kept run by step: thin, dashed, grey. */
final class KeptLine {
  /** What it is called at its end. */
  static final String NAME = "kept";

  private static final double COLUMN = 3;
  private static final int RANK = 99;

  private final Decimator decimator = new Decimator();
  private double[] xs = new double[0];
  private double[] ys = new double[0];
  private double lastY;

  /** Its dashes, which lie on the pen until they are taken off again. */
  static void dash(Pen pen, Look look) {
    pen.dashes(look.px(4), look.px(3));
  }

  /** Its colour: a grey that can be seen on either ground. */
  static int color(Theme theme) {
    return theme.muted();
  }

  /** Its width. */
  static double width(Look look) {
    return look.px(1.25);
  }

  /**
   * Draws one row of a strip, cut at the edges of the plot.
   *
   * @param row from 0; beyond the strip's rows: nothing is drawn
   */
  void paint(
      Pen pen, Look look, Box plot, ValueAxis axis, LinearScale steps, Strip strip, int row) {
    lastY = Double.NaN;
    if (strip.buckets == 0 || row < 0 || row >= strip.rows) {
      return;
    }
    int columns = (int) Math.max(1, plot.width() / look.px(COLUMN));
    long first = (long) steps.low();
    long last = (long) Math.ceil(steps.high());
    decimator.thin(Readings.series(strip), row, axis.log(), first, last, columns);
    int n = decimator.points();
    if (xs.length < n) {
      xs = new double[n];
      ys = new double[n];
    }
    pen.clip(plot.x(), plot.y(), plot.width(), plot.height());
    dash(pen, look);
    int run = 0;
    for (int i = 0; i < n; i++) {
      double y = y(axis, i);
      if (!Double.isNaN(y)) {
        xs[run] = steps.at(decimator.steps()[i]);
        ys[run++] = y;
        lastY = y;
      } else {
        run = flush(pen, look, run);
      }
    }
    flush(pen, look, run);
    pen.dashes(0, 0);
    pen.unclip();
  }

  /** On the scale, or in the lane of its kind if there is one; NaN if it has no place. */
  private double y(ValueAxis axis, int point) {
    double value = decimator.middle()[point];
    if (axis.shows(value)) {
      return axis.y(value);
    }
    int bits = decimator.specials()[point] & axis.lanes();
    return bits == 0 ? Double.NaN : axis.laneMiddle(Special.first(bits));
  }

  private int flush(Pen pen, Look look, int n) {
    if (n > 1) {
      pen.polyline(xs, ys, n, color(look.theme()), width(look));
    }
    return 0;
  }

  /**
   * Its name for the end of the line that was drawn last.
   *
   * @param more behind the name: a number, or nothing
   */
  EndLabels.Label label(Look look, String more) {
    return new EndLabels.Label(NAME + more, lastY, RANK, 0, color(look.theme()), Weight.REGULAR);
  }
}
