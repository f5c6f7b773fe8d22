package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.export.page.Paper;
import backflow.lesson.Lessons;
import backflow.train.ExperimentSpec;
import backflow.train.Progress;
import backflow.train.SpecPatch;
import backflow.ui.export.Likeness;
import backflow.ui.shot.WindowShot;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At the size and in the colours of the window its twin is the window, to the pixel. */
class WindowTwinTest extends WindowTest {
  @BeforeEach
  void begin() {
    window.reset();
    window.fx(() -> window.mainWindow().viewing().boardProperty().set("flow"));
    steps(3);
  }

  @AfterEach
  void leave() {
    window.leaveLessons();
    window.fx(() -> window.model.closeB());
  }

  private static void steps(int many) {
    for (int i = 0; i < many; i++) {
      long next = window.model.progress().steps() + 1;
      window.fx(window.model::step);
      OpenWindow.until(() -> standsAt(next));
    }
  }

  private static boolean standsAt(long steps) {
    Progress b = window.model.progressB();
    return window.model.progress().steps() == steps
        && window.model.progress().state() == Progress.State.PAUSED
        && window.run().history().lastStep() == steps - 1
        && (b == null || b.steps() == steps && b.state() == Progress.State.PAUSED);
  }

  private static Image twin(int width, int height, Paper.Ground ground, long playhead) {
    AtomicReference<Likeness> made = new AtomicReference<>();
    AtomicReference<Image> picture = new AtomicReference<>();
    window.fx(
        () ->
            made.set(
                new WindowTwin(
                    window.mainWindow(), new Likeness.Size(width, height, 1), Paper.Ground.LIGHT)));
    window.fx(
        () -> {
          got(made).wear(ground);
          got(made).turnTo(playhead);
        });
    Likeness likeness = got(made);
    OpenWindow.until(likeness::settle);
    window.fx(
        () -> {
          picture.set(likeness.picture(1));
          likeness.close();
        });
    return got(picture);
  }

  private static <T> T got(AtomicReference<T> reference) {
    return Objects.requireNonNull(reference.get());
  }

  /** The window is settled and its twin is the same, but for the frame rate. */
  private static void assertSame() {
    window.moveTo(window.find("#timeline", Node.class));
    window.painted();
    OpenWindow.until(() -> window.model.isSettled());
    window.painted();
    AtomicReference<Image> seen = new AtomicReference<>();
    AtomicReference<Bounds> clock = new AtomicReference<>();
    window.fx(
        () -> {
          seen.set(WindowShot.of(window.mainWindow().content(), 1));
          Node rate = window.mainWindow().scene().lookup("#status-frames").getParent();
          clock.set(rate.localToScene(rate.getLayoutBounds()));
        });
    long playhead = window.mainWindow().viewing().focus().playhead();
    Image twin = twin(1920, 1080, Paper.Ground.LIGHT, playhead);
    Image own = got(seen);
    assertEquals(own.getWidth(), twin.getWidth());
    assertEquals(own.getHeight(), twin.getHeight());
    assertEquals("", differences(own, twin, got(clock)));
  }

  private static String differences(Image a, Image b, Bounds but) {
    int many = 0;
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = 0;
    int bottom = 0;
    for (int y = 0; y < (int) a.getHeight(); y++) {
      for (int x = 0; x < (int) a.getWidth(); x++) {
        boolean same = a.getPixelReader().getArgb(x, y) == b.getPixelReader().getArgb(x, y);
        if (!same && !but.contains(x, y)) {
          many++;
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
        }
      }
    }
    return many == 0 ? "" : many + " pixels in " + left + "–" + right + " × " + top + "–" + bottom;
  }

  @Test
  void itShowsTheBoardOfTheWindow() {
    assertSame();
    window.fx(() -> window.mainWindow().viewing().boardProperty().set("units"));
    assertSame();
  }

  @Test
  void itShowsWhatIsSelectedAndTheStepThatIsLookedAt() {
    window.fx(
        () ->
            window
                .mainWindow()
                .viewing()
                .focus(window.mainWindow().viewing().focus().withLayer(2).withPlayhead(1)));
    assertSame();
  }

  @Test
  void itShowsRunB() {
    ExperimentSpec faster =
        SpecPatch.apply(window.model.spec(), Map.of("training.learningRate", 0.2));
    window.fx(() -> window.model.compareWith(faster));
    OpenWindow.until(() -> window.model.runB() != null && standsAt(3));
    steps(1);
    window.fx(window.model::swap); // with another run A all axes begin anew, as in the twin
    assertSame();
  }

  @Test
  void itShowsWhatIsMaximizedAndFolded() {
    window.clickOn("#maximize-loss");
    window.fx(() -> window.find("#section-data-header", Button.class).fire());
    assertSame();
    window.fx(() -> window.find("#section-data-header", Button.class).fire());
  }

  @Test
  void itShowsTheLessonWithItsPredictionAndItsReveal() {
    window.fx(
        () -> {
          window.mainWindow().toggleLessons();
          window.mainWindow().lessons().open(Lessons.all().get(0));
        });
    OpenWindow.until(() -> window.shows("#option-1") || window.shows("#profile-drawing"));
    window.fx(() -> window.mainWindow().lesson(KeyCode.DIGIT1));
    assertSame();
    window.fx(() -> window.mainWindow().lesson(KeyCode.ENTER));
    assertSame();
  }

  @Test
  void theWindowItselfStaysAsItIs() {
    window.painted();
    AtomicReference<String> dress = new AtomicReference<>(dress());
    long steps = window.model.progress().steps();
    Image dark = twin(1440, 1080, Paper.Ground.DARK, 0);
    assertEquals(1440, dark.getWidth());
    assertEquals(1080, dark.getHeight());
    assertNotEquals(0xffffffff, dark.getPixelReader().getArgb(1430, 5));
    assertTrue((dark.getPixelReader().getArgb(1430, 5) & 0xff) < 0x60);
    window.painted();
    assertEquals(dress.get(), dress());
    assertEquals(-1, window.mainWindow().viewing().focus().playhead());
    assertEquals(steps, window.model.progress().steps());
    steps(1);
  }

  private static String dress() {
    return Application.getUserAgentStylesheet()
        + window.stage.getScene().getStylesheets()
        + window.stage.getScene().getWidth()
        + window.appearance.lookProperty().get();
  }
}
