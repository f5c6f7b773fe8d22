package backflow.check;

/**
 * A unit that changes its side of a kink, for one sample, while a parameter is moved.
 *
 * @param offset how far from θ the parameter is then
 * @param layer of the unit, from 1 at the input
 * @param unit of that layer, from 1
 * @param sample of the batch, from 1
 * @param kink the z at which f has its kink: 0, or ±1 of hard tanh
 * @param rises whether z is above the kink on the side of the larger parameter
 * @param slopeBefore ∂J/∂θ on the side of the smaller parameter
 * @param slopeAfter ∂J/∂θ on the side of the larger parameter
 */
public record Crossing(
    double offset,
    int layer,
    int unit,
    int sample,
    double kink,
    boolean rises,
    double slopeBefore,
    double slopeAfter) {
  /** Whether it lies between θ − reach and θ + reach. */
  public boolean isWithin(double reach) {
    return Math.abs(offset) <= reach;
  }

  /** By how much the slope of the loss jumps there. */
  public double jump() {
    return slopeAfter - slopeBefore;
  }
}
