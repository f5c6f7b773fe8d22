package backflow.chart;

/**
 * What an axis shows, kept while the data change: it grows in whole steps, and shrinks only when
 * what it shows is far too much. One for each axis of a figure; {@link #forget} at a new run.
 */
public final class AxisRange {
  /** Shrinks when the data need less than this share of what is shown. */
  private static final double FAR_TOO_BIG = 0.4;

  /** No double lies beyond these powers of ten. */
  private static final double LOWEST = -324;

  private static final double HIGHEST = 309;

  private boolean log;
  private boolean known;
  private double low;
  private double high;

  /** Starts anew with the next data. */
  public void forget() {
    known = false;
  }

  /** Whether there have been data. */
  public boolean known() {
    return known;
  }

  /** The lower end: an exponent of ten if logarithmic. */
  public double low() {
    return low;
  }

  /** The upper end, likewise. */
  public double high() {
    return high;
  }

  /**
   * Makes room for positive values on a logarithmic axis.
   *
   * @param min smallest, above 0
   * @param max largest, finite; under {@code min}: there are none, and nothing changes
   */
  public void fitLog(double min, double max) {
    if (!(min > 0) || !(max >= min) || max > Double.MAX_VALUE) {
      return;
    }
    // a value a hair beyond a power of ten does not open another decade
    double needLow = Math.floor(Log10.of(min) + 0.02);
    double needHigh = Math.ceil(Log10.of(max) - 0.02);
    if (needHigh - needLow < 2) {
      needLow = Math.min(needLow, needHigh - 1);
      needHigh = needLow + 2;
    }
    adopt(true, needLow, needHigh);
    int unit = unit(high - low);
    low = Math.max(LOWEST, Math.floor(low / unit) * unit);
    high = Math.min(HIGHEST, Math.ceil(high / unit) * unit);
  }

  /** Ends fall on multiples of this many decades, so that ticks stand at them. */
  private static int unit(double decades) {
    return decades <= 8 ? 1 : decades <= 26 ? 2 : decades <= 60 ? 4 : decades <= 150 ? 10 : 20;
  }

  /**
   * Makes room for values on a linear axis that starts at 0, or under it where values do.
   *
   * @param min smallest
   * @param max largest; under {@code min}: there are none, and nothing changes
   */
  public void fitLinear(double min, double max) {
    if (!(max >= min) || Double.isInfinite(max) || Double.isInfinite(min)) {
      return;
    }
    double size = Math.max(Math.max(max, -min), Double.MIN_NORMAL);
    double step = LinearScale.niceAtLeast(size / 3);
    double needHigh = max > 0 ? Math.min(Double.MAX_VALUE, Math.ceil(max / step - 0.01) * step) : 0;
    double needLow = min < 0 ? Math.max(-Double.MAX_VALUE, Math.floor(min / step) * step) : 0;
    if (needHigh <= needLow) {
      needHigh = 1;
    }
    adopt(false, needLow, needHigh);
  }

  private void adopt(boolean newLog, double needLow, double needHigh) {
    boolean farTooBig = (needHigh - needLow) < FAR_TOO_BIG * (high - low);
    if (!known || log != newLog || farTooBig) {
      low = needLow;
      high = needHigh;
    } else {
      low = Math.min(low, needLow);
      high = Math.max(high, needHigh);
    }
    known = true;
    log = newLog;
  }
}
