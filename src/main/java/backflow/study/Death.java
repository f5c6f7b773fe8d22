package backflow.study;

import org.jspecify.annotations.Nullable;

/**
 * How a unit died: of the times before the moment that was looked at the last, or the one nearest
 * to where it was chosen.
 *
 * @param step of which moment
 * @param layer of the unit, from 1; 0: no unit was chosen
 * @param unit from 1 within its layer; 0: none
 * @param fate what became of it
 * @param blow the step that killed it; null unless it has died and the replay found the step
 */
public record Death(long step, int layer, int unit, Fate fate, @Nullable Blow blow)
    implements Finding {
  /** What became of a unit. */
  public enum Fate {
    /** No unit was chosen. */
    NOBODY,
    /** Its activation knows no death. */
    CANNOT_DIE,
    /** It has been inactive from the start: it cannot have died. */
    SILENT,
    /** It has not died. */
    ALIVE,
    /** It has died, and is dead. */
    DEAD,
    /** It has died, and is active again. */
    REVIVED
  }

  /**
   * The step that killed it: active on some samples of the probe set before its update, on none
   * after it, and on none at the two measurements that followed.
   *
   * @param step whose update it was
   * @param found the measurement that found it dead
   * @param samples size of the probe set
   * @param loss L of the batch of the step
   * @param rate η of the step, after the schedule
   * @param bias b of the unit
   * @param weights its incoming weights, as one vector
   * @param before its z over the probe set before the update
   * @param after its z after it
   * @param activeBefore on how many samples it was active before
   * @param ownMax largest z if only its own weights and bias had moved; NaN under normalization
   * @param inputsMax largest z if only its inputs had moved; NaN under normalization
   */
  public record Blow(
      long step,
      long found,
      int samples,
      double loss,
      double rate,
      Change bias,
      Change weights,
      Stretch before,
      Stretch after,
      int activeBefore,
      double ownMax,
      double inputsMax) {}

  /**
   * What a step did to a parameter; for several, norms.
   *
   * @param before value, or norm
   * @param after likewise
   * @param gradient what the optimizer got, after clipping: value, or norm
   * @param update after − before: value, or norm
   * @param largest the entry of the update with the largest magnitude, with its sign
   */
  public record Change(
      double before, double after, double gradient, double update, double largest) {}
}
