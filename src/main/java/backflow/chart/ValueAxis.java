package backflow.chart;

import backflow.math.Blank;

/**
 * The vertical axis of a plot: a range that is kept while the data change, a scale, and above and
 * below it a lane for each kind of value that has no place on a scale (NaN, ±∞, an exact 0 on a
 * logarithmic axis), named like a tick. In a frame: {@link #begin}, {@link #see} the data, {@link
 * #lay}, {@link #paint}, and then places can be asked for.
 */
public final class ValueAxis {
  private static final double LANE = 17;
  private static final double TICK_SPACING = 34;

  private final AxisRange range = new AxisRange();
  private boolean log = true;
  private double min;
  private double max;
  private int lanes;
  private Scale scale = new LogScale(-1, 1, 1, 0);
  private Box plot = new Box(0, 0, 1, 1);
  private double lane;
  private double factor = 1;
  private String suffix = "";

  /**
   * What the labels of a linear axis count from now on: {@code 100, " %"} for shares.
   *
   * @param perUnit how many of them make 1
   * @param newSuffix behind each number
   */
  public void unit(double perUnit, String newSuffix) {
    factor = perUnit;
    suffix = newSuffix;
  }

  private Ticks ticks(Typography type) {
    double spacing = type.px(TICK_SPACING);
    if (log || suffix.isEmpty() || !(scale instanceof LinearScale linear)) {
      return scale.ticks(spacing);
    }
    LinearScale counted =
        new LinearScale(linear.low() * factor, linear.high() * factor, linear.from(), linear.to());
    Ticks ticks = counted.ticks(spacing);
    String[] labels = ticks.labels().clone();
    for (int i = 0; i < labels.length; i++) {
      labels[i] += suffix;
    }
    return new Ticks(ticks.places(), labels);
  }

  /** Starts anew with the next data: another run. */
  public void forget() {
    range.forget();
    lanes = 0;
  }

  /**
   * Before the data of a frame.
   *
   * @param isLog whether the axis is logarithmic from now on
   */
  public void begin(boolean isLog) {
    if (log != isLog) {
      lanes &= ~(Special.ZERO.bit() | Special.NEGATIVE.bit());
    }
    log = isLog;
    min = Double.POSITIVE_INFINITY;
    max = Double.NEGATIVE_INFINITY;
  }

