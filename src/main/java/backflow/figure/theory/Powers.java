package backflow.figure.theory;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LinearScale;
import backflow.chart.Occupancy;
import backflow.chart.Pen;
import backflow.chart.Pen.Anchor;
import backflow.chart.Pen.Weight;
import backflow.chart.Ticks;
import backflow.figure.frame.EndLabels;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Look;
import backflow.figure.frame.Words;
import backflow.math.FloatFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What n equal factors multiply to, and where float16, float32 and float64 stop following: the
 * right half of the ladder.
 */
final class Powers {
  static final String SOFT = "0.25ⁿ 0.9ⁿ 1.1ⁿ";
  static final String HARD = "0.1ⁿ 10ⁿ";
  static final String NONE = "none";

  /** bfloat16 ends where float32 does: its lines would lie on the others. */
  private static final List<FloatFormat> FORMATS =
      List.of(FloatFormat.FLOAT16, FloatFormat.FLOAT32, FloatFormat.FLOAT64);

  private static final double[] SOFT_GAINS = {0.25, 0.9, 1.1};
  private static final double[] HARD_GAINS = {0.1, 10};

  private final EndLabels labels = new EndLabels();
  private final List<EndLabels.Label> ends = new ArrayList<>();
  private final Occupancy taken = new Occupancy();
  private Box plot = new Box(0, 0, 1, 1);

  /** A curve that crosses a limit. */
  record Crossing(double gain, FloatFormat format, boolean overflow, int n) {}

  private static double[] gains(String which) {
    return which.equals(HARD) ? HARD_GAINS : SOFT_GAINS;
  }

  /** Makes room for the curves. */
  static void see(DecadeAxis axis, String which, int depth) {
    for (double gain : gains(which)) {
      axis.see(depth * StrictMath.log10(gain));
    }
  }

  /** Room for the names at the right. */
  static double margin(Pen pen, Look look) {
    return EndLabels.room(pen, look, "float64 = ∞", false) - look.px(10);
  }

  void lay(Box newPlot) {
    plot = newPlot;
  }

  double right() {
    return plot.right();
  }

  /** Where the curves leave the formats, within n ≤ depth. */
  static List<Crossing> crossings(String which, int depth) {
    List<Crossing> all = new ArrayList<>();
    for (double gain : gains(which)) {
      for (FloatFormat format : FORMATS) {
        int n = gain > 1 ? format.overflowsAt(gain) : format.reachesZeroAt(gain);
        if (n > 0 && n <= depth) {
          all.add(new Crossing(gain, format, gain > 1, n));
        }
      }
    }
    return all;
  }

  void paint(Pen pen, Look look, DecadeAxis axis, String which, int depth) {
    axis.lay(plot, look.type());
    axis.paintGrid(pen, look);
    ends.clear();
    taken.reset(axis.scaled(), Math.max(3, look.px(4)));
    paintLimits(pen, look, axis);
    LinearScale scale = new LinearScale(0, depth, plot.x() + look.px(4), plot.right());
    for (double gain : gains(which)) {
      double x0 = scale.at(0.0);
      double y0 = axis.y(0);
      double x1 = scale.at((double) depth);
      double y1 = axis.y(depth * StrictMath.log10(gain));
      pen.line(x0, y0, x1, y1, look.theme().text(), look.type().signalLine());
      taken.takeLine(x0, y0, x1, y1, 2);
      int ink = look.theme().text();
      String name = name(gain) + "ⁿ";
      ends.add(new EndLabels.Label(name, y1, 0, 0, ink, Weight.SEMIBOLD));
    }
    paintCrossings(pen, look, axis, scale, which, depth);
    paintNames(pen, look, axis);
    paintNumbers(pen, look, scale.ticks(look.px(52), 1));
  }

