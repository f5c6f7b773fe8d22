package backflow.figure.network;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Look;
import backflow.figure.frame.Readings;
import org.jspecify.annotations.Nullable;

/** The five parts of a step as a strip of words, the shown one marked, each with its number. */
record StepWords(Pen pen, Look look) {
  /** Height of the strip. */
  static final double HEIGHT = 22;

  /** Draws the strip. */
  void paint(Box strip, Readings readings, Focus focus, @Nullable SubStep shown) {
    SubStep[] all = SubStep.values();
    double size = look.type().label();
    double air = look.px(6);
    double words = 0;
    for (SubStep each : all) {
      words += pen.textWidth(each.word(), size, Weight.SEMIBOLD) + 2 * air;
    }
    double spare = (strip.width() - words) / all.length;
    if (spare < 0) {
      return;
    }
    double x = strip.x();
    for (SubStep each : all) {
      double width = pen.textWidth(each.word(), size, Weight.SEMIBOLD) + 2 * air + spare;
      cell(each, new Box(x, strip.y(), width, strip.height()), readings, focus, shown);
      x += width;
    }
  }

  private void cell(
      SubStep each, Box box, Readings readings, Focus focus, @Nullable SubStep shown) {
    Theme theme = look.theme();
    boolean current = each == shown;
    int ground = current ? Argb.fade(theme.runA(), 0.16) : Argb.fade(theme.grid(), 0.6);
    pen.fillRect(box.x(), box.y(), box.width() - look.px(2), box.height(), ground);
    if (current) {
      double line = look.px(2);
      pen.fillRect(box.x(), box.bottom() - line, box.width() - line, line, theme.runA());
    }
    double size = look.type().label();
    double air = look.px(6);
    double baseline = box.y() + box.height() / 2 + Typography.middle(size);
    Weight weight = current ? Weight.SEMIBOLD : Weight.REGULAR;
    boolean lit = current || shown == null;
    double used = pen.textWidth(each.word(), size, Weight.SEMIBOLD);
    boolean clips = each.clips(SubStep.snapshot(readings, focus));
    int told = clips ? theme.warning() : current ? theme.runA() : theme.muted();
    int ink = clips ? theme.warning() : lit ? theme.text() : theme.muted();
    pen.text(each.word(), box.x() + air, baseline, Pen.Anchor.START, size, weight, ink);
    String number = number(each, readings, focus, "A ", ", B ");
    double room = box.width() - used - 3 * air;
    String longer = number.isEmpty() ? "" : each.prefix() + number;
    new Words(pen, look)
        .fitting(
            box.x() + used + 2 * air,
            baseline,
            room,
            size,
            clips ? Weight.SEMIBOLD : weight,
            told,
            longer,
            number,
            number(each, readings, focus, "", " / ")); // as everywhere A comes first
  }

  private static String number(
      SubStep each, Readings readings, Focus focus, String first, String second) {
    String a = each.number(SubStep.snapshot(readings, focus));
    Readings other = readings.other();
    String b = other == null ? "" : each.number(SubStep.snapshot(other, focus));
    return b.isEmpty() ? a : first + a + second + b;
  }
}
