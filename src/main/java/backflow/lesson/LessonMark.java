package backflow.lesson;

import java.util.Set;
import java.util.TreeSet;

/**
 * How far somebody has come in a lesson. Steps are counted from 0.
 *
 * @param step the step that was looked at last
 * @param right the steps whose prediction was right; unmodifiable
 * @param wrong the steps whose prediction was wrong; unmodifiable
 * @param done the steps whose exercise was done; unmodifiable
 * @param finished whether the summary has been reached
 */
public record LessonMark(
    int step, Set<Integer> right, Set<Integer> wrong, Set<Integer> done, boolean finished) {
  /** At the start. */
  public static final LessonMark START = new LessonMark(0, Set.of(), Set.of(), Set.of(), false);

  public LessonMark {
    right = Set.copyOf(right);
    wrong = Set.copyOf(wrong);
    done = Set.copyOf(done);
  }

  /** At another step. */
  public LessonMark at(int other) {
    return new LessonMark(other, right, wrong, done, finished);
  }

  /** With the prediction of a step made; the first one counts. */
  public LessonMark predicted(int of, boolean wasRight) {
    if (right.contains(of) || wrong.contains(of)) {
      return this;
    }
    return wasRight
        ? new LessonMark(step, with(right, of), wrong, done, finished)
        : new LessonMark(step, right, with(wrong, of), done, finished);
  }

  /** With the exercise of a step done. */
  public LessonMark exercised(int of) {
    return new LessonMark(step, right, wrong, with(done, of), finished);
  }

  /** With the summary reached. */
  public LessonMark finish() {
    return new LessonMark(step, right, wrong, done, true);
  }

  private static Set<Integer> with(Set<Integer> steps, int step) {
    Set<Integer> more = new TreeSet<>(steps);
    more.add(step);
    return more;
  }
}
