package backflow.train;

import java.util.List;

/**
 * The words that stand beside an experiment; training ignores them. Empty where nothing is said.
 *
 * @param title the claim
 * @param watch what to look at
 * @param question what to predict before looking
 * @param answers what to choose from, 2–6, or none; unmodifiable
 * @param answer which of them is right, counted from 1; 0 if there are none
 * @param ends how large each answer says that RMS ∂L/∂a is at layer 1, so that it can stand in the
 *     covered profile; one a answer, or none; unmodifiable
 * @param explain what the reveal says, one line
 * @param finding the id of the finding that the diagnosis is to make of it
 */
public record TextSpec(
    String title,
    String watch,
    String question,
    List<String> answers,
    int answer,
    List<Double> ends,
    String explain,
    String finding) {
  /** Nothing said. */
  public static final TextSpec NONE = new TextSpec("", "", "");

  public TextSpec {
    answers = List.copyOf(answers);
    ends = List.copyOf(ends);
  }

  /** A question without answers to choose from. */
  public TextSpec(String title, String watch, String question) {
    this(title, watch, question, List.of(), 0, List.of(), "", "");
  }
}
