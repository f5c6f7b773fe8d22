package backflow.study;

import backflow.math.Histogram;
import backflow.math.HistogramFiller;

/**
 * How numbers are distributed, told twice: by value and by size. Immutable.
 *
 * @param byValue bins from the smallest to the largest finite number
 * @param bySize bins by log10 of the magnitude; zeros, NaN and ±∞ counted apart
 */
public record Spread(Histogram byValue, Histogram bySize) {
  /** Counts the first n values; they are not modified. */
  static Spread of(HistogramFiller filler, double[] values, int n) {
    return new Spread(
        filler.fill(Histogram.Axis.VALUE, values, n),
        filler.fill(Histogram.Axis.LOG10_MAGNITUDE, values, n));
  }

  /** How many numbers there are, whatever they are. */
  public long total() {
    return bySize.total();
  }

  /** How many are exactly 0. */
  public long zeros() {
    return bySize.zeros();
  }

  /** Share of exact zeros; NaN if there is no number. */
  public double zeroShare() {
    return total() == 0 ? Double.NaN : (double) zeros() / total();
  }

  /** How many are NaN. */
  public long nans() {
    return bySize.nans();
  }

  /** How many are +∞ or −∞. */
  public long infinities() {
    return bySize.positiveInfinities() + bySize.negativeInfinities();
  }

  /** The smallest finite number; NaN if there is none. */
  public double min() {
    return byValue.low();
  }

  /** The largest finite number; NaN if there is none. */
  public double max() {
    return byValue.high();
  }
}
