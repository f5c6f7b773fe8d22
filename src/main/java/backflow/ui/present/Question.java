package backflow.ui.present;

import backflow.train.TextSpec;
import java.util.List;

/**
 * What the audience predicts before it sees.
 *
 * @param words the question; empty: there is none
 * @param answers to choose from; may be none
 * @param right which of them is, counted from 1; 0 if there are none
 * @param ends RMS ∂L/∂a at layer 1 by each answer, where they are to stand in the profile; may be
 *     none
 * @param explain what the reveal says; may be empty
 */
record Question(String words, List<String> answers, int right, List<Double> ends, String explain) {
  /** Nothing to predict. */
  static final Question NONE = new Question("", List.of(), 0, List.of(), "");

  /** The question of an experiment. */
  static Question of(TextSpec text) {
    return text.question().isEmpty()
        ? NONE
        : new Question(text.question(), text.answers(), text.answer(), text.ends(), text.explain());
  }

  boolean isNone() {
    return words.isEmpty();
  }
}
