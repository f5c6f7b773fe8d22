package backflow.figure.sweep;

import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Typography;
import backflow.figure.frame.Look;
import backflow.math.Blank;
import backflow.sweep.Varied;

/** The values of a varied key side by side, each in a slot of its own, whatever their distances. */
record SettingAxis(Varied varied, Box plot) {
  /** Room under the plot. */
  static final double FOOT = 42;

  /**
   * An axis for lines: the first value stands a little inside the left edge of a plot, the last one
   * at the right edge, where the names of lines are.
   */
  static SettingAxis fromEdgeToEdge(Varied varied, Box plot, double inset) {
    int gaps = varied.count() - 1;
    if (gaps == 0) {
      return new SettingAxis(varied, plot);
    }
    double slot = (plot.width() - inset) / gaps;
    double left = plot.x() + inset - slot / 2;
    return new SettingAxis(varied, new Box(left, plot.y(), slot * varied.count(), plot.height()));
  }

  /** Width of a slot of a horizontal axis. */
  double slot() {
    return plot.width() / varied.count();
  }

  /** Middle of a slot. */
  double x(int i) {
    return plot.x() + (i + 0.5) * slot();
  }

  /** Left edge of a slot. */
  double left(int i) {
    return plot.x() + i * slot();
  }

  /** Height of a slot of a vertical axis. */
  double rowHeight() {
    return plot.height() / varied.count();
  }

  /** Upper edge of a row; the first value is the lowest row. */
  double top(int j) {
    return plot.bottom() - (j + 1) * rowHeight();
  }

  /** The slot under a place; −1: none. */
  int at(double x) {
    int i = (int) Math.floor((x - plot.x()) / slot());
    return x < plot.x() || i >= varied.count() ? -1 : i;
  }

  /** The row under a place; −1: none. */
  int row(double y) {
    int j = (int) Math.floor((plot.bottom() - y) / rowHeight());
    return y > plot.bottom() || j >= varied.count() ? -1 : j;
  }

  /**
   * Where a number stands among the values, in slots from the middle of the first: 0.5 between the
   * first two. Outside of the outer ones it goes on as between the last two.
   */
  double slots(double number) {
    int last = varied.count() - 1;
    int i = 0;
    while (i < last - 1 && number > number(i + 1)) {
      i++;
    }
    return last < 1 ? Blank.VALUE : i + (number - number(i)) / (number(i + 1) - number(i));
  }

  private double number(int i) {
    return varied.settings().get(i).number();
  }

  /**
   * Its values and its name under the plot, as many as there is room for.
   *
   * @param middle where the name stands
   */
  void paintUnder(Pen pen, Look look, double middle) {
    double size = look.type().label();
    double baseline = plot.bottom() + look.px(19);
    int muted = look.theme().muted();
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < varied.count(); i++) {
      String label = Words.of(varied.settings().get(i));
      double half = pen.textWidth(label, size, Weight.REGULAR) / 2;
      double x = Math.min(x(i), look.width() - half - 2);
      if (x - half > free) {
        pen.text(label, x, baseline, Anchor.MIDDLE, size, Weight.REGULAR, muted);
        free = x + half + look.px(6);
      }
    }
    String name = varied.label();
    double half = pen.textWidth(name, size, Weight.REGULAR) / 2;
    double x = Math.max(half + 2, Math.min(middle, look.width() - half - 2));
    pen.text(name, x, baseline + look.px(17), Anchor.MIDDLE, size, Weight.REGULAR, muted);
  }

  /** Its values left of the plot, as many as there is room for. */
  void paintBeside(Pen pen, Look look) {
    double size = look.type().label();
    double right = plot.x() - look.px(8);
    double free = Double.POSITIVE_INFINITY;
    for (int j = 0; j < varied.count(); j++) {
      double baseline = top(j) + rowHeight() / 2 + Typography.middle(size);
      if (baseline <= free) {
        String label = Words.of(varied.settings().get(j));
        int muted = look.theme().muted();
        pen.text(label, right, baseline, Anchor.END, size, Weight.REGULAR, muted);
        free = baseline - size;
      }
    }
  }

  /** How wide its widest value is. */
  static double widest(Varied varied, Pen pen, Look look) {
    return varied.settings().stream()
        .mapToDouble(s -> pen.textWidth(Words.of(s), look.type().label(), Weight.REGULAR))
        .max()
        .orElse(0);
  }
}
