package backflow.figure.network;

import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Ticks;
import backflow.chart.Typography;
import backflow.figure.frame.Look;

/** Numbers and names around a plot over two quantities. */
record PlaneAxes(Pen pen, Look look, Box plot, LinearScale across, LinearScale up) {
  /** Room under the plot. */
  static final double FOOT = 38;

  /** Room at its left. */
  static final double SIDE = 52;

  /** Axes of a plot between four ends. */
  static PlaneAxes of(
      Pen pen, Look look, Box plot, double left, double right, double low, double high) {
    LinearScale across = new LinearScale(left, right, plot.x(), plot.right());
    return new PlaneAxes(
        pen, look, plot, across, new LinearScale(low, high, plot.bottom(), plot.y()));
  }

  /** Draws ticks, numbers and names; the upper name stands over the axis. */
  void paint(String acrossName, String upName) {
    Theme theme = look.theme();
    double line = look.type().thinLine();
    double size = look.type().note();
    Ticks xs = across.ticks(look.px(44));
    double base = plot.bottom() + look.px(16);
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < xs.count(); i++) {
      double x = xs.places()[i];
      double half = pen.textWidth(xs.labels()[i], size, Weight.REGULAR) / 2;
      double at = Math.min(plot.right() + look.px(10) - half, x);
      if (at - half > free) {
        pen.line(x, plot.bottom(), x, plot.bottom() + look.px(4), theme.axis(), line);
        pen.text(xs.labels()[i], at, base, Anchor.MIDDLE, size, Weight.REGULAR, theme.muted());
        free = at + half + look.px(4);
      }
    }
    double middle = plot.x() + plot.width() / 2;
    String name = new Words(pen, look).shortened(acrossName, plot.width() + look.px(10), size);
    double under = base + look.px(16);
    pen.text(name, middle, under, Anchor.MIDDLE, size, Weight.REGULAR, theme.muted());
    numbers(upName, size);
    pen.strokeRect(plot.x(), plot.y(), plot.width(), plot.height(), theme.axis(), line);
  }

  private void numbers(String upName, double size) {
    Theme theme = look.theme();
    Ticks ys = up.ticks(look.px(34));
    double right = plot.x() - look.px(7);
    double nameAt = plot.y() - look.px(6);
    double free = nameAt + look.px(3);
    for (int i = ys.count() - 1; i >= 0; i--) {
      double y = ys.places()[i];
      double baseline = y + Typography.middle(size);
      if (baseline - size * Typography.CAPITAL > free && fits(ys.labels()[i], right, size)) {
        double tick = plot.x() - look.px(4);
        pen.line(tick, y, plot.x(), y, theme.axis(), look.type().thinLine());
        pen.text(ys.labels()[i], right, baseline, Anchor.END, size, Weight.REGULAR, theme.muted());
        free = baseline + look.px(2);
      }
    }
    String name =
        new Words(pen, look).shortened(upName, plot.width() * 0.3 + look.px(SIDE - 20), size);
    double least = plot.x() - look.px(SIDE - 20);
    double x = Math.max(least, right - pen.textWidth(name, size, Weight.REGULAR));
    pen.text(name, x, nameAt, Anchor.START, size, Weight.REGULAR, theme.muted());
  }

  private boolean fits(String label, double right, double size) {
    return pen.textWidth(label, size, Weight.REGULAR) < right - look.px(1);
  }
}
