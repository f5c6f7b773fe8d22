package backflow.figure.check;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Raster;
import backflow.chart.Theme;
import backflow.figure.frame.LayerRows;
import backflow.figure.frame.Look;
import backflow.math.FloatFormat;
import backflow.study.Exponents;
import java.util.Arrays;

/**
 * Draws the histograms of exponents, as ridges or, many of them, as rows of colour: red what a
 * format loses. A bin is one power of two.
 */
final class ExponentRows {
  private static final int MOST_COLUMNS = 400;

  /** Width of a column of colour that is aimed at. */
  private static final double COLUMN = 3;

  /** So many columns at the end of a row of colour tell that it has NaN or ±∞. */
  private static final int ODD = 3;

  private final Raster[] rasters = {new Raster(), new Raster()};
  private final double[] shares = new double[MOST_COLUMNS];
  private double[] xs = new double[64];
  private double[] ys = new double[64];
  private ExponentAxis axis = new ExponentAxis();
  private LayerRows rows = new LayerRows(1, new Box(0, 0, 1, 1), 1);
  private double zero;
  private double overflow;
  private int turn;

  void begin(ExponentAxis newAxis, LayerRows newRows, FloatFormat judge) {
    axis = newAxis;
    rows = newRows;
    zero = FormatRulers.zero(judge);
    overflow = FormatRulers.overflow(judge);
  }

  /** The largest share of a bin. */
  static double most(Exponents entries) {
    long most = 0;
    for (int e = entries.low(); !entries.isEmpty() && e <= entries.high(); e++) {
      most = Math.max(most, entries.count(e));
    }
    return entries.total() == 0 ? 0 : (double) most / entries.total();
  }

  /**
   * A filled ridge.
   *
   * @param shift by which all of it is moved
   * @param most the share that is as high as the row
   */
  void fill(Pen pen, Look look, int layer, Exponents entries, double shift, double most, int ink) {
    int n = outline(layer, entries, shift, most);
    if (n == 0) {
      return;
    }
    pen.fillPolygon(xs, ys, n, Argb.fade(ink, 0.85));
    int lost = look.theme().danger();
    if (entries.low() + shift < zero) {
      within(pen, layer, axis.low(), zero, () -> pen.fillPolygon(xs, ys, n, lost));
    }
    if (entries.high() + 1 + shift > overflow) {
      within(pen, layer, overflow, axis.high(), () -> pen.fillPolygon(xs, ys, n, lost));
    }
  }

  private void within(Pen pen, int layer, double from, double to, Runnable drawing) {
    double left = axis.x(from);
    double width = axis.x(to) - left;
    if (width > 0) {
      pen.clip(left, rows.top(layer), width, rows.height(layer));
      drawing.run();
      pen.unclip();
    }
  }

  /** The outline of a ridge, likewise. */
  void line(
      Pen pen, int layer, Exponents entries, double shift, double most, int ink, double width) {
    int n = outline(layer, entries, shift, most);
    if (n > 0) {
      pen.polyline(xs, ys, n, ink, width);
    }
  }

  private int outline(int layer, Exponents entries, double shift, double most) {
    if (entries.isEmpty() || !(most > 0)) {
      return 0;
    }
    int bins = entries.high() - entries.low() + 1;
    if (xs.length < 2 * bins + 2) {
      xs = new double[2 * bins + 2];
      ys = new double[2 * bins + 2];
    }
    double foot = foot(layer);
    double high = (foot - rows.top(layer)) * 0.94 / most / entries.total();
    int n = 0;
    xs[n] = axis.x(entries.low() + shift);
    ys[n++] = foot;
    for (int e = entries.low(); e <= entries.high(); e++) {
      double y = foot - high * entries.count(e);
      xs[n] = axis.x(e + shift);
      ys[n++] = y;
      xs[n] = axis.x(e + 1 + shift);
      ys[n++] = y;
    }
    xs[n] = xs[n - 1];
    ys[n++] = foot;
    return n;
  }

  /** Where a ridge stands. */
  double foot(int layer) {
    double gap = Math.min(4, rows.height(layer) / 6);
    return rows.bottom(layer) - gap;
  }

