package backflow.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.lesson.measure.Expression;
import backflow.lesson.measure.Measured;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the answers of a lesson say of the measured number is true for the right one and false for
 * the others: in digits and in words.
 */
class AnswersTest {
  /** How far "about" reaches as a factor; of shares it is 12 points. */
  private static final double ABOUT = 2.5;

  /** Sizes in words, the longer ones first. */
  private static final Map<String, Double> SIZES = sizes();

  private static final Pattern DIGITS =
      Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?(?:/\\d+)?(?: (?:%|degrees))?");

  /** A measured number, and what is said beside the answer: what double precision reaches to. */
  private static final Pattern ASIDE = Pattern.compile("\\{[^}]*}|: double precision .*");

  private static Map<String, Double> sizes() {
    Map<String, Double> sizes = new LinkedHashMap<>();
    sizes.put("hundred-thousandth", 1e-5);
    sizes.put("ten-thousandth", 1e-4);
    sizes.put("hundred thousand", 1e5);
    sizes.put("nine tenths", 0.9);
    sizes.put("ten times", 10.0);
    sizes.put("thirty times", 30.0);
    sizes.put("twice", 2.0);
    sizes.put("billionth", 1e-9);
    sizes.put("millionth", 1e-6);
    sizes.put("million", 1e6);
    sizes.put("thousandth", 1e-3);
    sizes.put("thousand", 1e3);
    sizes.put("hundredth", 1e-2);
    sizes.put("twentieth", 0.05);
    sizes.put("tenth", 0.1);
    sizes.put("third", 1.0 / 3);
    sizes.put("half", 0.5);
    sizes.put("as large", 1.0);
    return sizes;
  }

  static List<LessonStep> choices() {
    return Lessons.all().stream()
        .flatMap(lesson -> lesson.steps().stream())
        .filter(step -> step.question() instanceof Question.Choice choice && namesSizes(choice))
        .toList();
  }

  private static boolean namesSizes(Question.Choice choice) {
    return choice.options().stream().anyMatch(o -> !Double.isNaN(size(o.text().template())));
  }

  @Test
  void mostQuestionsAskForASize() {
    assertTrue(choices().size() >= 24, "only " + choices().size());
  }

  @ParameterizedTest(name = "step {index}")
  @MethodSource("choices")
  void whatAnAnswerSaysIsTrueOfTheRightOneOnly(LessonStep step) {
    Question.Choice choice = (Question.Choice) Objects.requireNonNull(step.question());
    Measured run = LessonRun.opened(step);
    int right = choice.right(run);
    double measured = asked(step, choice).number(run);
    for (int i = 0; i < choice.options().size(); i++) {
      String words = choice.options().get(i).text().template();
      double size = size(words);
      if (!Double.isNaN(size)) {
        String said = step.title() + ": " + words + ", measured " + measured;
        assertEquals(i == right, says(words, size, measured), said);
      }
    }
  }

  /** What is asked, where it is not simply what the conditions compare first. */
  private static final Map<String, String> ASKED =
      Map.of(
          "Too high", "mean.loss / start.loss",
          "What one layer does", "0.5 * (1 - 0.5)",
          // degrees, near enough for the one bound of 30
          "By value", "30 * (1 - clip_cosine) / (1 - sqrt(3) / 2)");

  private static Expression asked(LessonStep step, Question.Choice choice) {
    String condition = choice.options().get(0).when().toString();
    String first = condition.split(" (?:<=|>=|<|>|=) ")[0];
    return Expression.of(ASKED.getOrDefault(step.title(), first));
  }

  private static double size(String words) {
    Matcher digits = DIGITS.matcher(ASIDE.matcher(words).replaceAll(""));
    if (digits.find()) {
      String number = digits.group();
      String[] parts = number.split(" ")[0].replace(",", "").split("/");
      double value = Double.parseDouble(parts[0]);
      value = parts.length > 1 ? value / Double.parseDouble(parts[1]) : value;
      return number.endsWith("%") ? value / 100 : value;
    }
    return SIZES.entrySet().stream()
        .filter(size -> words.toLowerCase(Locale.ROOT).contains(size.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static boolean says(String words, double size, double measured) {
    String said = words.toLowerCase(Locale.ROOT);
    if (said.contains("less than") || said.contains("below")) {
      return measured < size;
    }
    if (said.contains("more than") || said.contains("above") || said.contains("or more")) {
      return measured > size;
    }
    if (said.contains("up to")) {
      return measured <= size && measured >= 1;
    }
    if (size > 0.3 && size < 1) {
      return Math.abs(measured - size) < 0.12;
    }
    boolean several = said.contains("few") || said.contains("thousands");
    double least = several ? size : size / ABOUT;
    double most = several ? size * 20 : size * ABOUT;
    return measured >= least && measured <= most;
  }
}
