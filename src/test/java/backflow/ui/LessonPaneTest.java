package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.lesson.Lesson;
import backflow.lesson.LessonMark;
import backflow.lesson.LessonProgress;
import backflow.lesson.LessonStep;
import backflow.lesson.Lessons;
import backflow.lesson.Question;
import backflow.train.SpecPatch;
import backflow.ui.canvas.ChartCanvas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonPaneTest extends WindowTest {
  @AfterEach
  void leave() {
    window.leaveLessons();
  }

  private static void begin(String id) {
    window.fx(
        () -> {
          window.mainWindow().toggleLessons();
          window.mainWindow().lessons().open(Lessons.named(id).orElseThrow());
        });
  }

  private static void untilStep(int number, LessonStep step) {
    OpenWindow.until(
        () ->
            window.shows(".lesson-step-title")
                && window.find(".lesson-step-title", Label.class).getText().equals(step.title()));
    assertTrue(window.shows("#lessons"), () -> "step " + number);
  }

  private static void press(KeyCode code) {
    window.press(code).release(code);
  }

  @Test
  void byMouseAPredictionIsMadeRevealedAndRemembered() {
    window.clickOn("#learn");
    window.clickOn("#lesson-why-gradients-vanish");
    Lesson lesson = Lessons.named("why-gradients-vanish").orElseThrow();
    untilStep(1, lesson.steps().get(0));
    assertFalse(window.shows(".lesson-reveal"));
    assertEquals("–", window.find("#status-loss", Label.class).getText(), "it may be the answer");
    window.clickOn("#option-3");
    window.clickOn("#reveal");
    OpenWindow.until(() -> window.shows(".lesson-reveal"));
    assertNotEquals("–", window.find("#status-loss", Label.class).getText());
    assertTrue(window.shows(".option.right"));
    LessonProgress progress = window.mainWindow().lessons().progressProperty().get();
    assertTrue(progress.mark(lesson.id()).right().contains(0));
    window.clickOn("#lesson-next");
    untilStep(2, lesson.steps().get(1));
    window.clickOn("#lesson-close");
    assertFalse(window.shows("#lessons"));
    assertTrue(window.shows("#diagnosis"));
    window.clickOn("#learn");
    untilStep(2, lesson.steps().get(1));
  }

  @Test
  void anExerciseIsSeenToBeDone() {
    Lesson lesson = Lessons.named("why-gradients-vanish").orElseThrow();
    int last = lesson.steps().size() - 1;
    window.fx(
        () ->
            window
                .mainWindow()
                .lessons()
                .progressProperty()
                .set(LessonProgress.NONE.with(lesson.id(), LessonMark.START.at(last))));
    begin(lesson.id());
    untilStep(last + 1, lesson.steps().get(last));
    press(KeyCode.ENTER);
    OpenWindow.until(() -> window.shows("#exercise-state"));
    assertFalse(window.shows(".exercise-state.done"));
    window.fx(
        () ->
            window.model.edit(
                "scheme",
                s ->
                    s.withNetwork(
                        SpecPatch.apply(s, Map.of("network.initializer.scheme", "he-normal"))
                            .network())));
    window.fx(() -> window.model.play());
    OpenWindow.until(() -> window.shows(".exercise-state.done"));
    window.fx(() -> window.model.pause());
  }

  @Test
  void aProfileIsDrawnByKeyboardAndMeasuredOverIt() {
    Lesson lesson = Lessons.named("why-gradients-vanish").orElseThrow();
    int at = 2;
    assertTrue(lesson.steps().get(at).question() instanceof Question.Profile);
    window.fx(
        () ->
            window
                .mainWindow()
                .lessons()
                .progressProperty()
                .set(LessonProgress.NONE.with(lesson.id(), LessonMark.START.at(at))));
    begin(lesson.id());
    untilStep(at + 1, lesson.steps().get(at));
    window.fx(
        () ->
            window
                .lookup("#profile-drawing .chart-canvas")
                .queryAs(ChartCanvas.class)
                .requestFocus());
    press(KeyCode.UP);
    press(KeyCode.ENTER);
    OpenWindow.until(() -> window.shows(".lesson-reveal"));
    LessonMark mark = window.mainWindow().lessons().progressProperty().get().mark(lesson.id());
    assertTrue(mark.wrong().contains(at), "a level line is not what was measured");
  }

  @Test
  void aBrokenLessonFileSaysWhereAndWhat(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.lesson.md");
    Files.writeString(file, "# Mine\n\nAbout.\n\n## One\n\nscene: vanishing-sigmoi\n\nText.\n");
    window.fx(
        () -> {
          window.mainWindow().toggleLessons();
          window.mainWindow().lessons().open(file);
        });
    OpenWindow.until(() -> window.shows("#lesson-trouble"));
    String words = window.find("#lesson-trouble", Label.class).getText();
    assertTrue(words.contains("mine.lesson.md:7"), words);
  }
}
