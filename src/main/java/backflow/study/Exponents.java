package backflow.study;

import java.util.Arrays;

/**
 * How many numbers there are of each binary exponent ⌊log₂|g|⌋; exact zeros, NaN and ±∞ counted
 * apart. Immutable.
 */
public final class Exponents {
  /** That of the smallest number above 0 in double. */
  private static final int LOWEST = -1074;

  private final int low;
  private final long[] counts;
  private final long zeros;
  private final long nans;
  private final long infinities;

  private Exponents(int low, long[] counts, long zeros, long nans, long infinities) {
    this.low = low;
    this.counts = counts;
    this.zeros = zeros;
    this.nans = nans;
    this.infinities = infinities;
  }

  /** Counts numbers; they are not modified. */
  public static Exponents of(double... values) {
    long[] all = new long[Double.MAX_EXPONENT - LOWEST + 1];
    long zeros = 0;
    long nans = 0;
    long infinities = 0;
    int low = all.length;
    int high = -1;
    for (double x : values) {
      if (x == 0) {
        zeros++;
      } else if (Double.isNaN(x)) {
        nans++;
      } else if (Double.isInfinite(x)) {
        infinities++;
      } else {
        int place = exponent(x) - LOWEST;
        all[place]++;
        low = Math.min(low, place);
        high = Math.max(high, place);
      }
    }
    long[] counts = high < 0 ? new long[0] : Arrays.copyOfRange(all, low, high + 1);
    return new Exponents(low + LOWEST, counts, zeros, nans, infinities);
  }

  /**
   * ⌊log₂|x|⌋, of subnormal numbers too.
   *
   * @param x finite and not 0
   */
  public static int exponent(double x) {
    int exponent = Math.getExponent(x);
    return exponent >= Double.MIN_EXPONENT ? exponent : Math.getExponent(x * 0x1p54) - 54;
  }

  /** Whether there is no number that is finite and not 0. */
  public boolean isEmpty() {
    return counts.length == 0;
  }

  /** The smallest exponent; without meaning if it {@link #isEmpty}. */
  public int low() {
    return low;
  }

  /** The largest exponent; likewise. */
  public int high() {
    return low + counts.length - 1;
  }

  /** How many numbers have an exponent, whichever. */
  public long count(int exponent) {
    int place = exponent - low;
    return place >= 0 && place < counts.length ? counts[place] : 0;
  }

  /** How many numbers are finite and not 0. */
  public long present() {
    return Arrays.stream(counts).sum();
  }

  /** How many are exactly 0. */
  public long zeros() {
    return zeros;
  }

  /** How many are NaN. */
  public long nans() {
    return nans;
  }

  /** How many are +∞ or −∞. */
  public long infinities() {
    return infinities;
  }

  /** How many numbers there are in all. */
  public long total() {
    return present() + zeros + nans + infinities;
  }

  /**
   * The smallest exponent above the smallest numbers of a share.
   *
   * @param share 0: the smallest of all; 0.5: the median
   * @return without meaning if it {@link #isEmpty}
   */
  public int quantile(double share) {
    double below = share * present();
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen > below) {
        return low + i;
      }
    }
    return high();
  }
}
