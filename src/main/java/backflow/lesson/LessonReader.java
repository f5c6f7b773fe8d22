package backflow.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a lesson file, which is a text in Markdown: {@code # title}, then {@code ## step} by step,
 * each with {@code ### Predict}, {@code ### Reveal}, {@code ### Try} and {@code ### Numbers} as
 * needed, and {@code ## Summary} at the end. The README in {@code assets/lessons} describes it.
 */
final class LessonReader {
  private static final int MOST_STEPS = 20;
  private static final List<String> PARTS = List.of("Predict", "Reveal", "Try", "Numbers");

  private final String file;
  private final StagingReader stagings;
  private final LessonBlocks blocks;

  /**
   * A reader.
   *
   * @param file the name for errors
   * @param base the folder that experiment files are relative to; null where only scenes may stand
   * @param text the lesson
   */
  LessonReader(String file, @Nullable Path base, String text) {
    this.file = file;
    stagings = new StagingReader(base);
    blocks = new LessonBlocks(text);
  }

  /**
   * Reads it.
   *
   * @param id what it is remembered by
   * @throws LessonException if it cannot be read
   */
  Lesson read(String id) {
    if (blocks.isEmpty() || !isHeading(1)) {
      throw new LessonException(file, 1, "a lesson begins with \"# \" and its title");
    }
    LessonBlock title = blocks.take();
    String about = new LessonSection(file, title.line(), blocks.body(), List.of()).plain();
    List<LessonStep> steps = new ArrayList<>();
    while (!blocks.isEmpty() && isHeading(2) && !isSummary()) {
      steps.add(step());
    }
    if (steps.isEmpty() || steps.size() > MOST_STEPS) {
      throw new LessonException(
          file, title.line(), "a lesson has 1 to " + MOST_STEPS + " steps, each under \"## …\"");
    }
    return new Lesson(id, title.heading(), about, steps, summary());
  }

  private boolean isHeading(int level) {
    return blocks.peek().isHeading() && blocks.peek().level() == level;
  }

  private boolean isSummary() {
    return blocks.peek().heading().equalsIgnoreCase("summary");
  }

  private LessonStep step() {
    LessonBlock heading = blocks.take();
    LessonSection opening = section(heading, StagingReader.KEYS);
    Staging staging = stagings.read(opening);
    Question question = null;
    Passage reveal = Passage.EMPTY;
    Exercise exercise = null;
    List<Said> numbers = List.of();
    List<String> seen = new ArrayList<>();
    while (!blocks.isEmpty() && isHeading(3)) {
      LessonBlock part = blocks.take();
      String name = part(part, seen);
      switch (name) {
        case "predict" -> question = QuestionReader.read(section(part, QuestionReader.KEYS));
        case "reveal" -> reveal = section(part, List.of()).passage();
        case "try" -> exercise = exercise(section(part, List.of("done")));
        default -> numbers = NumberReader.read(section(part, List.of()));
      }
    }
    if ((question == null) != reveal.isEmpty()) {
      throw new LessonException(
          file, heading.line(), "a step has both \"### Predict\" and \"### Reveal\", or neither");
    }
    return new LessonStep(
        heading.heading(), staging, opening.passage(), question, reveal, exercise, numbers);
  }

  /** The part a heading opens, once only. */
  private String part(LessonBlock heading, List<String> seen) {
    String name = heading.heading();
    if (PARTS.stream().noneMatch(name::equalsIgnoreCase)) {
      throw new LessonException(
          file, heading.line(), LessonSection.unknown(name, "part of a step", PARTS));
    }
    String word = name.toLowerCase(Locale.ROOT);
    if (seen.contains(word)) {
      throw new LessonException(file, heading.line(), "\"### " + name + "\" stands here twice");
    }
    seen.add(word);
    return word;
  }

  private LessonSection section(LessonBlock heading, List<String> keys) {
    return new LessonSection(file, heading.line(), blocks.body(), keys);
  }

  private static Exercise exercise(LessonSection section) {
    LessonSection.Field done = section.one("done");
    if (done == null) {
      throw section.wrong(section.line(), "a line \"done: condition\" is missing");
    }
    return new Exercise(section.passage(), section.condition(done.line(), done.value()));
  }

  private Summary summary() {
    if (blocks.isEmpty() || !isHeading(2) || !isSummary()) {
      int line = blocks.isEmpty() ? 0 : blocks.peek().line();
      throw new LessonException(file, line, "here \"## Summary\" should stand, once, at the end");
    }
    LessonSection section = section(blocks.take(), List.of("formula", "source"));
    if (!blocks.isEmpty()) {
      throw new LessonException(file, blocks.peek().line(), "nothing may stand behind the summary");
    }
    return new Summary(section.plain(), values(section, "formula"), values(section, "source"));
  }

  private static List<String> values(LessonSection section, String key) {
    return section.all(key).stream().map(LessonSection.Field::value).toList();
  }
}
