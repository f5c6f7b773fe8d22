package backflow.figure.check;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.Numbers;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Look;
import backflow.math.FloatFormat;
import java.util.List;

/**
 * The range of each format as a bar over the rows, pale where its numbers are subnormal; and, under
 * the rows, the grounds of what the judging format turns into 0 and into ∞.
 */
record FormatRulers(Pen pen, Look look, ExponentAxis axis, FloatFormat judge) {
  /** From one ruler to the next. */
  static final double ROW = 17;

  private static final double BAR = 12;

  /** log₂ of the number down from which a format says 0. */
  static double zero(FloatFormat format) {
    return ExponentAxis.log2(format.smallest()) - 1;
  }

  /** log₂ of the number from which on a format says ∞. */
  static double overflow(FloatFormat format) {
    if (format == FloatFormat.FLOAT64) {
      return Double.MAX_EXPONENT + 1;
    }
    double largest = format.largest();
    double half = Math.scalb(format.unitRoundoff(), Math.getExponent(largest));
    return ExponentAxis.log2(largest + half);
  }

  /**
   * Grounds behind rows.
   *
   * @param upper where they begin, above the rows
   */
  void grounds(Box plot, double upper) {
    Theme theme = look.theme();
    double zero = axis.x(zero(judge));
    double normal = axis.x(ExponentAxis.log2(judge.smallestNormal()));
    double overflow = axis.x(overflow(judge));
    double high = plot.bottom() - upper;
    int lost = Argb.fade(theme.danger(), theme.dark() ? 0.17 : 0.10);
    pen.fillRect(plot.x(), upper, zero - plot.x(), high, lost);
    pen.fillRect(overflow, upper, plot.right() - overflow, high, lost);
    int fewer = Argb.fade(theme.warning(), theme.dark() ? 0.14 : 0.09);
    pen.fillRect(zero, upper, normal - zero, high, fewer);
  }

  /** Lines over the rows at the ends of the format. */
  void ends(Box plot, double upper) {
    Theme theme = look.theme();
    double width = look.type().thinLine();
    for (double end : new double[] {zero(judge), overflow(judge)}) {
      if (axis.shows(end)) {
        double x = axis.x(end);
        pen.line(x, upper, x, plot.bottom(), Argb.fade(theme.danger(), 0.8), width);
      }
    }
    double normal = ExponentAxis.log2(judge.smallestNormal());
    if (axis.shows(normal)) {
      double x = axis.x(normal);
      pen.dashes(look.px(3), look.px(3));
      pen.line(x, upper, x, plot.bottom(), Argb.fade(theme.warning(), 0.8), width);
      pen.dashes(0, 0);
    }
  }

  /** The bars, one under the other. */
  void paint(Box plot, double upper, List<FloatFormat> formats) {
    double top = upper;
    for (FloatFormat format : formats) {
      ruler(plot, top, format);
      top += look.px(ROW);
    }
  }

  private void ruler(Box plot, double top, FloatFormat format) {
    Theme theme = look.theme();
    boolean judging = format == judge;
    double low = ExponentAxis.log2(format.smallest());
    double normal = ExponentAxis.log2(format.smallestNormal());
    double high = ExponentAxis.log2(format.largest());
    double y = top + look.px((ROW - BAR) / 2);
    int ink = judging ? theme.muted() : theme.axis();
    bar(low, normal, y, Argb.fade(ink, judging ? 0.25 : 0.3));
    bar(normal, high, y, Argb.fade(ink, judging ? 0.5 : 0.65));
    if (!axis.shows(low)) {
      tip(plot.x(), y, -look.px(5), Argb.fade(ink, axis.shows(normal) ? 0.3 : 0.65));
    }
    if (!axis.shows(high)) {
      tip(plot.right(), y, look.px(5), Argb.fade(ink, 0.65));
    }
    double size = look.type().label();
    double baseline = top + look.px(ROW / 2) + Typography.middle(size);
    Weight weight = judging ? Weight.SEMIBOLD : Weight.REGULAR;
    int name = judging ? theme.text() : theme.muted();
    double x = look.px(Frame.PAD);
    pen.text(format.word(), x, baseline, Anchor.START, size, weight, name);
    double note = look.type().note();
    double line = top + look.px(ROW / 2) + Typography.middle(note);
    beyond(plot, line, low, high);
    if (judging) {
      word(plot.x(), axis.x(zero(format)), line, theme.danger(), "becomes 0", "→ 0", "0");
      word(axis.x(low), axis.x(normal), line, theme.text(), "subnormal");
      word(axis.x(normal), axis.x(high), line, theme.text(), "normal numbers", "normal");
      word(axis.x(high), plot.right(), line, theme.danger(), "becomes ∞", "→ ∞", "∞");
    }
  }

  /** Where a bar ends that goes on beyond the axis. */
  private void beyond(Box plot, double baseline, double low, double high) {
    double size = look.type().note();
    String from = axis.shows(low) ? "" : "from " + power(low);
    String to = axis.shows(high) ? "" : "to " + power(high);
    double width = pen.textWidth(from + to, size, Weight.REGULAR) + look.px(24);
    if (width > axis.x(high) - axis.x(low)) {
      return;
    }
    int ink = look.theme().text();
    double air = look.px(4);
    if (!from.isEmpty()) {
      pen.text(from, plot.x() + air, baseline, Anchor.START, size, Weight.REGULAR, ink);
    }
    if (!to.isEmpty()) {
      pen.text(to, plot.right() - air, baseline, Anchor.END, size, Weight.REGULAR, ink);
    }
  }

  private static String power(double exponent) {
    return "2" + Numbers.raised((int) Math.rint(exponent));
  }

  private void bar(double from, double to, double y, int color) {
    double left = axis.x(from);
    double right = axis.x(to);
    if (right > left) {
      pen.fillRect(left, y, right - left, look.px(BAR), color);
    }
  }

  /** Says that a bar goes on. */
  private void tip(double x, double y, double reach, int color) {
    double high = look.px(BAR);
    double[] xs = {x, x + reach, x};
    double[] ys = {y, y + high / 2, y + high};
    pen.fillPolygon(xs, ys, 3, color);
  }

  /** The first of some words that fits between two places. */
  private void word(double from, double to, double baseline, int ink, String... forms) {
    double size = look.type().note();
    for (String form : forms) {
      if (pen.textWidth(form, size, Weight.REGULAR) + look.px(3) <= to - from) {
        double middle = (from + to) / 2;
        pen.text(form, middle, baseline, Anchor.MIDDLE, size, Weight.REGULAR, ink);
        return;
      }
    }
  }
}