  /** A value that is to be shown. */
  public void see(double value) {
    if ((log ? value > 0 : value >= -Double.MAX_VALUE) && value <= Double.MAX_VALUE) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    } else {
      lanes |= Special.bitOf(value, log);
    }
  }

  /**
   * A range that somebody else has found.
   *
   * @param smallest value with a place on the scale; above {@code largest}: there is none
   * @param kinds values without a place, as bits
   */
  public void see(double smallest, double largest, int kinds) {
    if (smallest <= largest) {
      see(smallest);
      see(largest);
    }
    lanes |= kinds;
  }

  /** The first n values of an array. */
  public void see(double[] values, int n) {
    for (int i = 0; i < n; i++) {
      see(values[i]);
    }
  }

  /** Whether any value has been seen, in this frame or, of the same run, before. */
  public boolean hasData() {
    return range.known() || max >= min || lanes != 0;
  }

  /**
   * After the data.
   *
   * @param newPlot where the plot is
   */
  public void lay(Box newPlot, Typography type) {
    plot = newPlot;
    lane = type.px(LANE);
    if (log) {
      range.fitLog(min, max);
    } else {
      range.fitLinear(min, max);
    }
    double from = plot.bottom() - lanes(false);
    double to = Math.min(from - 1, plot.y() + lanes(true));
    if (log) {
      int low = range.known() ? (int) range.low() : -4;
      int high = range.known() ? (int) range.high() : 0;
      scale = new LogScale(low, high, from, to);
    } else {
      scale =
          new LinearScale(
              range.known() ? range.low() : 0, range.known() ? range.high() : 1, from, to);
    }
  }

  /** Height of the lanes on one side, with air toward the scale so that no tick touches a word. */
  private double lanes(boolean above) {
    int n = count(above);
    return n == 0 ? 0 : lane * (n + 0.5);
  }

  private int count(boolean above) {
    int n = 0;
    for (int i = 0; i < Special.count(); i++) {
      n += Special.at(i).above() == above && Special.at(i).in(lanes) ? 1 : 0;
    }
    return n;
  }

  /** How wide the widest label is. */
  public double labelWidth(Pen pen, Typography type) {
    double size = type.label();
    double widest = 0;
    for (String label : ticks(type).labels()) {
      widest = Math.max(widest, pen.textWidth(label, size, Pen.Weight.REGULAR));
    }
    for (int i = 0; i < Special.count(); i++) {
      if (Special.at(i).in(lanes)) {
        widest = Math.max(widest, pen.textWidth(Special.at(i).word(), size, Pen.Weight.SEMIBOLD));
      }
    }
    return widest;
  }

  /** Grid, labels, lanes, and the axis line at the foot of the plot. */
  public void paint(Pen pen, Theme theme, Typography type, double labelsRight) {
    double size = type.label();
    Ticks ticks = ticks(type);
    for (int i = 0; i < ticks.count(); i++) {
      double y = crisp(ticks.places()[i], pen);
      pen.line(plot.x(), y, plot.right(), y, theme.grid(), type.thinLine());
      if (isCrowded(y, size, i > 0 ? ticks.places()[i - 1] : Double.NaN)) {
        continue;
      }
      pen.text(
          ticks.labels()[i],
          labelsRight,
          y + Typography.middle(size),
          Pen.Anchor.END,
          size,
          Pen.Weight.REGULAR,
          theme.muted());
    }
    for (int i = 0; i < Special.count(); i++) {
      Special special = Special.at(i);
      if (special.in(lanes)) {
        double y = laneMiddle(special);
        pen.fillRect(
            plot.x(), y - lane / 2 + 1, plot.width(), lane - 2, Argb.fade(theme.grid(), 0.5));
        pen.text(
            special.word(),
            labelsRight,
            y + Typography.middle(size),
            Pen.Anchor.END,
            size,
            Pen.Weight.SEMIBOLD,
            special.wordColor(theme));
      }
    }
    double foot = crisp(plot.bottom(), pen);
    pen.line(plot.x(), foot, plot.right(), foot, theme.axis(), type.thinLine());
  }

  /** Whether a label would touch the one before it or the word of a lane. */
  private boolean isCrowded(double y, double size, double before) {
    boolean crowded = Math.abs(y - before) < size;
    for (int i = 0; i < Special.count(); i++) {
      Special special = Special.at(i);
      crowded |= special.in(lanes) && Math.abs(y - laneMiddle(special)) < size;
    }
    return crowded;
  }

  /** The middle of a device pixel, so that a thin line is one pixel and not two pale ones. */
  static double crisp(double y, Pen pen) {
    double ratio = pen.pixelRatio();
    return (Math.floor(y * ratio) + 0.5) / ratio;
  }

  /**
   * Where a value stands: on the scale, or in the middle of its lane.
   *
   * @return y, or the blank for the blank
   */
  public double y(double value) {
    if (scale.shows(value)) {
      return scale.at(value);
    }
    int bit = Special.bitOf(value, log);
    return bit == 0 ? Blank.VALUE : laneMiddle(Special.first(bit));
  }

  /** Whether a value has a place on the scale itself. */
  public boolean shows(double value) {
    return scale.shows(value);
  }

  /** The middle of a lane. */
  public double laneMiddle(Special special) {
    int before = 0;
    for (int i = 0; i < Special.count(); i++) {
      Special other = Special.at(i);
      if (other.above() == special.above() && other.in(lanes) && other.bit() < special.bit()) {
        before++;
      }
    }
    if (special.above()) {
      return plot.y() + lane * (before + 0.5);
    }
    return plot.bottom() - lane * (count(false) - before - 0.5);
  }

  /** Height of a lane. */
  public double laneHeight() {
    return lane;
  }

  /** The kinds that have a lane, as bits. */
  public int lanes() {
    return lanes;
  }

  /** The part of the plot that the scale covers. */
  public Box scaled() {
    double top = plot.y() + lanes(true);
    double bottom = plot.bottom() - lanes(false);
    return new Box(plot.x(), top, plot.width(), Math.max(1, bottom - top));
  }

  /** The scale of this frame. */
  public Scale scale() {
    return scale;
  }

  /** Whether the scale is logarithmic. */
  public boolean log() {
    return log;
  }
}
