package backflow.figure.frame;

import backflow.chart.Box;
import backflow.chart.Decimator;
import backflow.chart.LineField;
import backflow.chart.LinearScale;
import backflow.chart.Series;
import backflow.chart.Special;
import backflow.chart.ValueAxis;
import java.util.Arrays;

/**
 * Lines by step in one picture: the median of every few pixels, on demand with the area from the
 * smallest to the largest value, and what has no place on the axis as patterns in the lanes of its
 * kind. In a frame: {@link #begin}, lines, {@link #lanes}, and the field is painted.
 */
public final class StepLines {
  /** Width of a column at type scale 1. */
  private static final double COLUMN = 3;

  private static final double AIR = 4;
  private static final double PITCH = 5;

  private final LineField field = new LineField();
  private final Decimator decimator = new Decimator();
  private double[] xs = new double[0];
  private double[] ys = new double[0];
  private double[] lows = new double[0];
  private double[] highs = new double[0];
  private int[] kinds = new int[0];
  private Box plot = new Box(0, 0, 1, 1);
  private LinearScale steps = new LinearScale(0, 1, 0, 1);
  private double lastY;
  private Look look;

  public StepLines(Look look) {
    this.look = look;
  }

  /** Starts a frame. */
  public void begin(Look newLook, Box newPlot, LinearScale newSteps, double pixelRatio) {
    look = newLook;
    plot = newPlot;
    steps = newSteps;
    // a little larger than the plot, for marks and thick lines at its edges
    field.begin(
        new Box(plot.x() - AIR, plot.y() - AIR, plot.width() + 2 * AIR, plot.height() + 2 * AIR),
        pixelRatio);
    int columns = (int) Math.ceil(plot.width()) + 1;
    if (kinds.length < columns) {
      kinds = new int[columns];
    }
    Arrays.fill(kinds, 0);
  }

  /** The picture under way. */
  public LineField field() {
    return field;
  }

  /**
   * Draws one row of a series.
   *
   * @param envelope colour of the area from smallest to largest; 0: none
   * @param sparse whether a line runs across steps at which nothing was measured
   */
  public void line(
      Series series,
      int row,
      ValueAxis axis,
      int color,
      double lineWidth,
      int envelope,
      boolean sparse) {
    int columns = (int) Math.max(1, plot.width() / look.px(COLUMN));
    decimator.thin(series, row, axis.log(), (long) steps.low(), (long) steps.high(), columns);
    int n = decimator.points();
    if (xs.length < n) {
      xs = new double[n + n / 2];
      ys = new double[xs.length];
      lows = new double[xs.length];
      highs = new double[xs.length];
    }
    lastY = Double.NaN;
    int run = 0;
    int before = 0;
    for (int i = 0; i < n; i++) {
      double x = steps.at(decimator.steps()[i]);
      int bits = decimator.specials()[i];
      mark(i == 0 ? x : steps.at(decimator.steps()[i - 1]), x, bits, before);
      before = bits;
      double middle = decimator.middle()[i];
      if (axis.shows(middle)) {
        xs[run] = x;
        ys[run] = axis.y(middle);
        lows[run] = axis.y(decimator.low()[i]);
        highs[run] = axis.y(decimator.high()[i]);
        lastY = ys[run++];
      }
      if (bits != 0) {
        lastY = axis.shows(middle) ? lastY : axis.laneMiddle(Special.first(bits));
      }
      if (!axis.shows(middle) && !(sparse && bits == 0)) {
        run = flush(run, color, lineWidth, envelope);
      }
    }
    flush(run, color, lineWidth, envelope);
  }

  /** Notes for the lanes that there are kinds between two steps. */
  public void mark(double fromStep, double toStep, int bits) {
    int last = column(steps.at(toStep));
    for (int column = column(steps.at(fromStep)); column <= last; column++) {
      kinds[column] |= bits;
    }
  }

  /** Kinds that a point and its predecessor share fill the way between them. */
  private void mark(double from, double to, int bits, int bitsBefore) {
    int last = column(to);
    kinds[last] |= bits;
    int shared = bits & bitsBefore;
    for (int column = column(from); column < last && shared != 0; column++) {
      kinds[column] |= shared;
    }
  }

  private int column(double x) {
    return (int) Math.max(0, Math.min(kinds.length - 1, x - plot.x()));
  }

  private int flush(int n, int color, double lineWidth, int envelope) {
    if (n > 0 && envelope != 0) {
      field.band(xs, highs, lows, n, envelope);
    }
    if (n > 0) {
      field.line(xs, ys, n, color, lineWidth);
    }
    return 0;
  }

  /** Where the last line ended: on the axis or in a lane; NaN if it had nothing to show. */
  public double lastY() {
    return lastY;
  }

  /** The patterns in the lanes, where any of the lines had a value of that kind. */
  public void lanes(ValueAxis axis) {
    double height = axis.laneHeight() - 4;
    for (Special special : Special.all()) {
      if (!special.in(axis.lanes())) {
        continue;
      }
      double y = axis.laneMiddle(special) - height / 2;
      for (int column = 0; column < kinds.length; column++) {
        if (special.in(kinds[column])) {
          double x = plot.x() + column - COLUMN / 2;
          double right = Math.min(plot.right(), x + COLUMN + 1);
          double left = Math.max(plot.x(), x);
          field.pattern(left, y, right - left, height, special, look.theme(), (int) look.px(PITCH));
        }
      }
    }
  }
}
