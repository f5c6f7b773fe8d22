package backflow.figure.flow;

import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.ValueAxis;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Look;
import java.util.function.Predicate;

/** The stretch of ‖ΔW‖/‖W‖ that is usually healthy, and its name where no line runs. */
record HealthyBand(Pen pen, Look look, ValueAxis axis, Box plot) {
  /** Below this a layer hardly moves (CS231n, "Neural Networks 3"). */
  static final double FROM = 1e-4;

  /** Above this weights are thrown about (likewise). */
  static final double TO = 1e-2;

  /** What it is called. */
  static final String NAME = "healthy 10⁻⁴ … 10⁻²";

  /** The band, and the axis over it. */
  void paint() {
    double top = axis.y(TO);
    double height = axis.y(FROM) - top;
    pen.fillRect(plot.x(), top, plot.width(), height, look.theme().healthyBand());
    axis.paint(pen, look.theme(), look.type(), Frame.labelsRight(look, plot));
  }

  /**
   * Names it beside one of its edges.
   *
   * @param isClear whether no line is in a rectangle
   * @return false if there is no such place
   */
  boolean paintName(Predicate<Box> isClear) {
    double size = look.type().label();
    double width = pen.textWidth(NAME, size, Weight.REGULAR);
    double height = size * 1.3;
    double top = axis.y(TO);
    double bottom = axis.y(FROM);
    double left = plot.x() + look.px(8);
    double right = plot.right() - width - look.px(8);
    for (double x : new double[] {left, (left + right) / 2, right}) {
      double[] heights = {top - height - look.px(2), top + 2, bottom - height - 2, bottom + 2};
      for (double y : heights) {
        Box box = new Box(x, y, width, height);
        if (plot.contains(box) && isClear.test(box)) {
          int color = look.theme().success();
          pen.text(NAME, x, y + size, Pen.Anchor.START, size, Weight.REGULAR, color);
          return true;
        }
      }
    }
    return false;
  }
}
