package backflow.check;

import backflow.math.Blank;
import backflow.math.FloatFormat;
import java.util.List;

/**
 * How the error of differences depends on ε.
 *
 * @param format what loss and gradient were computed in
 * @param differences centred or one-sided
 * @param errors the relative error at each ε of {@link EpsilonCurves#epsilons}, the median over the
 *     parameters; of those without a kink between, if there are any
 * @param kinked the share of the parameters with a kink between, at each ε
 * @param truncation C: without rounding the error would be about C·ε^p; from the second or third
 *     difference of the loss in double; the blank if a kink lies too near
 * @param rounding R: without truncation it would be about R/ε; u·|J|/|a|
 */
public record EpsilonCurve(
    FloatFormat format,
    Differences differences,
    List<Double> errors,
    List<Double> kinked,
    double truncation,
    double rounding) {
  public EpsilonCurve {
    errors = List.copyOf(errors);
    kinked = List.copyOf(kinked);
  }

  /** Where its error is least among those without kinks; −1 if there is none. */
  public int best() {
    int best = -1;
    for (int i = 0; i < errors.size(); i++) {
      boolean counts = Double.isFinite(errors.get(i)) && kinked.get(i) < 1;
      if (counts && (best < 0 || errors.get(i) < errors.get(best))) {
        best = i;
      }
    }
    return best;
  }

  /** The ε at which truncation and rounding add up to least, by theory; the blank if unknown. */
  public double bestByTheory() {
    int p = differences.order();
    return Blank.is(truncation) || truncation == 0
        ? Blank.VALUE
        : StrictMath.pow(rounding / (p * truncation), 1.0 / (p + 1));
  }
}