  /** From the top down as the lines end, however near each other: they never change places. */
  private void paintNames(Pen pen, Look look, DecadeAxis axis) {
    ends.sort(Comparator.comparingDouble(EndLabels.Label::y));
    labels.clear();
    for (int i = 0; i < ends.size(); i++) {
      EndLabels.Label end = ends.get(i);
      labels.add(new EndLabels.Label(end.text(), end.y(), i, 0, end.color(), end.weight()));
    }
    labels.paint(pen, look, plot, axis.scaled().bottom());
  }

  private void paintLimits(Pen pen, Look look, DecadeAxis axis) {
    for (FloatFormat format : FORMATS) {
      paintLimit(pen, look, axis, format.zeroDecade(), format.word() + " = 0");
      paintLimit(pen, look, axis, format.overflowDecade(), format.word() + " = ∞");
    }
  }

  private void paintLimit(Pen pen, Look look, DecadeAxis axis, double decades, String name) {
    if (!axis.shows(decades)) {
      return;
    }
    double y = axis.y(decades);
    int danger = look.theme().danger();
    pen.dashes(look.px(5), look.px(4));
    pen.line(plot.x(), y, plot.right(), y, danger, look.px(1.25));
    pen.dashes(0, 0);
    taken.takeLine(plot.x(), y, plot.right(), y, 2);
    ends.add(new EndLabels.Label(name, y, 0, 0, danger, Weight.REGULAR));
  }

  private void paintCrossings(
      Pen pen, Look look, DecadeAxis axis, LinearScale scale, String which, int depth) {
    Words words = new Words(pen, look);
    for (Crossing crossing : crossings(which, depth)) {
      double limit =
          crossing.overflow ? crossing.format.overflowDecade() : crossing.format.zeroDecade();
      if (!axis.shows(limit)) {
        continue;
      }
      double x = scale.at((double) crossing.n);
      double y = axis.y(limit);
      pen.fillCircle(x, y, look.px(4), look.theme().card());
      pen.strokeCircle(x, y, look.px(4), look.theme().danger(), look.px(1.5));
      taken.take(x - 4, y - 4, 8, 8);
      String n = "n = " + crossing.n;
      double wish = y + (crossing.overflow ? -look.px(14) : look.px(14));
      int ink = look.theme().danger();
      words.free(taken, n, x - look.px(52), wish, look.px(70), Weight.SEMIBOLD, ink);
    }
  }

  private void paintNumbers(Pen pen, Look look, Ticks ticks) {
    double size = look.type().label();
    int muted = look.theme().muted();
    double most = look.width() - 2;
    for (int i = 0; i < ticks.count(); i++) {
      double half = pen.textWidth(ticks.labels()[i], size, Weight.REGULAR) / 2;
      double x = Math.min(ticks.places()[i], most - half);
      double baseline = plot.bottom() + look.px(28);
      pen.text(ticks.labels()[i], x, baseline, Anchor.MIDDLE, size, Weight.REGULAR, muted);
    }
    String word = "n equal factors";
    if (pen.textWidth(word, size, Weight.REGULAR) > plot.width()) {
      word = "n";
    }
    double x = plot.x() + plot.width() / 2;
    double baseline = plot.bottom() + look.px(45);
    pen.text(word, x, baseline, Anchor.MIDDLE, size, Weight.REGULAR, muted);
    int axis = Argb.fade(look.theme().axis(), 1);
    double left = Frame.snap(pen, plot.x()) + 0.5;
    pen.line(left, plot.y(), left, plot.bottom(), axis, look.type().thinLine());
  }

  private static String name(double gain) {
    return gain == Math.rint(gain) ? Integer.toString((int) gain) : Double.toString(gain);
  }

  /** What the powers come to, in a sentence. */
  static String summary(int depth) {
    StringBuilder text = new StringBuilder("Beside it, " + depth + " equal factors:");
    for (double gain : SOFT_GAINS) {
      String value = Decades.words(depth * StrictMath.log10(gain));
      text.append(String.format(Locale.ROOT, " %s to the %d is %s;", name(gain), depth, value));
    }
    text.setCharAt(text.length() - 1, '.');
    return text.toString();
  }
}
