package backflow.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a lesson.
 *
 * @param title its heading
 * @param staging what is opened for it
 * @param text what is read first
 * @param question what is predicted before the reveal; null if nothing is asked
 * @param reveal what is said once the prediction is made; empty without a question
 * @param exercise what to do oneself; null if nothing
 * @param numbers where the numbers in the texts come from; unmodifiable
 */
public record LessonStep(
    String title,
    Staging staging,
    Passage text,
    @Nullable Question question,
    Passage reveal,
    @Nullable Exercise exercise,
    List<Said> numbers) {
  public LessonStep {
    numbers = List.copyOf(numbers);
  }
}
