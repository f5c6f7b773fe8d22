package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.diagnose.rule.Rules;
import backflow.lesson.Lesson;
import backflow.lesson.LessonMark;
import backflow.lesson.LessonStep;
import backflow.lesson.Lessons;
import backflow.lesson.Question;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every lesson from its list to its summary, and what the window keeps to itself meanwhile. */
class LessonWalkTest extends WindowTest {
  @AfterEach
  void forget() {
    window.leaveLessons();
  }

  static Iterable<String> ids() {
    return Lessons.ids();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyLessonCanBeWalkedByKeyboard(String id) {
    window.push(KeyCode.L);
    OpenWindow.until(() -> window.shows(".lesson-entry"));
    for (int i = 0; i < Lessons.ids().size() && !isFocused("lesson-" + id); i++) {
      window.push(KeyCode.TAB);
    }
    window.push(KeyCode.ENTER);
    for (LessonStep step : lesson(id).steps()) {
      arrives(step);
      if (step.question() instanceof Question.Choice) {
        window.push(KeyCode.DIGIT1);
        OpenWindow.until(() -> window.shows(".option.chosen"));
      } else if (step.question() instanceof Question.Profile) {
        window.push(KeyCode.UP);
      }
      if (step.question() != null) {
        window.push(KeyCode.ENTER);
        isRevealed(step);
      }
      window.push(KeyCode.PAGE_DOWN);
    }
    isFinished(id);
  }

  private static boolean isFocused(String id) {
    return window.lookup("#" + id).query().isFocused();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyLessonCanBeWalkedByMouse(String id) {
    window.clickOn("#learn");
    window.clickOn("#lesson-" + id);
    for (LessonStep step : lesson(id).steps()) {
      arrives(step);
      if (step.question() instanceof Question.Choice) {
        window.clickOn("#option-2");
        OpenWindow.until(() -> window.shows(".option.chosen"));
      } else if (step.question() instanceof Question.Profile) {
        drawAcross();
      }
      if (step.question() != null) {
        window.clickOn("#reveal");
        isRevealed(step);
      }
      window.clickOn("#lesson-next");
    }
    isFinished(id);
    window.clickOn("#lesson-list");
    OpenWindow.until(() -> window.shows("#lesson-" + id));
  }

  private static void drawAcross() {
    window.clickOn("#profile-drawing");
    Node drawing = window.find("#profile-drawing", Node.class);
    Bounds bounds = drawing.localToScreen(drawing.getBoundsInLocal());
    double y = bounds.getCenterY();
    window.moveTo(bounds.getMinX() + 60, y).press(MouseButton.PRIMARY);
    window.moveTo(bounds.getMaxX() - 30, y).release(MouseButton.PRIMARY);
  }

  private static Lesson lesson(String id) {
    return Lessons.named(id).orElseThrow();
  }

  /** The step stands ready; what it asks is not told anywhere in the window. */
  private static void arrives(LessonStep step) {
    OpenWindow.until(
        () ->
            window.shows(".lesson-step-title")
                && window.find(".lesson-step-title", Label.class).getText().equals(step.title()));
    window.painted();
    if (step.question() != null) {
      assertFalse(window.shows(".lesson-reveal"));
      window.fx(LessonWalkTest::nothingIsNamed);
    }
  }

  private static void nothingIsNamed() {
    for (Labeled each : window.lookup(".label").queryAllAs(Labeled.class)) {
      if (isInWindow(each)) {
        saysNoFinding(Objects.requireNonNullElse(each.getText(), ""));
      }
    }
    assertTrue(window.lookup(".timeline-mark").queryAll().isEmpty());
    assertFalse(window.shows(".finding-name"));
    assertNull(window.lookup("#scenes").queryComboBox().getValue());
    Node track = window.lookup("#timeline-track").query();
    saysNoFinding(String.valueOf(track.queryAccessibleAttribute(AccessibleAttribute.TEXT)));
  }

  /** Whether it is seen, and not in the column of the lesson, which may use these words. */
  private static boolean isInWindow(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible() || "lessons".equals(each.getId())) {
        return false;
      }
    }
    return true;
  }

  /** "Clipping" is also what a setting is called. */
  private static void saysNoFinding(String words) {
    String said = words.toLowerCase(Locale.ROOT);
    Rules.all().stream()
        .filter(rule -> !rule.id().equals("clipping-active"))
        .forEach(
            rule ->
                assertFalse(
                    said.contains(rule.label().toLowerCase(Locale.ROOT)),
                    () -> "before the reveal the window says: " + words));
  }

  private static void isRevealed(LessonStep step) {
    OpenWindow.until(() -> window.shows(".lesson-reveal"));
    assertNotNull(window.lookup("#scenes").queryComboBox().getValue());
    assertEquals(step.exercise() != null, window.shows(".lesson-exercise"));
    boolean choice = step.question() instanceof Question.Choice;
    assertEquals(choice, window.shows(".option.right"));
  }

  private static void isFinished(String id) {
    OpenWindow.until(() -> window.shows("#lesson-summary"));
    LessonMark mark = window.mainWindow().lessons().progressProperty().get().mark(id);
    assertTrue(mark.finished());
    long questions = lesson(id).steps().stream().filter(s -> s.question() != null).count();
    assertEquals(questions, mark.right().size() + mark.wrong().size());
  }
}
