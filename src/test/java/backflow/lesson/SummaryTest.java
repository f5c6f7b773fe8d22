package backflow.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.diagnose.rule.Rules;
import backflow.diagnose.rule.Threshold;
import backflow.figure.Figures;
import backflow.lesson.measure.Expression;
import backflow.lesson.measure.Measured;
import backflow.nn.activation.Activations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The numbers in the summaries of the lessons: few, and each of them the engine's own. */
class SummaryTest {
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\d_^])(?:10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|\\d[\\d,.]*\\d|\\d)(?:/\\d+)?");

  /** What a number of a formula or of an example needs no measuring for. */
  private static final Set<String> PLAIN = Set.of("0", "1", "2");

  @Test
  void noSummaryNamesANumberThatIsNotHeldHere() {
    Set<String> named = new TreeSet<>();
    for (Lesson lesson : Lessons.all()) {
      List<String> texts = new ArrayList<>(lesson.summary().formulas());
      texts.add(lesson.summary().text());
      for (String text : texts) {
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
          named.add(number.group());
        }
      }
    }
    named.removeAll(PLAIN);
    assertEquals(Set.of("0.01", "10⁻²", "10⁻³", "10⁻⁴", "10⁻⁶"), named);
  }

  @Test
  void thatLeakyReluPassesAHundredthIsTrue() {
    assertEquals(0.01, Activations.named("leaky-relu").derivative(-1, 0));
  }

  @Test
  void theFormulaOfClippingIsTrueToItsSmallNumber() {
    LessonStep step =
        Lessons.named("why-they-explode").orElseThrow().steps().stream()
            .filter(s -> s.staging().source().equals("clipping-by-norm"))
            .findFirst()
            .orElseThrow();
    Measured run = LessonRun.opened(step);
    double norm = Expression.of("global_norm_before").number(run);
    double factor = Expression.of("clip_factor").number(run);
    double threshold = step.staging().spec().training().clipping().threshold();
    assertEquals(threshold, factor * (norm + 1e-6), 1e-14);
    assertNotEquals(threshold, factor * norm, 1e-14);
  }

  @Test
  void theHealthyBandIsTheOneOfTheChartAndOfTheRule() {
    String help = Figures.byId("update-ratio").orElseThrow().help().question();
    help += Figures.byId("update-ratio").orElseThrow().help().reading();
    for (String bound : List.of("10⁻²", "10⁻³", "10⁻⁴")) {
      assertTrue(help.contains(bound), help);
    }
    Threshold large =
        Objects.requireNonNull(Rules.thresholds().get("learning-rate-too-high-update"));
    assertEquals(0.01, large.standard());
  }
}
