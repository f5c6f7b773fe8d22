package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.model.Remembered;
import backflow.ui.theme.Look;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

final class WindowMemoryTest {
  @TempDir Path folder;

  private Stage stage;

  @BeforeEach
  void makeAWindow() throws Exception {
    FxToolkit.registerPrimaryStage();
    stage = WaitForAsyncUtils.waitForAsyncFx(20_000, WindowMemoryTest::small);
  }

  private static Stage small() {
    Stage made = new Stage();
    made.setScene(new Scene(new Region(), 1000, 700));
    made.setMinWidth(900);
    made.setMinHeight(560);
    return made;
  }

  @AfterEach
  void closeIt() {
    fx(stage::close);
  }

  private static void fx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          action.run();
          return true;
        });
  }

  private Path file() {
    return folder.resolve("window.properties");
  }

  private void restoredFrom(double x, double y, double width, double height) {
    Remembered remembered = new Remembered(file());
    remembered.put("maximized", false);
    remembered.put("x", x);
    remembered.put("y", y);
    remembered.put("width", width);
    remembered.put("height", height);
    fx(
        () -> {
          new WindowMemory(remembered).restore(stage);
          stage.show();
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void theWindowComesBackWhereItWas() {
    restoredFrom(120, 80, 1100, 700);
    assertEquals(120, stage.getX());
    assertEquals(80, stage.getY());
    assertEquals(1100, stage.getWidth());
    assertEquals(700, stage.getHeight());
  }

  @Test
  void aWindowOfAMonitorThatIsGoneComesBackOntoThePrimaryOne() {
    for (double[] lost : new double[][] {{5000, 100}, {-4000, 0}, {100, 9000}, {0, -3000}}) {
      restoredFrom(lost[0], lost[1], 1100, 700);
      Rectangle2D screen = Screen.getPrimary().getVisualBounds();
      assertTrue(
          screen.contains(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()),
          stage.getX() + ", " + stage.getY());
      fx(stage::hide);
    }
  }

  @Test
  void aWindowOfALargerMonitorFitsThePrimaryOne() {
    restoredFrom(0, 0, 9000, 5000);
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    assertEquals(screen.getWidth(), stage.getWidth());
    assertEquals(screen.getHeight(), stage.getHeight());
  }

  /** So that even a program that is killed remembers them. */
  @Test
  void changesAreWrittenSoonAndNotOnlyWhenTheWindowCloses() throws Exception {
    Appearance appearance = new Appearance();
    try (AppModel model =
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> new AppModel(OpenWindow.smallSpec()))) {
      fx(
          () -> {
            new WindowMemory(new Remembered(file())).follow(stage, appearance, model);
            appearance.lookProperty().set(Look.DARK);
            appearance.larger();
          });
      OpenWindow.until(
          () -> Files.exists(file()) && new Remembered(file()).number("type.scale", 0) == 1.1);
      assertEquals("dark", new Remembered(file()).word("theme", ""));
    }
  }

  @Test
  void theTourIsNewUntilItWasAnswered() {
    WindowMemory memory = new WindowMemory(new Remembered(file()));
    assertTrue(memory.isTourNew());
    fx(
        () -> {
          memory.tourSeen();
          memory.save();
        });
    assertEquals(false, new WindowMemory(new Remembered(file())).isTourNew());
  }
}
