package backflow.figure.units;

import backflow.chart.AxisRange;
import backflow.chart.LinearScale;
import backflow.chart.LogScale;
import backflow.chart.Scale;
import backflow.figure.frame.Focus;
import backflow.math.Histogram;
import backflow.study.LayerDistributions;
import backflow.study.Spread;

/** The one scale of all ridges, kept while the data change. */
final class RidgeScale {
  /** So much of a row may lie beyond the low end of a logarithmic scale. */
  private static final double TAIL = 0.01;

  /** So much of a row may lie beyond either end of a linear scale, if that makes it far shorter. */
  private static final double OUTLIERS = 0.02;

  private final AxisRange logRange = new AxisRange();
  private final AxisRange linearRange = new AxisRange();
  private boolean log;
  private double min;
  private double max;
  private double bulkMin;
  private double bulkMax;

  void forget() {
    logRange.forget();
    linearRange.forget();
  }

  void begin(boolean isLog) {
    log = isLog;
    min = Double.POSITIVE_INFINITY;
    max = Double.NEGATIVE_INFINITY;
    bulkMin = min;
    bulkMax = max;
  }

  /** Sees all rows of a finding, now and at the start. */
  void see(LayerDistributions found, RidgeKind kind, Focus focus, int rows) {
    for (int l = 1; l <= Math.min(rows, found.layers().size()); l++) {
      see(kind.of(found.layer(l), focus));
      see(kind.of(found.atStart(l), focus));
    }
  }

  private void see(Spread spread) {
    Histogram histogram = histogram(spread);
    if (!Double.isNaN(histogram.low())) {
      double low = log ? Rebin.lowerEnd(histogram, TAIL) : histogram.low();
      min = Math.min(min, log ? power(low) : low);
      max = Math.max(max, log ? power(histogram.high()) : histogram.high());
      bulkMin = Math.min(bulkMin, Rebin.lowerEnd(histogram, OUTLIERS));
      bulkMax = Math.max(bulkMax, Rebin.upperEnd(histogram, OUTLIERS));
    }
  }

  private static double power(double exponent) {
    double value = StrictMath.pow(10, exponent);
    return Math.max(Double.MIN_VALUE, Math.min(Double.MAX_VALUE, value));
  }

  /** The histogram of a spread that stands on this scale. */
  Histogram histogram(Spread spread) {
    return log ? spread.bySize() : spread.byValue();
  }

  /** After all rows. */
  void fit() {
    if (log) {
      logRange.fitLog(min, max);
    } else {
      // halves, because a difference may overflow
      boolean outliers = bulkMax / 2 - bulkMin / 2 < (max / 2 - min / 2) * 0.6;
      linearRange.fitLinear(outliers ? bulkMin : min, outliers ? bulkMax : max);
    }
  }

  /** The low end on the axis of the histograms: an exponent of ten if logarithmic. */
  double low() {
    return log ? (logRange.known() ? logRange.low() : -2) : linearRange.known() ? linear(false) : 0;
  }

  /** The high end, likewise. */
  double high() {
    return log ? (logRange.known() ? logRange.high() : 2) : linearRange.known() ? linear(true) : 1;
  }

  private double linear(boolean upper) {
    return upper ? linearRange.high() : linearRange.low();
  }

  boolean log() {
    return log;
  }

  /** The scale between two places. */
  Scale between(double left, double right) {
    return log
        ? new LogScale((int) low(), (int) high(), left, right)
        : new LinearScale(low(), high(), left, right);
  }
}
