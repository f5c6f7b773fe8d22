package backflow.check.hunt;

import backflow.check.hunt.bug.Bug;
import backflow.check.hunt.bug.Place;

/**
 * The end of a hunt.
 *
 * @param place where the mistake was
 * @param bug what it was
 * @param wrong the line of mathematics as it was
 * @param right as it should be
 * @param trace what in the check pointed to it
 */
public record Reveal(Place place, Bug bug, String wrong, String right, String trace) {
  /** The layer, 1..D+1. */
  public int layer() {
    return place.layer();
  }
}
