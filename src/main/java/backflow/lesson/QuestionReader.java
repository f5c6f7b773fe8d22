package backflow.lesson;

import backflow.lesson.LessonSection.Field;
import backflow.lesson.measure.Condition;
import backflow.probe.LayerQuantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code ### Predict}: a list of answers to choose from, or a profile to draw. */
final class QuestionReader {
  static final List<String> KEYS = List.of("draw", "from", "to", "within");

  private static final int MOST = 6;
  private static final Pattern OPTION =
      Pattern.compile("(.+?)\\s*\\[(?:right if (.+)|(otherwise))]");

  private QuestionReader() {}

  static Question read(LessonSection section) {
    Passage prompt = section.paragraphs();
    if (prompt.isEmpty()) {
      throw section.wrong(section.line(), "the question is missing");
    }
    Field draw = section.one("draw");
    return draw == null ? choice(section, prompt) : profile(section, prompt, draw);
  }

  private static Question choice(LessonSection section, Passage prompt) {
    List<Question.Option> options = new ArrayList<>();
    for (LessonBlock list : section.lists()) {
      List<String> entries = list.entries();
      for (int i = 0; i < entries.size(); i++) {
        options.add(option(section, list.lineOf(i), entries.get(i)));
      }
    }
    if (options.size() < 2 || options.size() > MOST) {
      throw section.wrong(
          section.line(),
          "a question has 2 to " + MOST + " answers, each a line \"- … [right if …]\", or draw: …");
    }
    return new Question.Choice(prompt, options);
  }

  private static Question.Option option(LessonSection section, int line, String entry) {
    Matcher parts = OPTION.matcher(entry);
    if (!parts.matches()) {
      throw section.wrong(
          line, "an answer ends with [right if condition], the last one may with [otherwise]");
    }
    String condition = parts.group(2);
    return new Question.Option(
        section.passage(line, parts.group(1)),
        condition == null ? Condition.ALWAYS : section.condition(line, condition));
  }

  private static Question profile(LessonSection section, Passage prompt, Field draw) {
    LayerQuantity quantity =
        Arrays.stream(LayerQuantity.values())
            .filter(q -> q.column().equals(draw.value()))
            .findFirst()
            .orElseThrow(() -> section.wrong(draw.line(), noQuantity(draw.value())));
    double low = section.number("from", -20);
    double high = section.number("to", 2);
    double within = section.number("within", 1);
    if (!(low < high && within > 0) || low < -330 || high > 310) {
      throw section.wrong(
          draw.line(),
          "from: and to: are powers of ten between -330 and 310, the smaller one first; within: is"
              + " above 0");
    }
    return new Question.Profile(prompt, quantity, low, high, within);
  }

  private static String noQuantity(String word) {
    List<String> columns =
        Arrays.stream(LayerQuantity.values()).map(LayerQuantity::column).toList();
    return LessonSection.unknown(word, "quantity", columns);
  }
}
