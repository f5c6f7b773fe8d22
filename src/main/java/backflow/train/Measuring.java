package backflow.train;

/**
 * What a trainer looks at while it trains; never changes a bit of the weights.
 *
 * @param steps whether every step is measured in every layer
 * @param every k: at which steps the probe set and the test set are gone through, every k-th from
 *     0; 0 for never
 */
public record Measuring(boolean steps, int every) {
  /** Every step, and the probe set at every tenth. */
  public static final Measuring DEFAULT = new Measuring(true, 10);

  /** Nothing. */
  public static final Measuring NOTHING = new Measuring(false, 0);

  public Measuring {
    if (every < 0) {
      throw new IllegalArgumentException("every is at least 0, not " + every);
    }
  }

  boolean probes() {
    return steps && every > 0;
  }

  boolean probesAt(long step) {
    return every > 0 && step % every == 0;
  }
}
