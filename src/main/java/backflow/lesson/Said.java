package backflow.lesson;

import backflow.lesson.measure.Expression;
import backflow.lesson.measure.Measured;

/**
 * A number that a text names, and where it comes from.
 *
 * @param words as it stands in the text: {@code 4·10⁻¹³}
 * @param number what that is
 * @param is what it comes from
 * @param tolerance how far both may be apart, absolute
 */
public record Said(String words, double number, Expression is, double tolerance) {
  /** Whether it is true of a run. */
  public boolean holds(Measured run) {
    return Math.abs(is.number(run) - number) <= tolerance;
  }
}
