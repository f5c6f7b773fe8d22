package backflow.figure.flow;

import backflow.chart.Box;
import backflow.chart.LineField;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.ValueAxis;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Look;
import backflow.figure.frame.LossFacts;

/** The loss of guessing as a dotted level, and what it is in words, where no line runs. */
record GuessLevel(Pen pen, Look look, ValueAxis axis, Box plot, LossFacts facts) {
  /** The level; before the lines. */
  void paint() {
    double y = axis.y(facts.guessing());
    pen.dashes(look.px(2), look.px(3));
    pen.line(plot.x(), y, plot.right(), y, look.theme().muted(), look.px(1.25));
    pen.dashes(0, 0);
  }

  /**
   * The words; after the lines.
   *
   * @return whether there was a place for them where no line runs
   */
  boolean paintName(LineField lines) {
    double size = look.type().label();
    double y = axis.y(facts.guessing());
    String text = facts.guessingLabel();
    double width = pen.textWidth(text, size, Weight.REGULAR);
    if (width > plot.width() - look.px(12)) {
      return false;
    }
    double height = size * 1.25;
    double left = plot.x() + look.px(8);
    double right = plot.right() - width - look.px(8);
    for (double x : new double[] {left, (left + right) / 2, right}) {
      for (double top : new double[] {y + 3, y - height - 3, y - 2 * height, y + height}) {
        Box box = new Box(x, top, width, height);
        if (axis.scaled().contains(box) && lines.isClear(x, top, width, height)) {
          int color = look.theme().muted();
          Frame.haloed(pen, look, text, x, top + size, size, Weight.REGULAR, color);
          return true;
        }
      }
    }
    return false;
  }
}
