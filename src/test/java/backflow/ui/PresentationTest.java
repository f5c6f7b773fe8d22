package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.lesson.Scene;
import backflow.lesson.Scenes;
import backflow.train.CheckSpec;
import backflow.train.Progress.State;
import backflow.ui.theme.Look;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PresentationTest extends WindowTest {
  @BeforeEach
  void present() {
    window.reset();
    window.push(KeyCode.P);
    OpenWindow.until(() -> window.shows("#presentation"));
  }

  @AfterEach
  void leave() {
    if (window.shows("#presentation")) {
      window.push(KeyCode.ESCAPE);
    }
    OpenWindow.until(() -> !window.shows("#presentation"));
    window.fx(() -> window.appearance.lookProperty().set(Look.LIGHT));
  }

  private static String text(String id) {
    return window.find("#" + id, Label.class).getText();
  }

  private static Scene scene(int place) {
    return Scenes.named(Scenes.ids().get(place)).orElseThrow();
  }

  /** Waits until a scene is there, covered. */
  private static void arrives(int place) {
    Scene scene = scene(place);
    OpenWindow.until(
        () ->
            window.model.run() != null
                && window.run().spec().equals(scene.spec())
                && text("slide-heading").equals(scene.question())
                && text("slide-opening").isEmpty());
  }

  private static void isCovered(int place) {
    assertEquals(scene(place).question(), text("slide-heading"));
    assertEquals((place + 1) + " of " + Scenes.ids().size(), text("slide-name"));
    assertNotEquals(scene(place).watch(), text("slide-line"));
    int answers = scene(place).spec().text().answers().size();
    assertEquals(answers, window.lookup("#answers .answer").queryAll().size());
    assertTrue(window.lookup("#answers .right").tryQuery().isEmpty());
  }

  private static void isRevealed(int place) {
    Scene scene = scene(place);
    assertEquals(scene.title(), text("slide-heading"));
    assertEquals(scene.name(), text("slide-name"));
    assertEquals(scene.watch(), text("slide-line"));
    assertEquals(scene.spec().text().explain(), text("slide-explain"));
    Node right = window.lookup("#answers .right").query();
    assertEquals("answer-" + scene.spec().text().answer(), right.getId());
  }

  @Test
  void threeScenesAreWalkedThroughByTheKeysOfARemote() {
    window.push(KeyCode.HOME);
    for (int place = 0; place < 3; place++) {
      arrives(place);
      isCovered(place);
      assertEquals(scene(place).spec().view().at(), window.model.progress().steps());
      window.push(KeyCode.SPACE);
      isRevealed(place);
      window.push(KeyCode.PAGE_DOWN);
    }
    arrives(3);
    window.push(KeyCode.PAGE_UP);
    arrives(2);
    isCovered(2);
    window.push(KeyCode.ESCAPE);
    OpenWindow.until(() -> window.shows("#board-flow"));
    assertFalse(window.shows("#presentation"));
    assertEquals(scene(2).spec(), window.model.spec());
  }

  @Test
  void aSceneIsShownWithTheGradientCheckOfItsFile() {
    int place = Scenes.ids().size() - 1;
    window.push(KeyCode.END);
    arrives(place);
    while (!scene(place).id().equals("check-norm-hides")) {
      window.push(KeyCode.PAGE_UP);
      arrives(--place);
    }
    CheckSpec own = scene(place).spec().view().check();
    assertEquals(own, window.mainWindow().viewing().check());
    assertNotEquals(CheckSpec.USUAL, own);
    window.push(KeyCode.HOME);
    arrives(0);
    assertEquals(CheckSpec.USUAL, window.mainWindow().viewing().check());
  }

  @Test
  void theFirstAndTheLastSceneAreOneKeyAway() {
    window.push(KeyCode.HOME);
    arrives(0);
    window.push(KeyCode.END);
    int last = Scenes.ids().size() - 1;
    arrives(last);
    isCovered(last);
    assertEquals(scene(last).spec().view().at(), window.model.progress().steps());
    window.push(KeyCode.PAGE_DOWN);
    isCovered(last);
    window.push(KeyCode.HOME);
    arrives(0);
    isCovered(0);
  }

  @Test
  void aSceneThatWasShownBeforeBeginsAtItsTellingStepAgain() {
    window.push(KeyCode.HOME);
    arrives(0);
    window.push(KeyCode.SPACE);
    window.push(KeyCode.SPACE);
    long at = scene(0).spec().view().at();
    OpenWindow.until(() -> window.model.progress().steps() > at);
    window.push(KeyCode.RIGHT);
    arrives(1);
    assertEquals(State.PAUSED, window.model.progress().state());
    window.push(KeyCode.LEFT);
    arrives(0);
    assertEquals(at, window.model.progress().steps());
  }

  @Test
  void theHalfTowardTheInputIsHiddenUntilSpaceRevealsIt() {
    window.push(KeyCode.HOME);
    arrives(0);
    OpenWindow.until(
        () ->
            window.lookup("#aside-hint .hint-words").queryLabeled().getText().endsWith("10 to 1"));
    assertTrue(text("slide-line").contains("from layer 20 down to layer 11"), text("slide-line"));
    window.push(KeyCode.SPACE);
    assertFalse(window.shows("#aside-hint"));
  }

  @Test
  void whereNothingCanBeHiddenByHalvesTheWholeChartIs() {
    window.push(KeyCode.HOME);
    arrives(0);
    assertFalse(window.shows(".curtain"));
    window.push(KeyCode.DOWN);
    OpenWindow.until(() -> window.shows("#picture-gradient-history .curtain"));
    window.push(KeyCode.SPACE);
    assertFalse(window.shows(".curtain"));
    window.push(KeyCode.UP);
    OpenWindow.until(() -> window.shows("#picture-gradient-profile"));
  }

  @Test
  void whatTheAudiencePredictsIsMarkedAndStaysSeenBesideTheRightOne() {
    window.push(KeyCode.HOME);
    arrives(0);
    int right = scene(0).spec().text().answer();
    int wrong = right == 1 ? 2 : 1;
    window.push(KeyCode.getKeyCode(Integer.toString(wrong)));
    assertTrue(window.lookup("#answer-" + wrong).query().getStyleClass().contains("chosen"));
    window.push(KeyCode.SPACE);
    assertTrue(window.lookup("#answer-" + wrong).query().getStyleClass().contains("chosen"));
    assertTrue(window.lookup("#answer-" + right).query().getStyleClass().contains("right"));
  }

  @Test
  void aFrozenPictureStandsWhileTrainingGoesOn() {
    window.push(KeyCode.HOME);
    arrives(0);
    window.push(KeyCode.SPACE);
    window.push(KeyCode.F);
    assertTrue(window.shows("#slide-frozen"));
    String stood = text("slide-status");
    window.push(KeyCode.SPACE);
    OpenWindow.until(() -> window.model.progress().steps() > scene(0).spec().view().at() + 50);
    window.push(KeyCode.SPACE);
    OpenWindow.until(() -> window.model.progress().state() == State.PAUSED);
    assertEquals(stood, text("slide-status"));
    window.push(KeyCode.F);
    assertFalse(window.shows("#slide-frozen"));
    OpenWindow.until(() -> !stood.equals(text("slide-status")));
  }

  @Test
  void nothingStealsTheFocusAndNothingPopsOver() {
    window.push(KeyCode.HOME);
    arrives(0);
    for (KeyCode key :
        List.of(KeyCode.N, KeyCode.L, KeyCode.SPACE, KeyCode.DOWN, KeyCode.B, KeyCode.B)) {
      window.push(key);
      assertEquals("presentation", focused(), key.toString());
    }
    assertTrue(window.shows("#pointer-ring"));
    assertTrue(Window.getWindows().stream().noneMatch(w -> w instanceof PopupWindow));
    window.push(KeyCode.ESCAPE);
    OpenWindow.until(() -> window.shows("#board-flow"));
    assertNotEquals("presentation", focused());
  }

  private static String focused() {
    Node owner = Objects.requireNonNull(window.stage.getScene().getFocusOwner());
    return String.valueOf(owner.getId());
  }

  @Test
  void theNotesSayWhatTheSlideHidesAndWhatComesNext() {
    window.push(KeyCode.HOME);
    arrives(0);
    window.push(KeyCode.N);
    OpenWindow.until(() -> window.lookup("#notes .notes-text").tryQuery().isPresent());
    Set<String> words = new java.util.HashSet<>();
    window
        .lookup("#notes .label")
        .queryAllAs(Label.class)
        .forEach(label -> words.add(label.getText()));
    assertTrue(words.contains(scene(0).title()), words.toString());
    assertTrue(words.contains(scene(0).watch()), words.toString());
    assertTrue(words.contains(scene(1).name()), words.toString());
    assertTrue(text("notes-elapsed").matches("\\d+:\\d\\d"));
    window.push(KeyCode.N);
    OpenWindow.until(() -> window.lookup("#notes .notes-text").tryQuery().isEmpty());
  }

  @Test
  void allTypeOnASlideIsAtLeast20Pixels() {
    window.push(KeyCode.HOME);
    arrives(0);
    window.push(KeyCode.SPACE);
    allLarge();
    window.type(KeyCode.SLASH);
    window.push(KeyCode.DOWN);
    allLarge();
  }

  private static void allLarge() {
    for (Labeled label : window.lookup("#presentation .label").queryAllAs(Labeled.class)) {
      assertTrue(
          label.getFont().getSize() >= 20, label.getText() + ": " + label.getFont().getSize());
    }
  }

  @Test
  void theThemeIsSwitchedAndTheCoverStays() {
    window.push(KeyCode.HOME);
    arrives(0);
    window.push(KeyCode.D);
    assertEquals(Look.DARK, window.appearance.lookProperty().get());
    isCovered(0);
  }

  @Test
  void anExperimentOfOnesOwnIsShownUncovered() {
    assertEquals(window.model.spec().name(), text("slide-name"));
    window.push(KeyCode.PAGE_DOWN);
    arrives(0);
  }
}
