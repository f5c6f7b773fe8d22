package backflow.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The loss along one parameter, near θ, and the kinks on the way.
 *
 * @param place which parameter
 * @param name what it is called
 * @param theta θ, its value
 * @param loss J(θ)
 * @param epsilon ε
 * @param element what the gradient check says of it
 * @param points the line, from the smallest parameter to the largest; those at −ε, 0 and ε are
 *     among them
 * @param crossings the kinks on the line whose places were found, from the smallest parameter on
 * @param flips how many kinks there are on the line; more than were found if there are very many
 * @param beyond the nearest kink beyond the line, if there is none on it and one was found
 * @param kinked whether the network has an activation with a kink at all
 * @param searched how many parameters were checked to find this one; 0: it was chosen
 */
public record KinkLine(
    ElementPlace place,
    ElementName name,
    double theta,
    double loss,
    double epsilon,
    ElementCheck element,
    List<Point> points,
    List<Crossing> crossings,
    int flips,
    @Nullable Crossing beyond,
    boolean kinked,
    int searched) {
  public KinkLine {
    points = List.copyOf(points);
    crossings = List.copyOf(crossings);
  }

  /**
   * A point of the line.
   *
   * @param offset how far from θ, as it was really taken: θ + t is rounded
   * @param rise J(θ + offset) − J(θ)
   */
  public record Point(double offset, double rise) {}

  /** The kinks between θ − ε and θ + ε: those that spoil the difference. */
  public List<Crossing> within() {
    return crossings.stream().filter(c -> c.isWithin(epsilon)).toList();
  }

  /** How far the line goes to either side of θ. */
  public double reach() {
    return KinkStudy.REACH * epsilon;
  }

  /** How far the loss is above the tangent by the analytic gradient. */
  public double aboveTangent(Point point) {
    return point.rise - element.analytic() * point.offset;
  }
}
