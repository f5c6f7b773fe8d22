package backflow.check.hunt;

/**
 * The hunts of one sitting.
 *
 * @param hunts how many are over
 * @param found how many of them were solved
 * @param points of {@link Search#ALL_POINTS} each
 */
public record Score(int hunts, int found, int points) {
  /** Before the first hunt. */
  public static final Score NONE = new Score(0, 0, 0);

  /**
   * With one hunt more.
   *
   * @param search counted if it is over
   */
  public Score plus(Search search) {
    return search.over()
        ? new Score(hunts + 1, found + (search.found() ? 1 : 0), points + search.points())
        : this;
  }
}
