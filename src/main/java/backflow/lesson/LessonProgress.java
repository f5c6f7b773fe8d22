package backflow.lesson;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far somebody has come in all lessons; a value, and a text that can be kept between starts.
 *
 * @param marks by the id of the lesson; unmodifiable
 */
public record LessonProgress(Map<String, LessonMark> marks) {
  /** Nothing begun. */
  public static final LessonProgress NONE = new LessonProgress(Map.of());

  private static final String STEPS = "((?:\\d{1,3},)*)";
  private static final Pattern LINE =
      Pattern.compile(
          "([\\w.-]{1,200}) (\\d{1,3}) r" + STEPS + " w" + STEPS + " d" + STEPS + "( finished)?");

  public LessonProgress {
    marks = Map.copyOf(marks);
  }

  /** The mark of a lesson; at the start if it was never opened. */
  public LessonMark mark(String lesson) {
    return marks.getOrDefault(lesson, LessonMark.START);
  }

  /** With another mark for a lesson. */
  public LessonProgress with(String lesson, LessonMark mark) {
    Map<String, LessonMark> more = new LinkedHashMap<>(marks);
    more.put(lesson, mark);
    return new LessonProgress(more);
  }

  /** A line for each lesson; {@link #of} reads it. */
  public String toText() {
    return new TreeMap<>(marks)
        .entrySet().stream()
            .map(entry -> line(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("\n"));
  }

  /**
   * Reads what was kept.
   *
   * @param text lines that cannot be read are left out
   */
  public static LessonProgress of(String text) {
    LessonProgress progress = NONE;
    for (String line : text.lines().toList()) {
      Matcher parts = LINE.matcher(line);
      if (parts.matches()) {
        progress = progress.with(parts.group(1), mark(parts));
      }
    }
    return progress;
  }

  private static String line(String lesson, LessonMark mark) {
    return lesson.replaceAll("[^\\w.-]", "_")
        + " "
        + mark.step()
        + " r"
        + steps(mark.right())
        + " w"
        + steps(mark.wrong())
        + " d"
        + steps(mark.done())
        + (mark.finished() ? " finished" : "");
  }

  private static LessonMark mark(Matcher parts) {
    return new LessonMark(
        Integer.parseInt(parts.group(2)),
        steps(parts.group(3)),
        steps(parts.group(4)),
        steps(parts.group(5)),
        parts.group(6) != null);
  }

  private static String steps(Collection<Integer> steps) {
    return new TreeSet<>(steps).stream().map(step -> step + ",").collect(Collectors.joining());
  }

  private static Set<Integer> steps(String text) {
    Set<Integer> steps = new TreeSet<>();
    for (String step : text.split(",", -1)) {
      if (!step.isEmpty()) {
        steps.add(Integer.parseInt(step));
      }
    }
    return steps;
  }
}
