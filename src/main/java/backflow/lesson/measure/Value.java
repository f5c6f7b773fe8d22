package backflow.lesson.measure;

import backflow.math.Blank;

/**
 * What a run has under a name: a number, or a word such as {@code relu}.
 *
 * @param number the number; the blank for a word, and where nothing was measured
 * @param word the word; empty for a number
 */
public record Value(double number, String word) {
  /** Nothing measured, or no such setting here. */
  static final Value NONE = new Value(Blank.VALUE, "");

  static Value of(double number) {
    return new Value(number, "");
  }

  static Value of(String word) {
    return new Value(Blank.VALUE, word);
  }

  /** Whether it is a word. */
  public boolean isWord() {
    return !word.isEmpty();
  }

  /** Whether both are the same word, or the same number; the blank is nothing's equal. */
  boolean same(Value other) {
    return isWord() || other.isWord() ? word.equals(other.word) : number == other.number;
  }
}
