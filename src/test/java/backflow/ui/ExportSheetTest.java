package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.export.file.EmbeddedExperiment;
import backflow.export.render.Format;
import backflow.train.ExperimentSpec;
import backflow.train.Progress;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportSheetTest extends WindowTest {
  @TempDir Path folder;

  private Path file = Path.of("unset");
  private String suggested = "";

  @BeforeEach
  void begin() {
    window.reset();
    window.fx(
        () -> {
          window.mainWindow().showBoard(1);
          window.mainWindow().viewing().boardProperty().set("flow");
          window
              .mainWindow()
              .exports()
              .ask(
                  (owner, name, format) -> {
                    suggested = name;
                    return file;
                  });
        });
    window.fx(window.model::step);
    OpenWindow.until(
        () ->
            window.model.progress().steps() == 1
                && window.model.progress().state() == Progress.State.PAUSED
                && window.run().history().lastStep() == 0);
  }

  @AfterEach
  void leave() {
    if (window.shows("#export-sheet")) {
      window.clickOn("#export-close");
    }
    assertFalse(window.shows("#export-sheet"));
  }

  private void openSheet() {
    window.press(KeyCode.E).release(KeyCode.E);
    OpenWindow.until(() -> window.shows("#export-sheet"));
    choose(0); // what was chosen before is still chosen: back to the start
    for (String id : new String[] {"format-0", "theme-0", "scale-0", "shape-1", "shape-0"}) {
      window.fx(() -> window.find("#export-" + id, ToggleButton.class).fire());
    }
    OpenWindow.until(() -> image() != null);
  }

  private static Image image() {
    return window.find("#export-picture", ImageView.class).getImage();
  }

  private static void choose(int subject) {
    window.fx(
        () -> window.find("#export-what", ComboBox.class).getSelectionModel().select(subject));
  }

  private void save(String name) {
    file = folder.resolve(name);
    window.clickOn("#export-save");
    OpenWindow.until(
        () -> window.find("#export-words", Label.class).getText().equals("Saved " + file));
    assertTrue(Files.isRegularFile(file));
  }

  @Test
  void theFileHoldsThePictureThatWasSeen() throws IOException {
    openSheet();
    choose(1);
    size(640, 360);
    untilSized(640, 360);
    window.painted();
    Image seen = image();
    save("seen.png");
    var written = ImageIO.read(file.toFile());
    assertSame(seen, written);
    assertEquals("small-gradient-profile-1.png", suggested.replaceAll("small-\\d+", "small"));
    ExperimentSpec spec = EmbeddedExperiment.read(file);
    assertEquals(window.model.spec().network(), spec.network());
    assertEquals(1, spec.view().at());
  }

  @Test
  void everyFormatIsWrittenAndTheSameTwice() throws IOException {
    openSheet();
    String[] endings = {"png", "svg", "pdf", "csv"};
    for (int i = 0; i < endings.length; i++) {
      window.clickOn("#export-format-" + i);
      choose(i % 2 == 0 ? 0 : 3);
      save("a." + endings[i]);
      save("b." + endings[i]);
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("a." + endings[i])),
          Files.readAllBytes(folder.resolve("b." + endings[i])),
          endings[i]);
    }
  }

  @Test
  void aFilmOfAStretchOfStepsIsWritten() throws IOException {
    for (int i = 2; i <= 6; i++) {
      int steps = i;
      window.fx(window.model::step);
      OpenWindow.until(() -> window.run().history().lastStep() == steps - 1);
    }
    openSheet();
    choose(1);
    window.clickOn("#export-format-4");
    size(320, 180);
    window.fx(() -> window.find("#export-from", TextField.class).setText("2"));
    save("film.gif");
    var reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (var in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertEquals(4, reader.getNumImages(true));
    }
  }

  /** The window is what stands last in the list. */
  private static void chooseWindow() {
    window.fx(() -> window.find("#export-what", ComboBox.class).getSelectionModel().selectLast());
  }

  private static void size(int width, int height) {
    window.fx(() -> window.find("#export-width", TextField.class).setText("" + width));
    window.fx(() -> window.find("#export-height", TextField.class).setText("" + height));
  }

  private static void untilSized(int width, int height) {
    OpenWindow.until(
        () -> image() != null && image().getWidth() == width && image().getHeight() == height);
  }

  private static void assertSame(Image seen, BufferedImage written) {
    assertEquals(seen.getWidth(), written.getWidth());
    assertEquals(seen.getHeight(), written.getHeight());
    for (int y = 0; y < written.getHeight(); y += 7) {
      for (int x = 0; x < written.getWidth(); x += 3) {
        assertEquals(seen.getPixelReader().getArgb(x, y), written.getRGB(x, y), x + ", " + y);
      }
    }
  }

  @Test
  void theWholeWindowIsDrawnAnewAtItsScale() throws IOException {
    window.fx(() -> window.mainWindow().viewing().boardProperty().set("units"));
    openSheet();
    chooseWindow();
    size(1000, 600);
    window.clickOn("#export-scale-1");
    untilSized(2000, 1200);
    Image seen = image();
    save("window.png");
    assertSame(seen, ImageIO.read(file.toFile()));
    assertEquals(1, EmbeddedExperiment.read(file).view().at());
    assertEquals("units", EmbeddedExperiment.read(file).view().board());
    byte[] first = Files.readAllBytes(file);
    save("again.png");
    assertArrayEquals(first, Files.readAllBytes(file));
  }

  @Test
  void theWindowIsPicturedInAnyShapeAndInBothThemesAndStaysAsItIs() throws IOException {
    String dress = Application.getUserAgentStylesheet() + window.stage.getScene().getStylesheets();
    openSheet();
    chooseWindow();
    window.clickOn("#export-shape-2");
    window.clickOn("#export-theme-1");
    untilSized(1080, 1080);
    OpenWindow.until(() -> (image().getPixelReader().getArgb(1070, 3) & 0xff) < 0x60);
    Image seen = image();
    save("dark.png");
    assertSame(seen, ImageIO.read(file.toFile()));
    window.clickOn("#export-as-it-is");
    untilSized(1920, 1080);
    assertEquals(
        dress, Application.getUserAgentStylesheet() + window.stage.getScene().getStylesheets());
    assertEquals(1920, window.stage.getScene().getWidth());
  }

  @Test
  void aFilmOfTheWindowShowsStepAfterStep() throws IOException {
    for (int i = 2; i <= 4; i++) {
      int steps = i;
      window.fx(window.model::step);
      OpenWindow.until(() -> window.run().history().lastStep() == steps - 1);
    }
    openSheet();
    chooseWindow();
    size(900, 560);
    window.clickOn("#export-format-4");
    window.fx(() -> window.find("#export-from", TextField.class).setText("1"));
    save("film.gif");
    var reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (var in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertEquals(3, reader.getNumImages(true));
      assertEquals(900, reader.getWidth(0));
      for (int i = 1; i < 3; i++) {
        assertTrue(reader.getWidth(i) > 100, "nothing has moved in frame " + i);
      }
    }
    assertEquals(-1, window.mainWindow().viewing().focus().playhead());
    window.clickOn("#export-format-5");
    save("film.mp4");
    assertTrue(Files.size(file) > 1000);
  }

  @Test
  void whatMakesNoSenseForTheWindowIsGreyAndChosenAgainForTheNextChart() {
    openSheet();
    window.clickOn("#export-format-1");
    window.clickOn("#export-theme-2");
    chooseWindow();
    for (String id : new String[] {"format-1", "format-2", "format-3", "theme-2", "title-on"}) {
      assertTrue(window.find("#export-" + id, Node.class).isDisabled(), id);
    }
    for (String id : new String[] {"format-0", "format-4", "format-5", "theme-1", "scale-3"}) {
      assertFalse(window.find("#export-" + id, Node.class).isDisabled(), id);
    }
    assertTrue(window.find("#export-format-0", ToggleButton.class).isSelected());
    assertTrue(window.find("#export-theme-0", ToggleButton.class).isSelected());
    assertTrue(window.shows(".export-note"));
    size(640, 360);
    assertTrue(window.find("#export-save", Node.class).isDisabled());
    assertTrue(window.find("#export-words", Label.class).getText().contains("900 × 560"));
    choose(1);
    assertTrue(window.find("#export-format-1", ToggleButton.class).isSelected());
    assertTrue(window.find("#export-theme-2", ToggleButton.class).isSelected());
    assertFalse(window.shows(".export-note"));
    assertFalse(window.find("#export-save", Node.class).isDisabled());
  }

  @Test
  void aFilmOfTheWindowThatIsLeftLeavesNoFile() throws IOException {
    openSheet();
    chooseWindow();
    window.clickOn("#export-format-4");
    file = folder.resolve("left.gif");
    window.fx(
        () -> {
          window.find("#export-save", ButtonBase.class).fire();
          window.find("#export-close", ButtonBase.class).fire();
        });
    openSheet();
    choose(2);
    save("after.png"); // the same worker: it is free again
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void whatCannotBeIsSaidAndNothingIsSaved() {
    openSheet();
    window.fx(() -> window.find("#export-width", TextField.class).setText("0"));
    assertTrue(window.find("#export-save", Node.class).isDisabled());
    assertTrue(window.find("#export-words", Label.class).getText().contains("64 to 16384"));
    window.fx(() -> window.find("#export-width", TextField.class).setText("320"));
    window.clickOn("#export-format-4");
    window.clickOn("#export-theme-2");
    assertTrue(window.find("#export-words", Label.class).getText().contains("no transparency"));
    window.clickOn("#export-theme-0");
    window.clickOn("#export-format-0");
    file = folder.resolve("missing");
    window.fx(() -> file.toFile().mkdir());
    window.clickOn("#export-save");
    OpenWindow.until(
        () -> window.find("#export-words", Label.class).getText().startsWith(file.toString()));
  }

  @Test
  void aSizeThatIsTypedIsNoneOfTheUsualShapesUntilItIs() {
    openSheet();
    ToggleButton wide = window.find("#export-shape-0", ToggleButton.class);
    assertTrue(wide.isSelected());
    window.fx(() -> window.find("#export-width", TextField.class).setText("1000"));
    assertFalse(wide.isSelected());
    window.fx(() -> window.find("#export-width", TextField.class).setText("1440"));
    assertTrue(window.find("#export-shape-1", ToggleButton.class).isSelected());
  }

  @Test
  void itOpensOnTheNumbersOfAChartToo() {
    window.fx(() -> window.mainWindow().exports().open("loss", Format.CSV));
    OpenWindow.until(
        () -> window.find(".export-numbers", Label.class).getText().startsWith("step,run,loss"));
    assertTrue(window.find("#export-format-3", ToggleButton.class).isSelected());
  }

  @Test
  void thePictureCanBeCopied() {
    openSheet();
    choose(2);
    window.painted();
    window.clickOn("#export-copy");
    OpenWindow.until(
        () -> window.find("#export-words", Label.class).getText().contains("on the clipboard"));
    window.fx(() -> assertNotNull(Clipboard.getSystemClipboard().getImage()));
  }

  @Test
  void trainingRestsMeanwhileAndGoesOnAfterwards() {
    window.fx(window.model::play);
    OpenWindow.until(() -> window.model.progress().state() == Progress.State.RUNNING);
    openSheet();
    assertEquals(Progress.State.PAUSED, window.model.progress().state());
    window.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    OpenWindow.until(() -> window.model.progress().state() == Progress.State.RUNNING);
    window.fx(window.model::pause);
    OpenWindow.until(() -> window.model.progress().state() == Progress.State.PAUSED);
  }

  @Test
  void keysOfTheWindowRestWhileSomebodyTypes() {
    openSheet();
    window.clickOn("#export-title-text").write("redesign");
    assertEquals("redesign", window.find("#export-title-text", TextField.class).getText());
    assertEquals(1, window.model.progress().steps());
  }
}
