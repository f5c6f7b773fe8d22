package backflow.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.figure.Figures;
import backflow.lesson.measure.Measured;
import backflow.train.ExperimentSpec;
import backflow.train.TextSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the built-in lessons say is what the engine measures. */
class LessonsTest {
  private static final Path FOLDER = Path.of("assets/lessons");
  private static final Map<LessonStep, Measured> OPENED = new ConcurrentHashMap<>();

  /** A number in a text; what stands behind "layer" or "step" is a place, not a claim. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{L}\\d_^])[+−-]?(?:10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+"
              + "|\\d[\\d,]*(?:\\.\\d+)?(?:/\\d+)?(?:·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?)(?: %)?");

  private static final Pattern PLACE =
      Pattern.compile("(?:[Ll]ayers?|[Ss]teps?) \\d+(?:(?: to| and|,) \\d+)*|\\{[^}]*}");

  static List<Lesson> lessons() {
    return Lessons.all();
  }

  static List<LessonStep> steps() {
    return Lessons.all().stream().flatMap(lesson -> lesson.steps().stream()).toList();
  }

  private static Measured opened(LessonStep step) {
    return OPENED.computeIfAbsent(step, LessonRun::opened);
  }

  @Test
  void thereAreSevenLessonsAndTheIndexListsThem() throws IOException {
    Set<String> files = new HashSet<>();
    try (Stream<Path> all = Files.list(FOLDER)) {
      all.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(Lessons.EXTENSION))
          .forEach(name -> files.add(name.replace(Lessons.EXTENSION, "")));
    }
    assertEquals(files, new HashSet<>(Lessons.ids()));
    assertEquals(
        List.of(
            "Why gradients vanish",
            "Why they explode, and clipping",
            "Dead units",
            "Initialization",
            "Normalization and skips, and where they fail",
            "Learning rate",
            "Is my gradient right?"),
        Lessons.all().stream().map(Lesson::title).toList());
  }

  @Test
  void aFileOnDiskReadsLikeTheOneInTheProgram() {
    for (Lesson lesson : Lessons.all()) {
      Lesson read = Lessons.read(FOLDER.resolve(lesson.id() + Lessons.EXTENSION));
      assertEquals(lesson.id(), read.id());
      assertEquals(lesson.summary(), read.summary());
      assertEquals(
          lesson.steps().stream().map(LessonStep::staging).toList(),
          read.steps().stream().map(LessonStep::staging).toList());
    }
  }

  @ParameterizedTest(name = "lesson {index}")
  @MethodSource("lessons")
  void aLessonHasStepsQuestionsExercisesAndASummary(Lesson lesson) {
    List<LessonStep> steps = lesson.steps();
    assertTrue(steps.size() >= 5 && steps.size() <= 9, lesson.title());
    assertEquals(steps.size(), steps.stream().map(LessonStep::title).distinct().count());
    assertTrue(steps.stream().allMatch(s -> s.question() != null), lesson.title());
    assertTrue(steps.stream().filter(s -> s.exercise() != null).count() >= 1, lesson.title());
    assertFalse(lesson.about().isEmpty());
    assertFalse(lesson.summary().text().isEmpty());
    assertFalse(lesson.summary().formulas().isEmpty());
    assertFalse(lesson.summary().sources().isEmpty());
  }

  @Test
  void someProfilesAreToBeDrawn() {
    assertTrue(steps().stream().filter(s -> s.question() instanceof Question.Profile).count() >= 4);
  }

  @ParameterizedTest(name = "step {index}")
  @MethodSource("steps")
  void everyChartIsAnInstrumentAndTheBoardIsKnown(LessonStep step) {
    for (String chart : step.staging().charts()) {
      assertTrue(Figures.byId(chart).isPresent(), chart);
    }
    assertFalse(step.staging().charts().isEmpty());
    assertTrue(
        Set.of("flow", "units", "updates", "network", "theory", "check")
            .contains(step.staging().spec().view().board()));
  }

  @ParameterizedTest(name = "step {index}")
  @MethodSource("steps")
  void everyNumberATextNamesIsAccountedForAndTrue(LessonStep step) {
    for (Said said : step.numbers()) {
      double is = said.is().number(opened(step));
      assertTrue(said.holds(opened(step)), () -> step.title() + ": " + said.words() + " is " + is);
    }
    Set<String> known = step.numbers().stream().map(Said::words).collect(Collectors.toSet());
    Set<String> named = new TreeSet<>();
    for (String text : texts(step)) {
      Matcher number = NUMBER.matcher(PLACE.matcher(text).replaceAll("…"));
      while (number.find()) {
        named.add(number.group().replaceFirst("[.,]$", ""));
      }
    }
    named.removeAll(known);
    assertEquals(Set.of(), named, step.title());
  }

  private static List<String> texts(LessonStep step) {
    List<String> texts = new ArrayList<>();
    texts.add(step.text().template());
    texts.add(step.reveal().template());
    if (step.question() != null) {
      texts.add(step.question().prompt().template());
    }
    if (step.exercise() != null) {
      texts.add(step.exercise().text().template());
    }
    return texts;
  }

  @ParameterizedTest(name = "step {index}")
  @MethodSource("steps")
  void everyPlaceForANumberIsFilled(LessonStep step) {
    boolean overflow = step.staging().source().equals("overflow");
    for (String template : texts(step)) {
      String text = Passage.of(template).filled(opened(step));
      assertTrue(overflow || !text.contains("NaN"), text);
      assertFalse(text.contains("{"), text);
    }
  }

  @ParameterizedTest(name = "step {index}")
  @MethodSource("steps")
  void theRunDecidesEveryQuestion(LessonStep step) {
    if (step.question() instanceof Question.Choice choice) {
      int right = choice.right(opened(step));
      assertNotEquals(-1, right, step.title());
      assertTrue(choice.options().size() >= 2);
    }
    if (step.question() instanceof Question.Profile profile) {
      double[] measured = profile.measured(opened(step));
      assertEquals(step.staging().spec().network().depth(), measured.length);
      for (double log : measured) {
        assertTrue(log > profile.low() && log < profile.high(), step.title() + " " + log);
      }
      assertTrue(profile.right(measured, opened(step)));
      double[] upsideDown = measured.clone();
      for (int i = 0; i < measured.length; i++) {
        upsideDown[i] = measured[measured.length - 1 - i] + 2;
      }
      assertFalse(profile.right(upsideDown, opened(step)));
    }
  }

  @ParameterizedTest(name = "step {index}")
  @MethodSource("steps")
  void noExerciseIsDoneBeforeItIsDone(LessonStep step) {
    if (step.exercise() != null) {
      assertFalse(step.exercise().done(opened(step)), step.title());
    }
  }

  @ParameterizedTest(name = "step {index}")
  @MethodSource("steps")
  void theWordsOfASceneAreSaidOnlyOfTheRunTheyWereWrittenFor(LessonStep step) {
    ExperimentSpec scene = Scenes.named(step.staging().source()).orElseThrow().spec();
    ExperimentSpec opened = step.staging().spec();
    boolean same = opened.sameRun(scene) && opened.view().at() == scene.view().at();
    assertEquals(same ? scene.text() : TextSpec.NONE, opened.text());
  }
}
