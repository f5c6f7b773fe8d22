package backflow.figure.sweep;

import backflow.chart.Argb;
import backflow.chart.Pen;
import backflow.chart.Special;
import backflow.chart.ValueAxis;
import backflow.figure.frame.Look;
import backflow.math.Blank;
import backflow.sweep.RunResult;

/**
 * One value of the second setting over the values of the first: a band from the lowest seed to the
 * highest, the mean as a line, a dot for each run.
 *
 * @param j which value of the second setting
 * @param color of all of it
 */
record SeedLine(
    Pen pen, Look look, SettingAxis across, ValueAxis axis, Cells cells, int j, int color) {
  private static final int MANY = 6;

  /** Draws it. */
  void paint(double width) {
    int n = cells.table().across();
    int start = 0;
    for (int i = 0; i <= n; i++) {
      if (i == n || !axis.shows(cells.at(i, j).low())) {
        band(start, i);
        start = i + 1;
      }
    }
    start = 0;
    for (int i = 0; i <= n; i++) {
      if (i == n || !axis.shows(cells.at(i, j).value())) {
        line(start, i, width);
        start = i + 1;
      }
    }
    for (int i = 0; i < n; i++) {
      dots(i);
    }
  }

  /** A stretch of the band, from a slot on and up to another, which is not part of it. */
  private void band(int from, int to) {
    int n = to - from;
    if (n < 2) {
      return;
    }
    double[] xs = new double[2 * n];
    double[] ys = new double[2 * n];
    for (int k = 0; k < n; k++) {
      xs[k] = across.x(from + k);
      ys[k] = axis.y(cells.at(from + k, j).low());
      xs[2 * n - 1 - k] = xs[k];
      ys[2 * n - 1 - k] = axis.y(cells.at(from + k, j).high());
    }
    pen.fillPolygon(xs, ys, 2 * n, Argb.fade(color, look.theme().dark() ? 0.3 : 0.2));
  }

  private void line(int from, int to, double width) {
    int n = to - from;
    if (n < 2) {
      return;
    }
    double[] xs = new double[n];
    double[] ys = new double[n];
    for (int k = 0; k < n; k++) {
      xs[k] = across.x(from + k);
      ys[k] = axis.y(cells.at(from + k, j).value());
    }
    pen.polyline(xs, ys, n, color, width);
  }

  private void dots(int i) {
    double r = look.px(cells.table().up() > MANY ? 2 : 2.6);
    for (RunResult run : cells.table().finished(cells.table().cell(i, j))) {
      double value = cells.outcome().of(run);
      double y = axis.y(value);
      if (axis.shows(value)) {
        pen.fillCircle(across.x(i), y, r, color);
      } else if (!Blank.is(y)) {
        Special special = Special.first(Special.bitOf(value, axis.log()));
        pen.fillCircle(across.x(i), y, look.px(3.4), special.wordColor(look.theme()));
      }
    }
  }

  /** Where it ends, in a lane if it ends so; blank if it has nothing to show. */
  double end() {
    double end = Blank.VALUE;
    for (int i = 0; i < cells.table().across(); i++) {
      double value = cells.at(i, j).value();
      end = Blank.is(value) ? end : axis.y(value);
    }
    return end;
  }
}
