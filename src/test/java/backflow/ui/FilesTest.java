package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backflow.export.file.SvgFile;
import backflow.lesson.Scene;
import backflow.lesson.Scenes;
import backflow.train.ExperimentSpec;
import backflow.train.Progress;
import backflow.train.SpecJson;
import backflow.train.ViewSpec;
import backflow.ui.files.Answers;
import backflow.ui.files.Questions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments as files of the reader's own, in the window. */
final class FilesTest extends WindowTest {
  @TempDir Path folder;

  private Answers answers = new Answers();

  @BeforeEach
  void reset() {
    answers = new Answers();
    window.fx(
        () -> {
          window.mainWindow().files().askWith(answers);
          window.mainWindow().showBoard(1);
        });
    window.reset();
    if (window.shows("#file-notice")) {
      window.clickOn("#file-notice-close");
    }
  }

  private Path file(String name, ExperimentSpec spec) {
    Path file = folder.resolve(name + SpecJson.EXTENSION);
    SpecJson.write(file, spec);
    return file;
  }

  /** A file of the small experiment under its own name. */
  private Path file(String name) {
    return file(name, OpenWindow.smallSpec().withName(name));
  }

  private static String title() {
    return window.mainWindow().files().titleProperty().get();
  }

  private static void awaitTitle(String title) {
    OpenWindow.until(() -> title().equals(title));
  }

  private Path opened(String name) {
    Path file = file(name);
    open(file);
    awaitTitle(name + ".backflow.json – Backflow");
    OpenWindow.until(() -> window.run().spec().name().equals(name));
    OpenWindow.until(() -> window.model.progress().state() == Progress.State.PAUSED);
    return file;
  }

  private static void open(Path file) {
    window.fx(() -> window.mainWindow().files().open(file));
  }

  private static void setRate(double rate) {
    window.type("learningRate", Double.toString(rate));
    OpenWindow.until(() -> window.model.spec().training().learningRate() == rate);
  }

  private static double rate(Path file) {
    return SpecJson.read(file).training().learningRate();
  }

  private static void awaitWords(String words) {
    Label label = window.find("#file-notice-words", Label.class);
    OpenWindow.until(() -> window.shows("#file-notice") && label.getText().contains(words));
  }

  @Test
  void openingAFileShowsItsExperimentItsStepItsBoardAndItsName() {
    ExperimentSpec spec =
        OpenWindow.smallSpec().withName("anything").withView(new ViewSpec(7, "units"));
    answers.file = file("lecture 3", spec);
    window.push(KeyCode.CONTROL, KeyCode.O);
    awaitTitle("lecture 3.backflow.json – Backflow");
    OpenWindow.until(() -> window.run().spec().equals(spec));
    OpenWindow.until(() -> window.model.progress().state() == Progress.State.PAUSED);
    assertEquals(7, window.model.progress().steps());
    assertTrue(window.shows("#board-units"));
    assertEquals(List.of("open"), answers.asked);
  }

  @Test
  void aBoardOfOnesOwnComesWithTheFileAndWithoutTilesItIsTheFirst() {
    ViewSpec own = new ViewSpec(0, "custom", List.of("loss", "life-map"));
    open(file("own", OpenWindow.smallSpec().withView(own)));
    OpenWindow.until(() -> window.shows("#board-custom #card-life-map"));
    open(file("none", OpenWindow.smallSpec().withView(own.withTiles(List.of()))));
    awaitTitle("none.backflow.json – Backflow");
    assertTrue(window.shows("#board-flow"));
    assertEquals("flow", window.mainWindow().viewing().boardProperty().get());
  }

  @Test
  void aChangeMarksTitleAndMenuUntilItIsTakenBack() {
    opened("a");
    assertFalse(window.shows(".changed-dot"));
    setRate(0.5);
    awaitTitle("• a.backflow.json – Backflow");
    assertTrue(window.shows(".changed-dot"));
    window.fx(window.model::undo);
    awaitTitle("a.backflow.json – Backflow");
    assertFalse(window.shows(".changed-dot"));
  }

