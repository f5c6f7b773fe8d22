package backflow.lesson;

import java.util.List;

/**
 * A guided path: a few steps, each with something to see, to predict and to try, and a summary.
 *
 * @param id the word by which it is remembered: its file without the ending
 * @param title what it is called
 * @param about one or two sentences: what it answers
 * @param steps 1–20; unmodifiable
 * @param summary what is to be kept
 */
public record Lesson(
    String id, String title, String about, List<LessonStep> steps, Summary summary) {
  public Lesson {
    steps = List.copyOf(steps);
  }
}
