package backflow.train;

/**
 * How fast a session trains.
 *
 * @param stepsPerSecond at most this many; {@link Double#POSITIVE_INFINITY}: as fast as it goes
 */
public record Pace(double stepsPerSecond) {
  /** As fast as it goes. */
  public static final Pace MAX = new Pace(Double.POSITIVE_INFINITY);

  public Pace {
    if (!(stepsPerSecond > 0)) {
      throw new IllegalArgumentException("a pace is above 0 steps per second: " + stepsPerSecond);
    }
  }
}
