package backflow.ui.present;

import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Typography;
import backflow.figure.frame.Figure;
import backflow.figure.frame.Look;
import backflow.math.Blank;
import java.util.List;

/**
 * The numbers of the answers in a profile: each stands at layer 1 where its answer lets the curve
 * end, with a dotted line from the last layer that is seen.
 *
 * @param figure where layers and values stand; drawn before
 * @param ends RMS ∂L/∂a at layer 1 by each answer
 * @param chosen what the audience predicts, from 1; 0: nothing
 */
record AnswerMarks(Figure figure, List<Double> ends, int chosen) {
  private static final double RADIUS = 13;

  /**
   * Draws them.
   *
   * @param from the layer nearest the input that is seen
   * @param value of the signal there
   * @param all all of them; else only what was predicted
   */
  void paint(Pen pen, Look look, int from, double value, boolean all) {
    Box hidden = figure.layersUpTo(from - 1);
    Box shown = figure.layersUpTo(from);
    double y = figure.heightOf(value);
    if (hidden == null || shown == null || Blank.is(value) || Blank.is(y)) {
      return;
    }
    double slot = shown.right() - hidden.right();
    double x = hidden.right() + slot / 2;
    for (int number = 1; number <= ends.size(); number++) {
      if (all || number == chosen) {
        paint(pen, look, number, x, y, hidden);
      }
    }
  }

  private void paint(Pen pen, Look look, int number, double x, double y, Box hidden) {
    double radius = look.px(RADIUS);
    Box first = figure.layersUpTo(1);
    double left = first == null ? hidden.x() : (first.x() + first.right()) / 2;
    double at = Math.max(hidden.x() + radius + look.px(4), left);
    double height = figure.heightOf(ends.get(number - 1));
    height = Math.max(hidden.y() + radius, Math.min(hidden.bottom() - radius, height));
    boolean mine = number == chosen;
    int color = mine ? look.theme().runA() : look.theme().muted();
    double length = Math.hypot(x - at, y - height);
    double share = Math.min(1, radius / Math.max(radius, length));
    pen.dashes(look.px(3), look.px(4));
    pen.line(at + share * (x - at), height + share * (y - height), x, y, color, look.px(1.5));
    pen.dashes(0, 0);
    pen.fillCircle(at, height, radius, look.theme().card());
    pen.strokeCircle(at, height, radius, color, look.px(mine ? 2.25 : 1.5));
    double size = look.type().label();
    int words = mine ? color : look.theme().text();
    double baseline = height + Typography.middle(size);
    pen.text(Integer.toString(number), at, baseline, Anchor.MIDDLE, size, Weight.SEMIBOLD, words);
  }
}
