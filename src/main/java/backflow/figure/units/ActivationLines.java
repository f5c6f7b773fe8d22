package backflow.figure.units;

import backflow.chart.LinearScale;
import backflow.chart.Pen;
import backflow.figure.frame.Look;
import backflow.study.Curve;
import java.util.function.IntToDoubleFunction;

/** Draws f as a whole line and f′ as a dashed one, cut where they leave the axis upward or down. */
record ActivationLines(Pen pen, Look look, LinearScale xs, LinearScale ys) {
  /** Draws f; returns y of its last visible place. */
  double value(Curve curve, int color) {
    return paint(curve, curve::value, Double.POSITIVE_INFINITY, color);
  }

  /** Draws f′; returns y of its last visible place. */
  double slope(Curve curve, int color) {
    pen.dashes(look.px(6), look.px(3));
    // f′ jumps at a kink: no line across it
    double last = paint(curve, curve::derivative, 0.3, color);
    pen.dashes(0, 0);
    return last;
  }

  private double paint(Curve curve, IntToDoubleFunction of, double jump, int color) {
    double[] x = new double[curve.points() + 2];
    double[] y = new double[curve.points() + 2];
    double last = ys.at(0.0);
    int n = 0;
    for (int i = 0; i < curve.points(); i++) {
      double value = of.applyAsDouble(i);
      double before = i == 0 ? value : of.applyAsDouble(i - 1);
      boolean joined = Math.abs(value - before) <= jump;
      if (joined && shows(value) != shows(before)) {
        double edge = Math.max(value, before) > ys.high() ? ys.high() : ys.low();
        double share = (edge - before) / (value - before);
        x[n] = xs.at(curve.z(i - 1) + share * (curve.z(i) - curve.z(i - 1)));
        last = ys.at(edge);
        y[n++] = last;
      }
      if (!joined || !shows(value)) {
        line(x, y, n, color);
        n = 0;
      }
      if (shows(value)) {
        x[n] = xs.at(curve.z(i));
        last = ys.at(value);
        y[n++] = last;
      }
    }
    line(x, y, n, color);
    return last;
  }

  private boolean shows(double value) {
    return value >= ys.low() && value <= ys.high();
  }

  private void line(double[] x, double[] y, int n, int color) {
    if (n > 1) {
      pen.polyline(x, y, n, color, look.type().namedLine());
    }
  }
}
