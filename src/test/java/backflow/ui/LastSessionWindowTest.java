package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.lesson.Scenes;
import backflow.train.ExperimentSpec;
import backflow.train.SpecJson;
import backflow.ui.files.Answers;
import backflow.ui.files.FileMemory;
import backflow.ui.files.Questions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one start leaves to the next. */
final class LastSessionWindowTest {
  @TempDir Path folder;

  private @Nullable OpenWindow open;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws Exception {
    file = folder.resolve("lecture.backflow.json");
    SpecJson.write(file, OpenWindow.smallSpec().withName("lecture"));
    start();
  }

  @AfterEach
  void end() throws Exception {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  private OpenWindow window() {
    return Objects.requireNonNull(open);
  }

  /** Starts the program: with what it remembers, or else with a scene. */
  private void start() throws Exception {
    end();
    FileMemory memory = FileMemory.in(folder.resolve("memory"));
    ExperimentSpec first = memory.first();
    OpenWindow made = OpenWindow.of(first == null ? OpenWindow.smallSpec() : first);
    made.fx(() -> made.mainWindow().files().remember(memory));
    open = made;
  }

  private String title() {
    return window().mainWindow().files().titleProperty().get();
  }

  private void openFile() {
    window().fx(() -> window().mainWindow().files().open(file));
    OpenWindow.until(() -> title().equals("lecture.backflow.json – Backflow"));
    OpenWindow.until(() -> window().run().spec().name().equals("lecture"));
  }

  private void change() {
    window().type("learningRate", "0.5");
    OpenWindow.until(() -> title().startsWith("• "));
  }

  private void awaitWords(String words) {
    Label label = window().find("#file-notice-words", Label.class);
    OpenWindow.until(() -> window().shows("#file-notice") && label.getText().contains(words));
  }

  private Path session() {
    return folder.resolve("memory").resolve("session.properties");
  }

  @Test
  void theFirstStartAndTheStartAfterASceneHaveNothingToRestore() throws Exception {
    assertFalse(window().shows("#file-notice"));
    start();
    assertNull(FileMemory.in(folder.resolve("other")).first());
    assertFalse(window().shows("#file-notice"));
    assertTrue(title().startsWith("small"), title());
    assertFalse(Files.exists(session()));
  }

  @Test
  void theFileThatWasOpenIsOpenAgain() throws Exception {
    openFile();
    start();
    assertEquals("lecture.backflow.json – Backflow", title());
    assertEquals("lecture", window().model.spec().name());
    assertFalse(window().shows("#file-notice"));
  }

  @Test
  void changesThatWereNotSavedAreKeptAtAQuietMomentAndComeBack() throws Exception {
    openFile();
    change();
    OpenWindow.until(() -> Files.exists(session()) && Files.readString(session()).contains("0.5"));
    start();
    assertEquals("• lecture.backflow.json – Backflow", title());
    assertEquals(0.5, window().model.spec().training().learningRate());
    awaitWords("is as you left it, with changes not saved yet");
    assertEquals(0.1, SpecJson.read(file).training().learningRate());
  }

  @Test
  void changesThatWereNotWantedDoNotComeBack() throws Exception {
    openFile();
    change();
    Answers answers = new Answers();
    answers.unsaved = Questions.Answer.DISCARD;
    window()
        .fx(
            () -> {
              window().mainWindow().files().askWith(answers);
              assertTrue(window().mainWindow().files().mayClose(() -> {}));
            });
    start();
    assertEquals("lecture.backflow.json – Backflow", title());
    assertEquals(0.1, window().model.spec().training().learningRate());
  }

  @Test
  void aSceneThatWasChangedIsOfferedOnce() throws Exception {
    change();
    start();
    assertTrue(title().startsWith("small"), title());
    awaitWords("was left with changes");
    window().clickOn("#offer-bring-it-back");
    OpenWindow.until(() -> title().startsWith("• small"));
    assertEquals(0.5, window().model.spec().training().learningRate());
    start();
    awaitWords("was left with changes");
    start();
    assertFalse(window().shows("#file-notice"));
  }

  @Test
  void aFileThatIsGoneIsSaidAndWhatItHeldIsStillThere() throws Exception {
    openFile();
    end();
    Files.delete(file);
    start();
    awaitWords("lecture.backflow.json: does not exist. What it held is still here");
    assertEquals("lecture", window().model.spec().name());
    start();
    assertTrue(title().startsWith("small"), title());
    assertFalse(window().shows("#file-notice"));
  }

  @Test
  void aFileThatWasChangedMeanwhileIsReadAnew() throws Exception {
    openFile();
    end();
    SpecJson.write(file, OpenWindow.smallSpec().withName("lecture").withSeed(4321));
    start();
    OpenWindow.until(() -> window().model.spec().seed() == 4321);
    assertEquals("lecture.backflow.json – Backflow", title());
    assertEquals(4321, SpecJson.read(file).seed());
  }

  @Test
  void anExperimentThatDoesNotOpenIsNotOpenedAgainByItself() throws Exception {
    Path table = Files.writeString(folder.resolve("t.csv"), "a,b\n1,x\n2,y\n3,x\n4,y\n");
    String json = "{\"backflow\": 1, \"data\": {\"set\": \"csv\", \"file\": \"" + table + "\"}}";
    Files.writeString(file, json);
    Files.delete(table);
    window().fx(() -> window().mainWindow().files().open(file));
    OpenWindow.until(() -> window().model.progress().message().contains("t.csv"));
    start();
    assertTrue(title().startsWith("small"), title());
    awaitWords("did not come through its opening last time");
    Files.writeString(table, "a,b\n1,x\n2,y\n3,x\n4,y\n5,x\n6,y\n7,x\n8,y\n");
    window().clickOn("#offer-bring-it-back");
    OpenWindow.until(() -> title().equals("lecture.backflow.json – Backflow"));
    OpenWindow.until(() -> window().run().spec().data().file() != null);
    start();
    assertEquals("lecture.backflow.json – Backflow", title());
  }

  @Test
  void aFileWithChangesThatALessonSetAsideIsOfferedAgain() throws Exception {
    openFile();
    change();
    window().fx(() -> window().model.open(Scenes.named("he-relu").orElseThrow().spec()));
    awaitWords("is set aside");
    start();
    awaitWords("was left with changes");
    window().clickOn("#offer-bring-it-back");
    OpenWindow.until(() -> title().equals("• lecture.backflow.json – Backflow"));
  }
}
