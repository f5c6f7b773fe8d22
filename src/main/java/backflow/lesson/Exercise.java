package backflow.lesson;

import backflow.lesson.measure.Condition;
import backflow.lesson.measure.Measured;

/**
 * Something to do oneself.
 *
 * @param text what to do
 * @param check what holds once it is done
 */
public record Exercise(Passage text, Condition check) {
  /**
   * Whether it is done.
   *
   * @param run the run as it is now
   */
  public boolean done(Measured run) {
    return check.holds(run);
  }
}
