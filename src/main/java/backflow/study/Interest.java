package backflow.study;

import backflow.check.Inquiry;

/**
 * What the reader has chosen, as far as studies depend on it.
 *
 * @param layer from 1 at the input to D+1; 0: none
 * @param unit of that layer, from 1; 0: none
 * @param near the step at which it was chosen: of what happened to it more than once, the nearest
 *     to this is meant; −1: the last
 * @param inquiry how a gradient check is made
 */
public record Interest(int layer, int unit, long near, Inquiry inquiry) {
  /** Nothing chosen. */
  public static final Interest NONE = new Interest(0, 0);

  /** The last of what happened to the unit is meant. */
  public Interest(int layer, int unit) {
    this(layer, unit, -1);
  }

  /** A gradient check that nothing spoils. */
  public Interest(int layer, int unit, long near) {
    this(layer, unit, near, Inquiry.USUAL);
  }
}
