package backflow.figure.theory;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.LogScale;
import backflow.chart.Pen;
import backflow.chart.Pen.Weight;
import backflow.chart.Special;
import backflow.chart.Ticks;
import backflow.chart.Typography;
import backflow.figure.frame.Frame;
import backflow.figure.frame.Look;

/**
 * A logarithmic axis for what is known by its logarithm: it goes as far as the data, beyond 1e±308.
 * Below it a lane for exact zeros, above it one for what is not finite. Keeps its range while the
 * data change, as {@link backflow.chart.ValueAxis} does.
 */
final class DecadeAxis {
  private static final double LANE = 17;
  private static final double SPACING = 34;

  /** Shrinks when the data need less than this share of what is shown. */
  private static final double FAR_TOO_BIG = 0.4;

  private double min;
  private double max;
  private int low = -4;
  private int high = 1;
  private boolean known;
  private boolean zeros;
  private boolean odd;
  private double lane;
  private Box plot = new Box(0, 0, 1, 1);
  private LogScale scale = new LogScale(-1, 1, 1, 0);

  void forget() {
    known = false;
    zeros = false;
    odd = false;
  }

  void begin() {
    min = Double.POSITIVE_INFINITY;
    max = Double.NEGATIVE_INFINITY;
  }

  /** A value to be shown: −∞ and NaN get their lanes. */
  void see(double decades) {
    if (Double.isNaN(decades)) {
      odd = true;
    } else if (decades == Double.NEGATIVE_INFINITY) {
      zeros = true;
    } else {
      min = Math.min(min, decades);
      max = Math.max(max, decades);
    }
  }

  void lay(Box newPlot, Typography type) {
    plot = newPlot;
    lane = type.px(LANE);
    if (min <= max) {
      adopt();
    }
    double from = plot.bottom() - (zeros ? 1.5 * lane : 0);
    double to = Math.min(from - 1, plot.y() + (odd ? 1.5 * lane : 0));
    scale = new LogScale(low, high, from, to);
  }

  private void adopt() {
    int needLow = (int) Math.floor(min + 0.02);
    int needHigh = (int) Math.ceil(max - 0.02);
    if (needHigh - needLow < 2) {
      needLow = Math.min(needLow, needHigh - 1);
      needHigh = needLow + 2;
    }
    boolean farTooBig = needHigh - needLow < FAR_TOO_BIG * (high - low);
    if (!known || farTooBig) {
      low = needLow;
      high = needHigh;
    }
    low = Math.min(low, needLow);
    high = Math.max(high, needHigh);
    int span = high - low;
    int unit = span <= 8 ? 1 : span <= 26 ? 2 : span <= 60 ? 4 : span <= 150 ? 10 : 20;
    low = Math.floorDiv(low, unit) * unit;
    high = -Math.floorDiv(-high, unit) * unit;
    known = true;
  }

  double labelWidth(Pen pen, Typography type) {
    double widest = 0;
    for (String label : scale.ticks(type.px(SPACING)).labels()) {
      widest = Math.max(widest, pen.textWidth(label, type.label(), Weight.REGULAR));
    }
    return odd
        ? Math.max(widest, pen.textWidth(Special.NAN.word(), type.label(), Weight.SEMIBOLD))
        : widest;
  }

  /** Where the labels leave room for a plot that starts at {@code left}. */
  double left(Pen pen, Look look, double left, double top, double bottom) {
    lay(new Box(left, top, 1, Math.max(1, bottom - top)), look.type());
    return Math.ceil(left + labelWidth(pen, look.type()) + look.px(8));
  }

  /** Grid and lanes, for a plot beside one that has the labels. */
  void paintGrid(Pen pen, Look look) {
    for (double y : scale.ticks(look.px(SPACING)).places()) {
      double crisp = crisp(pen, y);
      pen.line(plot.x(), crisp, plot.right(), crisp, look.theme().grid(), look.type().thinLine());
    }
    double foot = crisp(pen, plot.bottom());
    pen.line(plot.x(), foot, plot.right(), foot, look.theme().axis(), look.type().thinLine());
  }

  /** Grid, labels and lanes. */
  void paint(Pen pen, Look look, double labelsRight) {
    paintGrid(pen, look);
    double size = look.type().label();
    Ticks ticks = scale.ticks(look.px(SPACING));
    double before = Double.NaN;
    for (int i = 0; i < ticks.count(); i++) {
      double y = crisp(pen, ticks.places()[i]);
      boolean crowded = Math.abs(y - before) < size;
      if (!crowded) {
        double baseline = y + Typography.middle(size);
        int muted = look.theme().muted();
        pen.text(
            ticks.labels()[i], labelsRight, baseline, Pen.Anchor.END, size, Weight.REGULAR, muted);
        before = y;
      }
    }
    if (zeros) {
      paintLane(pen, look, Special.ZERO, labelsRight);
    }
    if (odd) {
      paintLane(pen, look, Special.NAN, labelsRight);
    }
  }

  private void paintLane(Pen pen, Look look, Special special, double labelsRight) {
    double middle = laneMiddle(special == Special.NAN);
    int ground = Argb.fade(look.theme().grid(), 0.5);
    pen.fillRect(plot.x(), middle - lane / 2 + 1, plot.width(), lane - 2, ground);
    double size = look.type().label();
    double baseline = middle + Typography.middle(size);
    int color = special.wordColor(look.theme());
    pen.text(special.word(), labelsRight, baseline, Pen.Anchor.END, size, Weight.SEMIBOLD, color);
  }

  private static double crisp(Pen pen, double y) {
    return Frame.snap(pen, y - 0.5 / pen.pixelRatio()) + 0.5 / pen.pixelRatio();
  }

  private double laneMiddle(boolean above) {
    return above ? plot.y() + lane / 2 : plot.bottom() - lane / 2;
  }

  /** Where a value stands, on the scale or in its lane. */
  double y(double decades) {
    if (Double.isNaN(decades)) {
      return laneMiddle(true);
    }
    return decades == Double.NEGATIVE_INFINITY ? laneMiddle(false) : scale.atDecade(decades);
  }

  /** Whether a value has a place on the scale itself. */
  boolean shows(double decades) {
    return decades >= low - 0.03 && decades <= high + 0.03;
  }

  double laneHeight() {
    return lane;
  }

  /** The part of the plot that the scale covers. */
  Box scaled() {
    return new Box(plot.x(), scale.to(), plot.width(), Math.max(1, scale.from() - scale.to()));
  }
}
