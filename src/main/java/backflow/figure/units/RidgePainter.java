package backflow.figure.units;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Raster;
import backflow.chart.Theme;
import backflow.figure.frame.Look;
import backflow.study.Spread;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Draws rows of histograms, as ridges or, many of them, as rows of colour. */
final class RidgePainter {
  private static final int MOST_BINS = 120;

  /** Width of a bin that is aimed at. */
  private static final double BIN = 3;

  /** A logarithmic height tells counts down to one in so many. */
  private static final double DEEPEST = 1e-5;

  /** So many bins at the end of a row of colour tell that it has NaN or ±∞. */
  private static final int ODD = 4;

  private final Raster[] rasters = {new Raster(), new Raster()};
  private final double[] now = new double[MOST_BINS];
  private final double[] start = new double[MOST_BINS];
  private final double[] others = new double[MOST_BINS];
  private final double[] ghosts = new double[MOST_BINS];
  private final double[] xs = new double[2 * MOST_BINS + 2];
  private final double[] ys = new double[2 * MOST_BINS + 2];
  private RidgeScale scale = new RidgeScale();
  private LifeRows rows = new LifeRows(1, new Box(0, 0, 1, 1), 0);
  private boolean logCounts;
  private int bins = 1;
  private int turn;

  void begin(RidgeScale newScale, LifeRows newRows, boolean isLog) {
    scale = newScale;
    rows = newRows;
    logCounts = isLog;
    bins = (int) Math.max(8, Math.min(MOST_BINS, rows.plot().width() / BIN));
  }

  private double shares(@Nullable Spread spread, double[] into) {
    if (spread == null) {
      Arrays.fill(into, 0);
      return 0;
    }
    return Rebin.shares(scale.histogram(spread), scale.low(), scale.high(), into, bins);
  }

  /**
   * A row: filled now, a grey line at the start, a coloured one for B, a dashed one for a ghost.
   */
  void ridge(
      Pen pen,
      Look look,
      int layer,
      Spread newest,
      Spread first,
      int color,
      @Nullable Spread other,
      @Nullable Spread ghost) {
    Theme theme = look.theme();
    double most = shares(newest, now);
    most = Math.max(most, shares(first, start));
    most = Math.max(most, shares(other, others));
    most = Math.max(most, shares(ghost, ghosts));
    double foot = rows.top(layer) + rows.height();
    double high = rows.height() * 0.94;
    Box plot = rows.plot();
    pen.line(plot.x(), foot, plot.right(), foot, theme.axis(), look.type().thinLine());
    if (!(most > 0)) {
      return;
    }
    int n = outline(now, most, foot, high);
    pen.fillPolygon(xs, ys, n, Argb.fade(color, 0.85));
    n = outline(start, most, foot, high);
    pen.polyline(xs, ys, n, theme.muted(), look.type().thinLine());
    if (ghost != null) {
      n = outline(ghosts, most, foot, high);
      pen.dashes(look.px(4), look.px(3));
      pen.polyline(xs, ys, n, theme.axis(), look.type().thinLine());
      pen.dashes(0, 0);
    }
    if (other != null) {
      n = outline(others, most, foot, high);
      pen.polyline(xs, ys, n, theme.runB(), look.type().signalLine());
    }
  }

  private int outline(double[] shares, double most, double foot, double high) {
    Box plot = rows.plot();
    double each = plot.width() / bins;
    int n = 0;
    xs[n] = plot.x();
    ys[n++] = foot;
    for (int bin = 0; bin < bins; bin++) {
      double y = foot - height(shares[bin], most) * high;
      xs[n] = plot.x() + bin * each;
      ys[n++] = y;
      xs[n] = plot.x() + (bin + 1) * each;
      ys[n++] = y;
    }
    xs[n] = plot.right();
    ys[n++] = foot;
    return n;
  }

  private double height(double share, double most) {
    if (!logCounts) {
      return share / most;
    }
    return share <= 0 ? 0 : Math.max(0, 1 + StrictMath.log10(share / most) / -log10Deepest());
  }

