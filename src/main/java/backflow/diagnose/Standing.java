package backflow.diagnose;

/**
 * Where a run stands with one rule, for a list of all of them.
 *
 * @param id of the rule
 * @param label what it is called on screen
 * @param state what came out
 * @param figure a few words: "global norm 0.112", "sigmoid has no zero slope"
 */
public record Standing(String id, String label, State state, String figure) {
  /** What can come out. */
  public enum State {
    /** There is a finding. */
    FOUND,
    /** Looked, and nothing is wrong. */
    FINE,
    /** Not raised, since another finding explains it. */
    EXPLAINED,
    /** Does not apply to this network. */
    NOT_APPLICABLE
  }
}
