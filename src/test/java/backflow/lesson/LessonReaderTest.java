package backflow.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.lesson.measure.Measured;
import backflow.probe.LayerQuantity;
import backflow.train.ExperimentSpec;
import backflow.train.SpecJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonReaderTest {
  private static final String WHOLE =
      """
      # My lesson

      What it is about,
      in two lines.

      <!-- a note
      for myself -->

      ## One

      scene: he-relu
      set: network.activation = tanh
      set: network.hidden = [8, 8]
      at: 7
      board: units
      charts: life-map, loss

      First paragraph,
      going on.

      - an entry
      - another,
        going on

      ### Predict

      Which?

      - The first [right if loss > 1]
      - The second [otherwise]

      ### Reveal

      It is {loss}.

      ### Try

      Do it.

      done: step >= 3

      ### Numbers

      - 1.5 is 3 / 2
      - 4·10⁻¹³ is 0.0000000000004 within 20 %
      - 1/4 is 0.25
      - 50 % is 0.5
      - 10⁵ is 100000 within 1
      - −2,000 is 0 - 2000

      ## Two

      Draw on.

      ### Predict

      Draw.

      draw: activation_rms
      from: -3
      to: 1
      within: 0.5

      ### Reveal

      So.

      ## Summary

      Kept.

      formula: a = b
      source: Somebody 2020
      source: Somebody else
      """;

  @TempDir Path folder;

  private static Lesson read(String text) {
    return new LessonReader("my.lesson.md", null, text).read("my");
  }

  @Test
  void everythingIsRead() {
    Lesson lesson = read(WHOLE);
    assertEquals("My lesson", lesson.title());
    assertEquals("What it is about, in two lines.", lesson.about());
    LessonStep one = lesson.steps().get(0);
    assertEquals(
        "First paragraph, going on.\n\n• an entry\n• another, going on", one.text().template());
    ExperimentSpec spec = one.staging().spec();
    assertEquals(List.of(8, 8), spec.network().widths());
    assertEquals(List.of("tanh"), spec.network().activations());
    assertEquals(7, spec.view().at());
    assertEquals("units", spec.view().board());
    assertEquals(List.of("life-map", "loss"), one.staging().charts());
    assertEquals("network.activation = tanh", one.staging().changes().get(0).toString());
    Question.Choice choice = (Question.Choice) Objects.requireNonNull(one.question());
    assertEquals("Which?", choice.prompt().template());
    assertEquals("The second", choice.options().get(1).text().template());
    assertEquals("It is {loss}.", one.reveal().template());
    assertEquals("step >= 3", Objects.requireNonNull(one.exercise()).check().toString());
    assertEquals(
        new Summary("Kept.", List.of("a = b"), List.of("Somebody 2020", "Somebody else")),
        lesson.summary());
  }

  @Test
  void aStepMayGoOnWithWhatWasOpened() {
    Lesson lesson = read(WHOLE);
    assertEquals(lesson.steps().get(0).staging(), lesson.steps().get(1).staging());
    Question.Profile profile =
        (Question.Profile) Objects.requireNonNull(lesson.steps().get(1).question());
    assertEquals(LayerQuantity.ACTIVATION_RMS, profile.quantity());
    assertEquals(-3, profile.low());
    assertEquals(1, profile.high());
    assertEquals(0.5, profile.within());
  }

  @Test
  void numbersAreTrueToHalfOfTheirLastDigit() {
    List<Said> numbers = read(WHOLE).steps().get(0).numbers();
    double[] values = numbers.stream().mapToDouble(Said::number).toArray();
    double[] tolerances = numbers.stream().mapToDouble(Said::tolerance).toArray();
    double[] expected = {1.5, 4e-13, 0.25, 0.5, 1e5, -2000};
    double[] within = {0.05, 0.8e-13, 1e-9, 0.005, 1, 0.5};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], values[i], 1e-12 * Math.abs(expected[i]));
      assertEquals(within[i], tolerances[i], 1e-6 * within[i]);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # My lesson                    | My lesson               | 1  | a lesson begins with
          scene: he-relu                 | scene: he-rleu          | 11 | did you mean he-relu?
          scene: he-relu                 | scne: he-relu           | 11 | "scne" is an unknown key; allowed: scene, file, set, at, board, charts; did you mean scene?
          scene: he-relu                 | scene:                  | 11 | scene: has no value
          scene: he-relu                 | file: x.backflow.json   | 11 | opens scenes only
          activation = tanh              | activation = tahn       | 12 | did you mean tanh?
          network.activation = tanh      | network.activaton = tanh | 12 | did you mean activation?
          set: network.activation = tanh | set: network.activation | 12 | is followed by a setting
          at: 7                          | at: 7.5                 | 14 | is a whole number
          at: 7                          | at: seven               | 14 | "seven" is not a number
          at: 7                          | at: -7                  | 14 | out of range
          at: 7                          | scene: he-relu          | 14 | stands here twice
          board: units                   | board: untis            | 15 | did you mean units?
          life-map, loss                 | life-map, lost          | 16 | did you mean loss?
          ### Predict                    | ### Predikt             | 25 | did you mean Predict?
          ### Try                        | ### Reveal              | 36 | stands here twice
          [right if loss > 1]            | [right if los > 1]      | 29 | did you mean loss?
          [right if loss > 1]            | (right)                 | 29 | an answer ends with
          - The second [otherwise]       | <!-- -->                | 25 | 2 to 6 answers
          It is {loss}.                  | It is {lss}.            | 34 | did you mean loss?
          done: step >= 3                | done: step              | 40 | a comparison is missing
          done: step >= 3                | <!-- -->                | 36 | "done: condition" is missing
          - 1.5 is 3 / 2                 | - one is 1              | 44 | "one" is not a number
          - 1.5 is 3 / 2                 | - 1.5 = 1.5             | 44 | is accounted for as
          - 1.5 is 3 / 2                 | - 1.5 is three          | 44 | "three" is no quantity
          draw: activation_rms           | draw: activation_rsm    | 59 | did you mean activation_rms?
          to: 1                          | to: -4                  | 59 | the smaller one first
          So.                            | <!-- -->                | 51 | or neither
          ## Summary                     | ## Third                | 0  | "## Summary" should stand
          source: Somebody else          | ## Four                 | 74 | nothing may stand behind
          """)
  void anErrorNamesFileAndLine(String right, String wrong, int line, String words) {
    assertTrue(WHOLE.contains(right), right);
    LessonException e =
        assertThrows(
            LessonException.class, () -> read(WHOLE.replaceFirst(quoted(right), plain(wrong))));
    assertEquals(line, e.line(), e::getMessage);
    String start = "my.lesson.md" + (line > 0 ? ":" + line : "") + ": ";
    assertTrue(e.getMessage().startsWith(start), e::getMessage);
    assertTrue(e.getMessage().contains(words), e::getMessage);
    assertEquals(1, e.getMessage().lines().count());
  }

  private static String quoted(String text) {
    return Pattern.quote(text);
  }

  private static String plain(String text) {
    return Matcher.quoteReplacement(text);
  }

  @Test
  void theExampleInTheDescriptionIsALessonThatIsTrue() throws IOException {
    String description = Files.readString(Path.of("assets/lessons/README.md"));
    int start = description.indexOf("```markdown") + "```markdown\n".length();
    LessonStep step =
        read(description.substring(start, description.indexOf("```\n", start))).steps().get(0);
    assertEquals(10, step.staging().spec().network().depth());
    Measured run = LessonRun.opened(step);
    step.numbers().forEach(said -> assertTrue(said.holds(run), said.words()));
    Question.Choice choice = (Question.Choice) Objects.requireNonNull(step.question());
    assertEquals(1, choice.right(run));
  }

  @Test
  void anExperimentFileLiesBesideTheLesson() throws IOException {
    SpecJson.write(folder.resolve("own.backflow.json"), ExperimentSpec.DEFAULT.withSeed(7));
    Path file = folder.resolve("own.lesson.md");
    Files.writeString(file, WHOLE.replace("scene: he-relu", "file: own.backflow.json"));
    Lesson lesson = Lessons.read(file);
    assertEquals("own", lesson.id());
    assertEquals(7, lesson.steps().get(0).staging().spec().seed());
    Files.writeString(file, WHOLE.replace("scene: he-relu", "file: none.backflow.json"));
    LessonException e = assertThrows(LessonException.class, () -> Lessons.read(file));
    assertTrue(e.getMessage().startsWith(file + ":11: "), e::getMessage);
    assertTrue(e.getMessage().endsWith("does not exist"), e::getMessage);
  }

  @Test
  void whatIsNoTextFileIsRefused() throws IOException {
    assertEquals(": is not a regular file", refusal(folder));
    assertEquals(": does not exist", refusal(folder.resolve("none.lesson.md")));
    Path latin = folder.resolve("latin.lesson.md");
    Files.write(latin, "# Über".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(": is not UTF-8 text", refusal(latin));
    Path huge = folder.resolve("huge.lesson.md");
    Files.writeString(huge, " ".repeat((1 << 20) + 1));
    assertTrue(refusal(huge).startsWith(": is larger than 1 MB"));
    Path empty = folder.resolve("empty.lesson.md");
    Files.writeString(empty, "");
    assertTrue(refusal(empty).startsWith(":1: a lesson begins with"));
  }

  private static String refusal(Path file) {
    LessonException e = assertThrows(LessonException.class, () -> Lessons.read(file));
    assertTrue(e.getMessage().startsWith(file.toString()), e::getMessage);
    return e.getMessage().substring(file.toString().length());
  }

  @Test
  void whateverStandsInAFileIsALessonOrOneLineOfRefusal() {
    for (int end = 0; end < WHOLE.length(); end++) {
      readsOrRefuses(WHOLE.substring(0, end));
      readsOrRefuses(WHOLE.substring(end));
      readsOrRefuses(WHOLE.substring(0, end) + "### # - [ {} : " + WHOLE.substring(end));
    }
  }

  private static void readsOrRefuses(String text) {
    try {
      read(text);
    } catch (LessonException e) {
      assertEquals(1, e.getMessage().lines().count(), e::getMessage);
    }
  }
}