  @Test
  void lookingChangesNothing() {
    opened("a");
    window.fx(
        () -> {
          window.mainWindow().showBoard(2);
          window.model.step();
        });
    OpenWindow.until(() -> window.model.progress().steps() == 1);
    assertEquals("a.backflow.json – Backflow", title());
    window.fx(() -> window.mainWindow().files().open(file("b")));
    awaitTitle("b.backflow.json – Backflow");
    assertEquals(List.of(), answers.asked);
  }

  @Test
  void savingWritesWhatTheControlsShowAlsoInTheMiddleOfTraining() {
    Path file = opened("a");
    window.fx(window.model::play);
    OpenWindow.until(() -> window.model.progress().steps() > 5);
    setRate(0.25);
    window.push(KeyCode.CONTROL, KeyCode.S);
    awaitTitle("a.backflow.json – Backflow");
    assertEquals(0.25, rate(file));
    assertTrue(SpecJson.read(file).sameRun(window.model.spec()));
    assertEquals(Progress.State.RUNNING, window.model.progress().state());
    window.fx(window.model::pause);
    assertEquals(List.of(), answers.asked);
  }

  @Test
  void whatIsStillBeingTypedIsSavedToo() {
    Path file = opened("a");
    window.clickOn("#field-learningRate");
    window.push(KeyCode.CONTROL, KeyCode.A);
    window.write("0.125");
    window.push(KeyCode.CONTROL, KeyCode.S);
    OpenWindow.until(() -> rate(file) == 0.125);
    awaitTitle("a.backflow.json – Backflow");
  }

  @Test
  void whereTheRunStandsIsWhereTheFileOpens() {
    Path file = opened("a");
    for (int step = 1; step <= 3; step++) {
      int now = step;
      window.fx(window.model::step);
      OpenWindow.until(() -> window.model.progress().steps() == now);
    }
    window.fx(
        () -> {
          window.mainWindow().showBoard(3);
          window.mainWindow().files().save();
        });
    OpenWindow.until(() -> SpecJson.read(file).view().equals(new ViewSpec(3, "updates")));
    window.fx(() -> window.mainWindow().viewing().goTo(1, 2));
    window.fx(() -> window.mainWindow().files().save());
    OpenWindow.until(() -> SpecJson.read(file).view().at() == 2);
  }

  @Test
  void savingASceneAsksForAFileAndGivesItTheEnding() {
    answers.file = folder.resolve("my lecture");
    window.push(KeyCode.CONTROL, KeyCode.S);
    awaitTitle("my lecture.backflow.json – Backflow");
    Path file = folder.resolve("my lecture.backflow.json");
    assertEquals("my lecture", SpecJson.read(file).name());
    assertEquals("my lecture", window.model.spec().name());
    assertTrue(answers.asked.get(0).startsWith("save small-"), answers.asked::toString);
    assertEquals(1, answers.asked.size());
  }

  @Test
  void savingElsewhereLeavesTheFirstFileAndGoesOnInTheSecond() {
    Path first = opened("a");
    setRate(0.5);
    answers.file = folder.resolve("b.backflow.json");
    window.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
    awaitTitle("b.backflow.json – Backflow");
    assertEquals(0.1, rate(first));
    assertEquals(0.5, rate(folder.resolve("b.backflow.json")));
  }

  @Test
  void aFileThatIsThereIsNotReplacedUnasked() {
    Path there = file("b");
    answers.file = folder.resolve("b");
    setRate(0.5);
    window.fx(() -> window.mainWindow().files().saveAs());
    assertTrue(answers.asked.contains("replace b.backflow.json"), answers.asked::toString);
    assertEquals(0.1, rate(there));
    answers.replace = true;
    window.fx(() -> window.mainWindow().files().saveAs());
    OpenWindow.until(() -> rate(there) == 0.5);
  }

  @Test
  void openingAnotherFileAsksWhatBecomesOfChanges() {
    Path first = opened("a");
    Path second = file("b");
    setRate(0.5);
    open(second);
    assertEquals(List.of("a.backflow.json before opening another file"), answers.asked);
    assertEquals("• a.backflow.json – Backflow", title());
    answers.unsaved = Questions.Answer.SAVE;
    open(second);
    awaitTitle("b.backflow.json – Backflow");
    assertEquals(0.5, rate(first));
    setRate(0.75);
    answers.unsaved = Questions.Answer.DISCARD;
    open(first);
    awaitTitle("a.backflow.json – Backflow");
    assertEquals(0.1, rate(second));
    OpenWindow.until(() -> window.model.spec().training().learningRate() == 0.5);
  }

