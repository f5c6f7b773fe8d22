package backflow.landscape;

import backflow.math.Sigmoid;
import java.util.ArrayList;
import java.util.List;

/**
 * A loss with a steep wall: the error of one recurrent unit after 50 steps, as Pascanu, Mikolov and
 * Bengio draw it (On the difficulty of training recurrent neural networks, 2013, equation 11 and
 * figure 6). The unit starts at x₀ = 0.5, each step is x ← w·σ(x) + b, and E(w, b) = (σ(x₅₀) −
 * 0.7)².
 *
 * <p>For w above 4 the unit can stay on or fall off; where the two meet, E leaps within a hair's
 * breadth from near 0 to 0.49, and its gradient, a product of 50 factors, is thousands.
 *
 * <p>Pure functions; any thread.
 */
public final class Cliff {
  /** How often the unit feeds itself. */
  public static final int UNROLLED = 50;

  /** x₀. */
  public static final double INPUT = 0.5;

  /** What σ(x₅₀) should be. */
  public static final double TARGET = 0.7;

  /** Keeps the division finite where the norm is 0, as the clipper of training does. */
  private static final double EPSILON = 1e-6;

  private Cliff() {}

  /**
   * A place of the surface.
   *
   * @param error E
   * @param slopeW ∂E/∂w
   * @param slopeB ∂E/∂b
   */
  public record Place(double w, double b, double error, double slopeW, double slopeB) {
    /** ‖∂E‖. */
    public double norm() {
      double largest = Math.max(Math.abs(slopeW), Math.abs(slopeB));
      if (largest == 0 || !Double.isFinite(largest)) {
        return largest;
      }
      double first = slopeW / largest;
      double second = slopeB / largest;
      return largest * Math.sqrt(first * first + second * second);
    }
  }

  /** E and its exact gradient, by the chain rule along with the unit. */
  public static Place at(double w, double b) {
    double x = INPUT;
    double byW = 0;
    double byB = 0;
    for (int t = 0; t < UNROLLED; t++) {
      double s = Sigmoid.sigmoid(x);
      double factor = w * s * (1 - s);
      byW = s + factor * byW;
      byB = 1 + factor * byB;
      x = w * s + b;
    }
    double s = Sigmoid.sigmoid(x);
    double miss = s - TARGET;
    double slope = 2 * miss * s * (1 - s);
    return new Place(w, b, miss * miss, slope * byW, slope * byB);
  }

  /** E alone. */
  public static double error(double w, double b) {
    double x = INPUT;
    for (int t = 0; t < UNROLLED; t++) {
      double next = w * Sigmoid.sigmoid(x) + b;
      if (next == x) {
        break; // a fixed point, to the bit
      }
      x = next;
    }
    double miss = Sigmoid.sigmoid(x) - TARGET;
    return miss * miss;
  }

  /**
   * Plain gradient descent, on demand with clipping by norm: g ← g·min(1, c/(‖g‖ + 1e-6)).
   *
   * @param w where it starts
   * @param b likewise
   * @param rate the learning rate
   * @param threshold c; ∞ for no clipping
   * @param steps how many
   * @return steps + 1 places, the start first
   */
  public static List<Place> walk(double w, double b, double rate, double threshold, int steps) {
    List<Place> places = new ArrayList<>();
    Place here = at(w, b);
    places.add(here);
    for (int step = 0; step < steps; step++) {
      double factor = Math.min(1, threshold / (here.norm() + EPSILON));
      double nextW = here.w() - rate * factor * here.slopeW();
      double nextB = here.b() - rate * factor * here.slopeB();
      here = at(nextW, nextB);
      places.add(here);
    }
    return places;
  }
}
