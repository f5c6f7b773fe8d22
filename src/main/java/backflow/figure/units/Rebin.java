package backflow.figure.units;

import backflow.math.Histogram;
import java.util.Arrays;

/** Brings histograms with ends of their own onto one shared scale. */
final class Rebin {
  private Rebin() {}

  /**
   * Shares of all numbers that fall into equal bins; what lies beyond the ends is counted in the
   * bins at the ends.
   *
   * @param histogram not modified
   * @param low end of the shared scale, on the histogram's axis
   * @param high the other end, above it
   * @param into one entry per bin, overwritten
   * @param bins how many
   * @return the largest share
   */
  static double shares(Histogram histogram, double low, double high, double[] into, int bins) {
    Arrays.fill(into, 0, bins, 0);
    double total = histogram.total();
    if (Double.isNaN(histogram.low()) || total == 0) {
      return 0;
    }
    // halves, because the width of a linear scale may overflow
    double perHalf = bins / (high / 2 - low / 2);
    for (int bin = 0; bin < histogram.bins(); bin++) {
      if (histogram.count(bin) > 0) {
        double from = (histogram.edge(bin) / 2 - low / 2) * perHalf;
        double to = (histogram.edge(bin + 1) / 2 - low / 2) * perHalf;
        spread(histogram.count(bin) / total, from, to, into, bins);
      }
    }
    double largest = 0;
    for (int i = 0; i < bins; i++) {
      largest = Math.max(largest, into[i]);
    }
    return largest;
  }

  private static void spread(double share, double from, double to, double[] into, int bins) {
    int first = (int) Math.max(0, Math.min(bins - 1, Math.floor(from)));
    int last = (int) Math.max(0, Math.min(bins - 1, Math.ceil(to) - 1));
    if (!(to > from) || last <= first) {
      into[first] += share;
      return;
    }
    for (int i = first; i <= last; i++) {
      double begin = i == first ? from : i;
      double end = i == last ? to : i + 1;
      into[i] += share * (end - begin) / (to - from);
    }
  }

  /**
   * The place under which a share of the binned numbers lies, at an edge of a bin; NaN if no number
   * is in a bin.
   */
  static double lowerEnd(Histogram histogram, double share) {
    long all = 0;
    for (int bin = 0; bin < histogram.bins(); bin++) {
      all += histogram.count(bin);
    }
    long below = 0;
    for (int bin = 0; bin < histogram.bins(); bin++) {
      below += histogram.count(bin);
      if (below > share * all) {
        return histogram.edge(bin);
      }
    }
    return Double.NaN;
  }

  /** The place above which a share of the binned numbers lies, likewise. */
  static double upperEnd(Histogram histogram, double share) {
    long all = 0;
    for (int bin = 0; bin < histogram.bins(); bin++) {
      all += histogram.count(bin);
    }
    long above = 0;
    for (int bin = histogram.bins() - 1; bin >= 0; bin--) {
      above += histogram.count(bin);
      if (above > share * all) {
        return histogram.edge(bin + 1);
      }
    }
    return Double.NaN;
  }
}
