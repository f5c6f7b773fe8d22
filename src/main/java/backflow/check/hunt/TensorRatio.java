package backflow.check.hunt;

import backflow.check.Band;
import backflow.check.ElementCheck;
import backflow.check.GradientReport;
import backflow.check.TensorCheck;
import backflow.math.Blank;
import java.util.List;

/**
 * How the gradient of one tensor stands to the differences: a/n of all numbers that can be judged.
 * One factor for all, a sign, a zero: much of a mistake shows here.
 *
 * @param tensor its name, for example {@code W3}
 * @param layer 1..D+1
 * @param wrong how many numbers are wrong
 * @param checked of how many
 * @param least the smallest a/n; blank if none can be judged
 * @param median the one in the middle
 * @param most the largest
 */
public record TensorRatio(
    String tensor, int layer, int wrong, int checked, double least, double median, double most) {
  /** Of every tensor, from the input on. */
  public static List<TensorRatio> of(GradientReport report) {
    return report.tensors().stream().map(TensorRatio::of).toList();
  }

  private static TensorRatio of(TensorCheck tensor) {
    double[] ratios =
        tensor.elements().stream()
            .filter(e -> e.band().isJudged())
            .mapToDouble(TensorRatio::ratio)
            .sorted()
            .toArray();
    boolean none = ratios.length == 0;
    return new TensorRatio(
        tensor.tensor(),
        tensor.layer(),
        tensor.count(Band.WRONG),
        tensor.checked(),
        none ? Blank.VALUE : ratios[0],
        none ? Blank.VALUE : ratios[ratios.length / 2],
        none ? Blank.VALUE : ratios[ratios.length - 1]);
  }

  /** 1 where both are 0. */
  private static double ratio(ElementCheck e) {
    return e.analytic() == e.centred() ? 1 : e.analytic() / e.centred();
  }
}
