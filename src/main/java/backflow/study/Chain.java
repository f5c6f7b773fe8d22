package backflow.study;

import java.util.ArrayList;
import java.util.List;

/**
 * One path of the chain rule from the output down to layer 1, at one sample: one unit per layer,
 * and the factor w·f′ of each step. The gradient is the sum over all such paths.
 *
 * @param step with the parameters before its update
 * @param hidden D, how many hidden layers
 * @param links from the output layer down to layer 2; none in a net of fewer layers
 * @param chosen the layer through whose selected unit the path had to go; 0: it was free
 */
public record Chain(long step, int hidden, List<Link> links, int chosen) implements Finding {
  /** Copies the list. */
  public Chain {
    links = List.copyOf(links);
  }

  /**
   * One step of the path: ∂a_l of a unit / ∂a_(l−1) of the unit below.
   *
   * @param layer l, 2..D+1
   * @param unit of layer l, from 1
   * @param below unit of layer l−1, from 1
   * @param weight between them
   * @param slope f′(z) of the unit at the sample, times what normalization, dropout and a scaled
   *     skip multiply; 1 for the output
   * @param factor weight · slope, plus 1 where a skip joins the same units
   */
  public record Link(int layer, int unit, int below, double weight, double slope, double factor) {}

  /**
   * The running product of the factors: ∂output/∂a_l along the path.
   *
   * @param layer l, D+1 down to 1
   * @param decades log₁₀ of its size; −∞ for an exact 0, NaN if a factor was not finite
   * @param sign −1, 0 or 1
   */
  public record Product(int layer, double decades, int sign) {}

  /** The running products, from 1 at the output down; as logarithms, so that none is falsely 0. */
  public List<Product> products() {
    List<Product> all = new ArrayList<>();
    double decades = 0;
    int sign = 1;
    all.add(new Product(hidden + 1, 0, 1));
    for (Link link : links) {
      double size = Math.abs(link.factor());
      decades += size <= Double.MAX_VALUE ? StrictMath.log10(size) : Double.NaN;
      sign *= (int) Math.signum(link.factor());
      all.add(new Product(link.layer() - 1, decades, sign));
    }
    return all;
  }
}