  @Test
  @SuppressWarnings("unchecked")
  void choosingASceneAsksAndThePickerGoesBackIfThatIsCancelled() {
    opened("a");
    setRate(0.5);
    ComboBox<Scene> scenes = window.find("#scenes", ComboBox.class);
    OpenWindow.until(() -> scenes.getItems().size() == Scenes.ids().size());
    Scene other = Scenes.named("he-relu").orElseThrow();
    window.fx(() -> scenes.setValue(other));
    OpenWindow.until(() -> answers.asked.contains("a.backflow.json before opening another scene"));
    OpenWindow.until(() -> scenes.getValue() == null && scenes.getPromptText().equals("a"));
    assertEquals("• a.backflow.json – Backflow", title());
    answers.unsaved = Questions.Answer.DISCARD;
    window.fx(() -> scenes.setValue(other));
    awaitTitle(other.name() + " – Backflow");
    OpenWindow.until(() -> other.equals(scenes.getValue()));
  }

  @Test
  void closingAsksAndWaitsForTheSaving() {
    Path file = opened("a");
    boolean[] closed = new boolean[1];
    Runnable close = () -> closed[0] = true;
    window.fx(() -> assertTrue(window.mainWindow().files().mayClose(close)));
    setRate(0.5);
    window.fx(() -> assertFalse(window.mainWindow().files().mayClose(close)));
    assertEquals(List.of("a.backflow.json before closing"), answers.asked);
    assertFalse(closed[0]);
    answers.unsaved = Questions.Answer.SAVE;
    window.fx(() -> assertFalse(window.mainWindow().files().mayClose(close)));
    OpenWindow.until(() -> closed[0]);
    assertEquals(0.5, rate(file));
    setRate(0.75);
    answers.unsaved = Questions.Answer.DISCARD;
    window.fx(() -> assertTrue(window.mainWindow().files().mayClose(close)));
    assertEquals(0.5, rate(file));
  }

  @Test
  void theQuestionIsAskedInADialog() throws Exception {
    Path file = opened("a");
    Path other = file("b");
    setRate(0.5);
    window.fx(() -> window.mainWindow().files().askWith(Answers.dialogs()));
    window.fxLater(() -> window.mainWindow().files().open(other));
    OpenWindow.until(() -> window.shows("#question"));
    window.clickOn("Cancel");
    OpenWindow.until(() -> !window.shows("#question"));
    assertEquals("• a.backflow.json – Backflow", title());
    window.fxLater(() -> window.mainWindow().files().open(other));
    OpenWindow.until(() -> window.shows("#question"));
    window.clickOn("Save");
    awaitTitle("b.backflow.json – Backflow");
    assertEquals(0.5, rate(file));
  }

  @Test
  void aSceneThatWasTriedOutIsSetAsideUnaskedAndCanBeBroughtBack() {
    setRate(0.5);
    ExperimentSpec tried = window.model.spec();
    opened("a");
    assertEquals(List.of(), answers.asked);
    assertFalse(window.shows("#file-notice"));
    fire("Bring back “" + tried.name() + "”, as changed");
    awaitTitle("• " + tried.name() + " – Backflow");
    assertTrue(window.model.spec().sameRun(tried));
    assertFalse(entries().contains("Bring back “" + tried.name() + "”, as changed"));
  }

  @Test
  void aLessonOrASlideSetsAFileWithChangesAsideAndSaysSo() {
    opened("mine");
    setRate(0.5);
    window.fx(() -> window.model.open(Scenes.first().spec().withView(ViewSpec.DEFAULT)));
    awaitWords("is set aside with changes that are not saved");
    awaitTitle("Vanishing sigmoid – Backflow");
    window.clickOn("#offer-bring-it-back");
    awaitTitle("• mine.backflow.json – Backflow");
    assertEquals(0.5, window.model.spec().training().learningRate());
    assertFalse(window.shows("#file-notice"));
    window.fx(() -> window.model.open(Scenes.first().spec().withView(ViewSpec.DEFAULT)));
    awaitWords("is set aside");
    window.clickOn("#offer-forget-it");
    OpenWindow.until(() -> !window.shows("#file-notice"));
    assertFalse(entries().contains("Bring back mine.backflow.json, as changed"));
  }

