package backflow.lesson;

import backflow.lesson.measure.Condition;
import backflow.lesson.measure.MeasureException;
import backflow.math.Nearest;
import backflow.train.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands under one heading of a lesson file: fields, paragraphs and lists. */
final class LessonSection {
  /** A {@code key: value} line. */
  record Field(int line, String key, String value) {}

  private static final int LONGEST = 4000;

  private final String file;
  private final int line;
  private final List<Field> fields = new ArrayList<>();
  private final List<LessonBlock> texts = new ArrayList<>();

  /**
   * A section.
   *
   * @param file the name for errors
   * @param line the line of its heading
   * @param body its blocks
   * @param keys the keys that are allowed in it
   * @throws LessonException for a key that is not
   */
  LessonSection(String file, int line, List<LessonBlock> body, List<String> keys) {
    this.file = file;
    this.line = line;
    for (LessonBlock block : body) {
      if (block.isFields()) {
        readFields(block, keys);
      } else {
        texts.add(block);
      }
    }
  }

  private void readFields(LessonBlock block, List<String> keys) {
    for (int i = 0; i < block.lines().size(); i++) {
      int at = block.line() + i;
      String[] parts = block.lines().get(i).split(":", 2);
      if (parts.length < 2) {
        throw wrong(at, "\"" + parts[0] + "\" is not a line of the form key: value");
      }
      if (!keys.contains(parts[0])) {
        throw wrong(at, unknown(parts[0], "key", keys));
      }
      if (parts[1].isBlank()) {
        throw wrong(at, parts[0] + ": has no value");
      }
      fields.add(new Field(at, parts[0], parts[1].strip()));
    }
  }

  /** The words for something unknown: what is allowed, and what is nearest. */
  static String unknown(String word, String kind, List<String> allowed) {
    return "\""
        + word
        + "\" is an unknown "
        + kind
        + "; allowed: "
        + (allowed.isEmpty() ? "none" : String.join(", ", allowed))
        + Nearest.to(word, allowed).map(near -> "; did you mean " + near + "?").orElse("");
  }

  /** The fields of a key, in order. */
  List<Field> all(String key) {
    return fields.stream().filter(f -> f.key().equals(key)).toList();
  }

  /**
   * The field of a key; null if it is not there.
   *
   * @throws LessonException if it is there twice
   */
  @Nullable Field one(String key) {
    List<Field> all = all(key);
    if (all.size() > 1) {
      throw wrong(all.get(1).line(), key + ": stands here twice");
    }
    return all.isEmpty() ? null : all.get(0);
  }

  /**
   * What a field says.
   *
   * @throws LessonException if it is not there, or cannot be read
   */
  <T> T needed(String key, Function<String, T> reading) {
    Field field = one(key);
    if (field == null) {
      throw wrong(line, "a line \"" + key + ": …\" is missing");
    }
    return guarded(field.line(), () -> reading.apply(field.value()));
  }

  /** A number in a field; the usual one if it is not there. */
  double number(String key, double usual) {
    Field field = one(key);
    if (field == null) {
      return usual;
    }
    try {
      return Double.parseDouble(field.value());
    } catch (NumberFormatException e) {
      throw wrong(field.line(), key + ": \"" + field.value() + "\" is not a number");
    }
  }

  /** The paragraphs and lists as one text, without places for numbers. */
  String plain() {
    String all = texts.stream().map(LessonBlock::text).collect(Collectors.joining("\n\n"));
    if (all.length() > LONGEST) {
      throw wrong(line, "the text is longer than " + LONGEST + " characters");
    }
    return all;
  }

  /** The paragraphs and lists as one text. */
  Passage passage() {
    return passage(block -> true);
  }

  /** The paragraphs without the lists. */
  Passage paragraphs() {
    return passage(block -> !block.isList());
  }

  private Passage passage(Predicate<LessonBlock> wanted) {
    plain();
    List<Passage> parts = new ArrayList<>();
    for (LessonBlock block : texts) {
      if (wanted.test(block)) {
        parts.add(passage(block.line(), block.text()));
      }
    }
    return Passage.joined(parts);
  }

  /** A text that begins in a line. */
  Passage passage(int at, String text) {
    return guarded(at, () -> Passage.of(text));
  }

  /** The lists. */
  List<LessonBlock> lists() {
    return texts.stream().filter(LessonBlock::isList).toList();
  }

  /** A condition in a line. */
  Condition condition(int at, String text) {
    return guarded(at, () -> Condition.of(text));
  }

  /** Does something; what goes wrong is said of a line. */
  <T> T guarded(int at, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (MeasureException | SpecException e) {
      throw wrong(at, String.valueOf(e.getMessage()));
    }
  }

  /** The line of the heading. */
  int line() {
    return line;
  }

  /** The error in a line. */
  LessonException wrong(int at, String problem) {
    return new LessonException(file, at, problem);
  }
}