  private static double log10Deepest() {
    return StrictMath.log10(DEEPEST);
  }

  /**
   * After {@link #ridge}: the place where a word of some width covers least of its row; the one
   * furthest right if several are as good.
   */
  double lowest(double left, double right, double width) {
    double each = rows.plot().width() / bins;
    double best = right;
    double least = Double.POSITIVE_INFINITY;
    for (double x = right; x >= left; x -= Math.max(1, width / 4)) {
      int from = (int) Math.max(0, (x - rows.plot().x()) / each);
      int to = (int) Math.min(bins - 1.0, (x + width - rows.plot().x()) / each);
      double highest = 0;
      for (int bin = from; bin <= to; bin++) {
        highest = Math.max(highest, Math.max(now[bin], start[bin]));
        highest = Math.max(highest, Math.max(others[bin], ghosts[bin]));
      }
      if (highest < least) {
        least = highest;
        best = x;
      }
    }
    return best;
  }

  /** All rows as colours: the brighter, the more numbers. NaN and ±∞ end a row in their colour. */
  void field(Pen pen, Look look, IntFunction<Spread> spreads) {
    turn = 1 - turn;
    Raster raster = rasters[turn];
    Box plot = rows.plot();
    double ratio = pen.pixelRatio();
    int height = (int) Math.max(1, Math.rint(plot.height() * ratio));
    raster.resize(bins, height);
    for (int layer = 1; layer <= rows.layers(); layer++) {
      Spread spread = spreads.apply(layer);
      double most = shares(spread, now);
      int top = (int) Math.rint((rows.top(layer) - plot.y()) * ratio);
      int bottom = (int) Math.rint((rows.top(layer) + rows.height() - plot.y()) * ratio);
      int high = Math.max(1, bottom - top);
      for (int bin = 0; bin < bins && most > 0; bin++) {
        double share = now[bin];
        if (share > 0) {
          double level = logCounts ? height(share, most) : Math.sqrt(share / most);
          raster.fill(bin, top, 1, high, look.theme().magnitude().at(level));
        }
      }
      if (spread.nans() + spread.infinities() > 0) {
        raster.fill(bins - ODD, top, ODD, high, look.theme().danger());
      }
    }
    pen.image(raster, plot.x(), plot.y(), plot.width(), plot.height());
  }

  /**
   * A line through the medians of all rows, with a gap where a row has no number on the scale; a
   * row between two gaps has an upright stroke.
   */
  void medians(Pen pen, Look look, IntFunction<@Nullable Spread> spreads, int color, double width) {
    int n = 0;
    double[] x = new double[rows.layers()];
    double[] y = new double[rows.layers()];
    for (int layer = 1; layer <= rows.layers(); layer++) {
      double most = shares(spreads.apply(layer), others);
      if (most > 0) {
        x[n] = rows.plot().x() + median(others) / bins * rows.plot().width();
        y[n++] = rows.middle(layer);
      }
      if (n > 0 && (most <= 0 || layer == rows.layers())) {
        line(pen, look, x, y, n, color, width);
        n = 0;
      }
    }
  }

  private void line(Pen pen, Look look, double[] x, double[] y, int n, int color, double width) {
    if (n == 1) {
      double half = Math.max(look.px(2), rows.height() / 2);
      pen.line(x[0], y[0] - half, x[0], y[0] + half, color, width);
    } else if (n > 1) {
      pen.polyline(x, y, n, Argb.fade(look.theme().card(), 0.6), width + look.px(1.5));
      pen.polyline(x, y, n, color, width);
    }
  }

  /** The place in bins under which half of the shares lie. */
  private double median(double[] shares) {
    double all = 0;
    for (int bin = 0; bin < bins; bin++) {
      all += shares[bin];
    }
    double below = 0;
    for (int bin = 0; bin < bins; bin++) {
      if (below + shares[bin] >= all / 2) {
        return bin + (all / 2 - below) / shares[bin];
      }
      below += shares[bin];
    }
    return bins;
  }
}