  @Test
  void whatWasChangedGoesBackToWhatIsSaved() {
    opened("a");
    setRate(0.5);
    fire("Back to what is saved");
    awaitTitle("a.backflow.json – Backflow");
    assertEquals(0.1, window.model.spec().training().learningRate());
  }

  @Test
  void whatCannotBeOpenedIsSaidInOneLineAndNothingIsLost() throws Exception {
    Path file = opened("a");
    Path bad = folder.resolve("bad.backflow.json");
    String[][] cases = {
      {"{\"backflow\": 2}", "2 is a newer version of the format than this program reads"},
      {"{\"backflow\": 0}", "there is no version before 1"},
      {"hello", "not JSON"},
      {"{\"backflow\": 1, \"training\": {\"optimizer\": \"adm\"}}", "did you mean adam?"},
    };
    for (String[] one : cases) {
      Files.writeString(bad, one[0]);
      open(bad);
      awaitWords(one[1]);
      String said = window.find("#file-notice-words", Label.class).getText();
      assertTrue(said.startsWith(bad + ": ") && said.lines().count() == 1, said);
    }
    open(Files.createDirectory(folder.resolve("folder.json")));
    awaitWords("is not a regular file");
    open(Files.writeString(folder.resolve("iris.csv"), "a,b\n"));
    awaitWords("choose CSV as the data set");
    open(Files.writeString(folder.resolve("notes.txt"), ""));
    awaitWords("is not an experiment: their files end with .backflow.json");
    assertEquals("a.backflow.json – Backflow", title());
    assertEquals(0.1, rate(file));
    window.clickOn("#file-notice-close");
    assertFalse(window.shows("#file-notice"));
  }

  @Test
  void aRecentFileThatIsGoneIsSaidAndTakenOffTheList() throws Exception {
    Path gone = opened("gone");
    Path here = opened("here");
    Files.delete(gone);
    window.fx(() -> recent().get(1).fire());
    awaitWords(gone + ": does not exist");
    window.clickOn("#offer-take-it-off-the-list");
    OpenWindow.until(() -> recentWords().stream().noneMatch(words -> words.startsWith("gone")));
    assertTrue(recentWords().get(0).startsWith("here.backflow.json   "), recentWords()::toString);
    assertTrue(Files.exists(here));
    window.fx(() -> recent().get(recent().size() - 1).fire());
    OpenWindow.until(() -> recentMenu().isDisable());
  }

