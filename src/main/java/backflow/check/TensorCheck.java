package backflow.check;

import backflow.math.Blank;
import backflow.math.Norms;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The gradient check of one parameter tensor.
 *
 * @param tensor its name, for example {@code W3}
 * @param layer 1 at the input to D+1, the output layer
 * @param size how many numbers it has
 * @param elements those that were checked, by index
 */
public record TensorCheck(String tensor, int layer, int size, List<ElementCheck> elements) {
  public TensorCheck {
    elements = List.copyOf(elements);
  }

  /** How many numbers were checked. */
  public int checked() {
    return elements.size();
  }

  /** How many of them are of a band. */
  public int count(Band band) {
    int count = 0;
    for (ElementCheck e : elements) {
      count += e.band() == band ? 1 : 0;
    }
    return count;
  }

  /** The largest relative error of a judged element; blank if none could be judged. */
  public double maxRelativeError() {
    return largest(elements, ElementCheck::relativeError);
  }

  /** The same with one-sided differences. */
  public double oneSidedMaxRelativeError() {
    return largest(elements, ElementCheck::oneSidedRelativeError);
  }

  /** ‖a − n‖/(‖a‖ + ‖n‖) over the judged elements; blank if none could be judged. */
  public double normForm() {
    return normForm(elements, ElementCheck::centred);
  }

  /** The same with one-sided differences. */
  public double oneSidedNormForm() {
    return normForm(elements, ElementCheck::oneSided);
  }

  static double largest(List<ElementCheck> elements, ToDoubleFunction<ElementCheck> error) {
    return elements.stream()
        .filter(e -> e.band().isJudged())
        .mapToDouble(error)
        .max()
        .orElse(Blank.VALUE);
  }

  static double normForm(List<ElementCheck> elements, ToDoubleFunction<ElementCheck> numeric) {
    List<ElementCheck> judged = elements.stream().filter(e -> e.band().isJudged()).toList();
    if (judged.isEmpty()) {
      return Blank.VALUE;
    }
    double difference = norm(judged, e -> e.analytic() - numeric.applyAsDouble(e));
    double sum = norm(judged, ElementCheck::analytic) + norm(judged, numeric);
    return difference == 0 ? 0 : difference / sum;
  }

  private static double norm(List<ElementCheck> elements, ToDoubleFunction<ElementCheck> entry) {
    double[] x = elements.stream().mapToDouble(entry).toArray();
    double squares = 0;
    for (double value : x) {
      squares = Math.fma(value, value, squares);
    }
    return Norms.norm(x, x.length, squares);
  }
}
