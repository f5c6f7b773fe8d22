package backflow.train;

/**
 * The words that stand beside an experiment; training ignores them. Empty where nothing is said.
 *
 * @param title the claim
 * @param watch what to look at
 * @param question what to predict before looking
 */
public record TextSpec(String title, String watch, String question) {
  /** Nothing said. */
  public static final TextSpec NONE = new TextSpec("", "", "");
}