  /** All rows as colours: the brighter, the more numbers; lost ones red, NaN and ±∞ at the end. */
  void field(Pen pen, Look look, ExponentView view) {
    turn = 1 - turn;
    Raster raster = rasters[turn];
    Box plot = rows.plot();
    double ratio = pen.pixelRatio();
    int columns = (int) Math.max(8, Math.min(MOST_COLUMNS, plot.width() / COLUMN));
    raster.resize(columns, (int) Math.max(1, Math.rint(plot.height() * ratio)));
    for (int layer = 1; layer <= view.hidden() + 1; layer++) {
      Exponents entries = view.found().layer(layer).entries();
      int top = (int) Math.rint((rows.top(layer) - plot.y()) * ratio);
      int bottom = (int) Math.rint((rows.bottom(layer) - plot.y()) * ratio);
      row(raster, look.theme(), entries, view.shift(), top, Math.max(1, bottom - top), columns);
    }
    pen.image(raster, plot.x(), plot.y(), plot.width(), plot.height());
  }

  private void row(
      Raster raster, Theme theme, Exponents entries, double shift, int top, int high, int columns) {
    double most = spread(entries, shift, columns);
    double each = (double) (axis.high() - axis.low()) / columns;
    for (int column = 0; column < columns && most > 0; column++) {
      if (shares[column] > 0) {
        double level = Math.sqrt(shares[column] / most);
        double middle = axis.low() + (column + 0.5) * each;
        boolean lost = middle < zero || middle > overflow;
        int ink =
            lost
                ? Argb.premultiplied(Argb.fade(theme.danger(), 0.15 + 0.85 * level))
                : theme.magnitude().at(level);
        raster.fill(column, top, 1, high, ink);
      }
    }
    if (entries.nans() + entries.infinities() > 0) {
      raster.fill(columns - ODD, top, ODD, high, theme.text());
    }
  }

  /** Counts into columns; what is beyond an end is counted at that end. */
  private double spread(Exponents entries, double shift, int columns) {
    Arrays.fill(shares, 0, columns, 0);
    double perBin = (double) columns / (axis.high() - axis.low());
    for (int e = entries.low(); !entries.isEmpty() && e <= entries.high(); e++) {
      double from = (e + shift - axis.low()) * perBin;
      int first = (int) Math.max(0, Math.min(columns - 1, Math.floor(from)));
      int last = (int) Math.max(first, Math.min(columns - 1, Math.ceil(from + perBin) - 1));
      for (int column = first; column <= last; column++) {
        double begin = Math.max(from, column);
        double end = Math.min(from + perBin, column + 1.0);
        double part = first == last ? 1 : Math.max(0, end - begin) / perBin;
        shares[column] += part * entries.count(e);
      }
    }
    return Arrays.stream(shares, 0, columns).max().orElse(0);
  }

  /** A line through the medians of all rows, with a gap where a row has none. */
  void medians(Pen pen, Look look, ExponentView view, double shift, int ink, double width) {
    int layers = Math.min(rows.hidden(), view.hidden());
    double[] x = new double[layers + 1];
    double[] y = new double[layers + 1];
    int n = 0;
    for (int i = 1; i <= layers + 1; i++) {
      int theirs = i > layers ? view.hidden() + 1 : i;
      Exponents entries = view.found().layer(theirs).entries();
      if (!entries.isEmpty()) {
        x[n] = axis.x(entries.quantile(0.5) + 0.5 + shift);
        y[n++] = rows.middle(i > layers ? rows.hidden() + 1 : i);
      }
      if (n > 0 && (entries.isEmpty() || i > layers)) {
        median(pen, look, x, y, n, ink, width);
        n = 0;
      }
    }
  }

  private void median(Pen pen, Look look, double[] x, double[] y, int n, int ink, double width) {
    if (n == 1) {
      double half = Math.max(look.px(2), rows.slot() / 2);
      double top = Math.max(rows.plot().y(), y[0] - half);
      pen.line(x[0], top, x[0], Math.min(rows.plot().bottom(), y[0] + half), ink, width);
    } else {
      pen.polyline(x, y, n, Argb.fade(look.theme().card(), 0.6), width + look.px(1.5));
      pen.polyline(x, y, n, ink, width);
    }
  }
}
