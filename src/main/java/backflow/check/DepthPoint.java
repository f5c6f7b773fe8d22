package backflow.check;

import backflow.math.Blank;
import backflow.math.Quantiles;

/**
 * The gradient check of a network of one depth, in a few numbers. The errors are of the elements
 * that can be judged; quartiles of fewer than 4 are blank, and so is the worst of none.
 *
 * @param depth how many hidden layers
 * @param checked elements that were checked
 * @param unresolvable those that drown in rounding
 * @param kinks those that a kink spoils
 * @param notFinite those of which a number is NaN or ±∞
 * @param lower a quarter of the relative errors is not above this
 * @param median half
 * @param upper three quarters
 * @param worst all
 */
public record DepthPoint(
    int depth,
    int checked,
    int unresolvable,
    int kinks,
    int notFinite,
    double lower,
    double median,
    double upper,
    double worst) {

  static DepthPoint of(int depth, GradientReport report) {
    double[] errors =
        report.tensors().stream()
            .flatMap(t -> t.elements().stream())
            .filter(e -> e.band().isJudged())
            .mapToDouble(ElementCheck::relativeError)
            .sorted()
            .toArray();
    return new DepthPoint(
        depth,
        report.checked(),
        report.count(Band.UNRESOLVABLE),
        report.count(Band.KINK),
        report.count(Band.NOT_FINITE),
        quantile(errors, 0.25, 4),
        quantile(errors, 0.5, 4),
        quantile(errors, 0.75, 4),
        quantile(errors, 1, 1));
  }

  private static double quantile(double[] sorted, double q, int least) {
    return sorted.length < least
        ? Blank.VALUE
        : Quantiles.quantileOfSorted(sorted, sorted.length, q);
  }

  /** How many elements could be judged. */
  public int judged() {
    return checked - unresolvable - kinks - notFinite;
  }

  /** The share of the elements that drown in rounding. */
  public double unresolvableShare() {
    return checked == 0 ? Blank.VALUE : unresolvable / (double) checked;
  }
}
