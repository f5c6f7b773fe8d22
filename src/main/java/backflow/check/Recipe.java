package backflow.check;

import backflow.math.FloatFormat;
import java.util.List;

/**
 * The gradient check of one parameter, with every number on the way.
 *
 * @param place which parameter
 * @param name what it is called
 * @param before how many numbers stand before it when all are written one after the other
 * @param tensors the pieces of that long vector
 * @param theta θ, its value
 * @param epsilon ε
 * @param precision what all is computed in
 * @param plus θ + ε, rounded
 * @param minus θ − ε, rounded
 * @param loss J(θ)
 * @param lossPlus J(θ + ε), added up to one number
 * @param lossMinus J(θ − ε), likewise
 * @param difference J(θ + ε) − J(θ − ε), summed sample by sample; in a shorter format than double
 *     that of the two sums, rounded
 * @param element what comes of it
 * @param resolution |a| and |n| below this drown in rounding
 * @param searched how many parameters were checked to find this one; 0: it was chosen
 */
public record Recipe(
    ElementPlace place,
    ElementName name,
    int before,
    List<Piece> tensors,
    double theta,
    double epsilon,
    FloatFormat precision,
    double plus,
    double minus,
    double loss,
    double lossPlus,
    double lossMinus,
    double difference,
    ElementCheck element,
    double resolution,
    int searched) {
  public Recipe {
    tensors = List.copyOf(tensors);
  }

  /**
   * A tensor in the long vector.
   *
   * @param name for example {@code W3}
   * @param layer it belongs to, from 1 at the input to D+1
   * @param size how many numbers
   */
  public record Piece(String name, int layer, int size) {}

  /** How many numbers the network learns. */
  public int parameters() {
    return tensors.stream().mapToInt(Piece::size).sum();
  }

  /** (θ + ε) − (θ − ε): what the difference is divided by. */
  public double distance() {
    return plus - minus;
  }

  /** The difference of the two losses as they are written down, digits lost. */
  public double plainDifference() {
    return lossPlus - lossMinus;
  }

  /** What would come of that. */
  public double plainNumeric() {
    return plainDifference() / distance();
  }

  /** |a − n|/max(|a|, |n|) of that. */
  public double plainRelativeError() {
    return ElementCheck.relativeError(element.analytic(), plainNumeric());
  }
}
