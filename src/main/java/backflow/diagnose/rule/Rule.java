package backflow.diagnose.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name for something that goes wrong, and everything about it. Stateless: a rule looks at the
 * figures of the moment and at what it found a step before.
 */
public abstract class Rule {
  private final String id;
  private final String label;
  private final String meaning;
  private final List<Threshold> thresholds;

  Rule(String id, String label, String meaning, Threshold... thresholds) {
    this.id = id;
    this.label = label;
    this.meaning = meaning;
    this.thresholds = List.of(thresholds);
  }

  /** The word in reports and files; never changes. */
  public final String id() {
    return id;
  }

  /** What it is called on screen: "Vanishing gradient". */
  public final String label() {
    return label;
  }

  /** What it means and when it fires, in a sentence or two. */
  public final String meaning() {
    return meaning;
  }

  /** Where it begins to fire; may be empty. */
  public final List<Threshold> thresholds() {
    return thresholds;
  }

  /**
   * Why it has nothing to say of a network, in a few words: "sigmoid has no zero slope".
   *
   * @return null if it has
   */
  public @Nullable String whyNot(Subject subject) {
    return null;
  }

  /** Whether its words are about the first step of the finding, at whatever step one looks. */
  public boolean speaksOfItsStart() {
    return false;
  }

  /** Whether it has something to say of a step with a NaN or ±∞; else what it found stands. */
  boolean judgesNonFinite() {
    return false;
  }

  /** Looks at the newest step. Allocates nothing. */
  abstract void judge(Judgement j);

  /** Where a run without this finding stands: a few words for a list, "global norm 0.112". */
  public abstract String standing(Evidence e, Subject s);

  /** What is wrong, in one or two sentences with numbers. */
  public abstract String headline(Evidence e, Subject s);

  /** The chain of numbers. */
  public abstract List<Reason> because(Evidence e, Subject s);

  /** What helps, the likeliest first; may be empty. */
  public abstract List<Remedy> remedies(Evidence e, Subject s);

  /** What the remedies will not cure, or what is no cure, in a sentence. */
  public abstract String notACure(Evidence e, Subject s);
}
