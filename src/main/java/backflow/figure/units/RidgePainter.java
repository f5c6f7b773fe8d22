package backflow.figure.units;

import backflow.chart.Argb;
import backflow.chart.Box;
import backflow.chart.Pen;
import backflow.chart.Raster;
import backflow.chart.Theme;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Look;
import backflow.study.LayerDistributions;
import backflow.study.Spread;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Draws rows of histograms, as ridges or, many of them, as rows of colour. */
final class RidgePainter {
  private static final int MOST_BINS = 120;

  /** Width of a bin that is aimed at. */
  private static final double BIN = 3;

  /** A logarithmic height tells counts down to one in so many. */
  private static final double DEEPEST = 1e-5;

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

  /** All rows as colours: the brighter, the more numbers. */
  void field(Pen pen, Look look, LayerDistributions found, RidgeKind kind, Focus focus) {
    turn = 1 - turn;
    Raster raster = rasters[turn];
    Box plot = rows.plot();
    double ratio = pen.pixelRatio();
    int height = (int) Math.max(1, Math.rint(plot.height() * ratio));
    raster.resize(bins, height);
    for (int layer = 1; layer <= rows.layers(); layer++) {
      double most = shares(kind.of(found.layer(layer), focus), now);
      int top = (int) Math.rint((rows.top(layer) - plot.y()) * ratio);
      int bottom = (int) Math.rint((rows.top(layer) + rows.height() - plot.y()) * ratio);
      for (int bin = 0; bin < bins && most > 0; bin++) {
        double share = now[bin];
        if (share > 0) {
          double level = logCounts ? height(share, most) : Math.sqrt(share / most);
          raster.fill(bin, top, 1, Math.max(1, bottom - top), look.theme().magnitude().at(level));
        }
      }
    }
    pen.image(raster, plot.x(), plot.y(), plot.width(), plot.height());
  }
}
