package backflow.train;

import java.util.Set;

/**
 * Which units are held by interventions; a value.
 *
 * @param killed their activation is held at 0
 * @param frozen their incoming weights and biases do not change
 * @param perturbations how many there were so far
 */
public record Held(Set<Unit> killed, Set<Unit> frozen, int perturbations) {
  /** None, and never any. */
  public static final Held NOTHING = new Held(Set.of(), Set.of(), 0);

  public Held {
    killed = Set.copyOf(killed);
    frozen = Set.copyOf(frozen);
  }

  /** Whether a unit's activation is held at 0. */
  public boolean isKilled(int layer, int unit) {
    return killed.contains(new Unit(layer, unit));
  }

  /** Whether a unit's incoming weights and bias are held. */
  public boolean isFrozen(int layer, int unit) {
    return frozen.contains(new Unit(layer, unit));
  }

  /**
   * A unit by its place.
   *
   * @param layer from 1 at the input to D+1, the output
   * @param unit of that layer, from 1
   */
  public record Unit(int layer, int unit) {}
}
