package backflow.diagnose.rule;

/**
 * A link of the chain of numbers behind a finding.
 *
 * @param words what it is: "slope σ′(z), at most ¼"
 * @param figure its number as text: "× 0.238"
 */
public record Reason(String words, String figure) {
  /** One of a number of the evidence. */
  static Reason of(String words, Evidence evidence, Measure measure) {
    return new Reason(words, measure.form().of(evidence.get(measure)));
  }
}