  @Test
  void whatCannotBeSavedIsSaidAndStaysMarked() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    setRate(0.5);
    Path full =
        Files.createSymbolicLink(folder.resolve("full.backflow.json"), Path.of("/dev/full"));
    answers.file = full;
    window.fx(() -> window.mainWindow().files().saveAs());
    awaitWords(full + ": cannot be written: No space left on device");
    answers.file = folder.resolve("no folder").resolve("a.backflow.json");
    window.fx(() -> window.mainWindow().files().saveAs());
    awaitWords("a.backflow.json: cannot be written: the folder does not exist");
    assertTrue(title().startsWith("• small"), title());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(full), left.toList());
    }
    Files.delete(full);
  }

  @Test
  void aFileThatAnotherProgramHasChangedIsNotReplacedUnasked() {
    Path file = opened("a");
    SpecJson.write(file, OpenWindow.smallSpec().withSeed(1234));
    setRate(0.5);
    window.fx(() -> window.mainWindow().files().save());
    awaitWords("another program has changed it");
    assertEquals(1234, SpecJson.read(file).seed());
    window.clickOn("#offer-replace-it");
    OpenWindow.until(() -> rate(file) == 0.5);
    awaitTitle("a.backflow.json – Backflow");
    assertFalse(window.shows("#file-notice"));
  }

  @Test
  void savingTwiceInARowIsNoOtherProgram() {
    Path file = opened("a");
    setRate(0.5);
    window.fx(
        () -> {
          window.mainWindow().files().save();
          window.model.edit("seed", spec -> spec.withSeed(99));
          window.mainWindow().files().save();
        });
    OpenWindow.until(() -> SpecJson.read(file).seed() == 99);
    awaitTitle("a.backflow.json – Backflow");
    assertFalse(window.shows("#file-notice"));
  }

  @Test
  void theTitleDoesNotTellTheNameOfASceneThatIsToBePredicted() {
    window.fx(() -> window.mainWindow().viewing().coveredProperty().set(true));
    assertEquals("Backflow", title());
    window.fx(() -> window.mainWindow().viewing().coveredProperty().set(false));
    assertTrue(title().startsWith("small"), title());
  }

  @Test
  void aFileThatIsDroppedOnTheWindowIsOpened() throws Exception {
    Path file = file("dropped");
    window.fx(() -> Dragged.over(window.stage.getScene(), file));
    assertTrue(window.shows("#file-drop"));
    assertEquals(
        "Open dropped.backflow.json", window.find(".file-drop-words", Label.class).getText());
    window.fx(() -> Dragged.drop(window.stage.getScene(), file));
    awaitTitle("dropped.backflow.json – Backflow");
    assertFalse(window.shows("#file-drop"));
    Path other = Files.writeString(folder.resolve("movie.mp4"), "");
    window.fx(() -> Dragged.drop(window.stage.getScene(), other));
    awaitWords(other + ": is not an experiment");
    window.fx(() -> Dragged.drop(window.stage.getScene(), file, other));
    awaitWords("2 files: one at a time, please.");
    assertEquals("dropped.backflow.json – Backflow", title());
  }

  @Test
  void aPictureThatIsDroppedOpensTheExperimentThatItShows() throws Exception {
    String json = SpecJson.toText(OpenWindow.smallSpec().withName("shown").withSeed(77));
    String svg =
        "<svg xmlns='http://www.w3.org/2000/svg'><metadata><experiment xmlns='"
            + SvgFile.NAMESPACE
            + "'><![CDATA["
            + json
            + "]]></experiment></metadata></svg>";
    Path picture = Files.writeString(folder.resolve("slide.svg"), svg);
    window.fx(() -> Dragged.drop(window.stage.getScene(), picture));
    awaitTitle("shown – Backflow");
    assertEquals(77, window.model.spec().seed());
    Path other = Files.writeString(folder.resolve("other.svg"), "<svg/>");
    window.fx(() -> Dragged.drop(window.stage.getScene(), other));
    awaitWords(other + ": is a picture without an experiment in it");
  }

  @Test
  void theMenuOpensByEnterAndNewOpensTheScenes() {
    MenuButton menu = window.find("#file-menu", MenuButton.class);
    window.fx(menu::requestFocus);
    window.push(KeyCode.ENTER);
    OpenWindow.until(menu::isShowing);
    assertEquals(
        List.of("New from scene…", "Open…", "Open recent", "Save", "Save as…"),
        entries().subList(0, 5));
    window.push(KeyCode.ESCAPE);
    OpenWindow.until(() -> !menu.isShowing());
    fire("New from scene…");
    ComboBox<?> scenes = window.find("#scenes", ComboBox.class);
    OpenWindow.until(scenes::isShowing);
    window.fx(scenes::hide);
  }

  private static List<MenuItem> items() {
    MenuButton menu = window.find("#file-menu", MenuButton.class);
    window.fx(() -> menu.getOnShowing().handle(null));
    return menu.getItems();
  }

  private static List<String> entries() {
    return items().stream().map(MenuItem::getText).filter(text -> text != null).toList();
  }

  private static void fire(String words) {
    MenuItem item =
        items().stream().filter(i -> words.equals(i.getText())).findFirst().orElseThrow();
    window.fx(item::fire);
  }

  private static Menu recentMenu() {
    return (Menu) items().stream().filter(Menu.class::isInstance).findFirst().orElseThrow();
  }

  private static List<MenuItem> recent() {
    return recentMenu().getItems();
  }

  private static List<String> recentWords() {
    return recent().stream().map(MenuItem::getText).filter(text -> text != null).toList();
  }
}
