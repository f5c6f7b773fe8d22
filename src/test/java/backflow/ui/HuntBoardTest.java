package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.check.hunt.Hunt;
import backflow.check.hunt.Level;
import backflow.check.hunt.Reveal;
import backflow.check.hunt.Score;
import backflow.check.hunt.Search;
import backflow.check.hunt.Verdict;
import backflow.check.hunt.bug.Bug;
import backflow.train.ExperimentSpec;
import backflow.train.Progress;
import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bug hunt in the real window, from its first question to its end. */
final class HuntBoardTest extends WindowTest {
  @BeforeEach
  void beginToHunt() {
    window.reset();
    window.fx(() -> window.window().viewing().boardProperty().set("check"));
    hunt(Level.THREE_LAYERS, 3);
  }

  @AfterEach
  void leave() {
    window.fx(window.model.hunts()::leave);
  }

  private void hunt(Level level, long number) {
    window.fx(() -> window.model.hunt(level, number));
    dealt(number);
  }

  private void dealt(long number) {
    OpenWindow.until(
        () ->
            window.model.hunts().number() == number
                && window.model.hunts().searchProperty().get() != null);
    window.painted();
  }

  private Search search() {
    return Objects.requireNonNull(window.model.hunts().searchProperty().get());
  }

  private Reveal answer() {
    return search().hunt().reveal();
  }

  private void choose(int layer, Bug kind) {
    window.clickOn("#hunt-layer-" + layer);
    window.clickOn("#hunt-kind-" + kind.id());
  }

  private Bug other() {
    Hunt hunt = search().hunt();
    return hunt.offered().stream().filter(b -> b != answer().bug()).findFirst().orElseThrow();
  }

  private boolean isOff(String id) {
    return window.find(id, Button.class).isDisabled();
  }

  private Score score() {
    return window.model.hunts().scoreProperty().get();
  }

  @Test
  void aHuntIsWalkedFromAWrongGuessOverAHintToTheAnswer() {
    Score before = score();
    assertTrue(isOff("#hunt-guess"));
    assertTrue(window.shows("#hunt-ratios"));
    assertFalse(window.shows("#board-check"));
    int wrongLayer = answer().layer() == 1 ? 2 : 1;
    choose(wrongLayer, other());
    window.clickOn("#hunt-guess");
    assertEquals(Verdict.WRONG, search().guesses().get(0).verdict());
    choose(answer().layer(), other());
    window.clickOn("#hunt-guess");
    assertEquals(Verdict.NEARLY, search().guesses().get(1).verdict());
    assertFalse(window.shows("#hunt-answer"));
    window.clickOn("#hunt-hint");
    assertTrue(window.shows("#hunt-hint-1"));
    choose(answer().layer(), answer().bug());
    window.clickOn("#hunt-guess");
    assertTrue(search().found());
    assertTrue(window.shows("#hunt-answer"));
    assertFalse(window.shows("#hunt-form"));
    assertEquals(10 - 4 - 2 - 2, search().points());
    assertEquals(before.plus(search()), score());
    assertTrue(window.find("#hunt-score", Label.class).getText().endsWith(" points"));
    window.clickOn("#hunt-next");
    dealt(4);
    assertTrue(window.shows("#hunt-form"));
    assertFalse(window.shows("#hunt-answer"));
    assertEquals(0, search().guesses().size());
  }

  @Test
  void theButtonOfTheBoardBegins() {
    window.fx(window.model.hunts()::leave);
    window.painted();
    window.clickOn("#hunt-button");
    dealt(4);
    assertTrue(window.shows("#hunt-form"));
    assertTrue(window.shows("#card-hunt"));
  }

  @Test
  void keysAloneAreEnough() {
    window.type(KeyCode.H);
    assertEquals(1, search().hintsTaken());
    window.type(KeyCode.valueOf("DIGIT" + answer().layer()));
    int row = search().hunt().offered().indexOf(answer().bug());
    window.type(KeyCode.DOWN, row + 1);
    assertTrue(window.find("#hunt-layer-" + answer().layer(), ToggleButton.class).isSelected());
    assertTrue(window.find("#hunt-kind-" + answer().bug().id(), RadioButton.class).isSelected());
    window.type(KeyCode.ENTER);
    assertTrue(search().found());
    window.type(KeyCode.ENTER);
    dealt(4);
    window.type(KeyCode.ESCAPE);
    assertFalse(window.model.hunts().openProperty().get());
    window.painted();
    assertFalse(window.shows("#hunt"));
    assertTrue(window.shows("#board-check"));
  }

  @Test
  void theAnswerMayBeAskedForAndIsWorthNothing() {
    Score before = score();
    window.clickOn("#hunt-give-up");
    assertTrue(window.shows("#hunt-answer"));
    assertEquals(new Score(before.hunts() + 1, before.found(), before.points()), score());
  }

  @Test
  void aNumberDealsThatHuntAndAWrongOneIsPutBack() {
    TextField field = window.find("#hunt-number", TextField.class);
    window.fx(
        () -> {
          field.setText("none");
          field.fireEvent(new ActionEvent());
        });
    assertEquals("3", field.getText());
    window.fx(
        () -> {
          field.setText("17");
          field.fireEvent(new ActionEvent());
        });
    dealt(17);
    assertEquals(Hunt.of(Level.THREE_LAYERS, 17).reveal(), answer());
  }

  @Test
  void theExperimentRestsOrTrainsOnAsItDid() {
    ExperimentSpec before = window.model.spec();
    long steps = window.model.progress().steps();
    choose(answer().layer(), answer().bug());
    window.clickOn("#hunt-guess");
    assertEquals(steps, window.model.progress().steps());
    window.fx(window.model::play);
    hunt(Level.ONE_LAYER, 9);
    OpenWindow.until(() -> window.model.progress().steps() > steps + 20);
    window.clickOn("#hunt-leave");
    assertNull(window.model.hunts().searchProperty().get());
    assertEquals(before, window.model.spec());
    assertTrue(window.model.progress().state() != Progress.State.FAILED);
    window.fx(window.model::pause);
  }

  @Test
  void anotherBoardCanBeLookedAtMeanwhile() {
    window.fx(() -> window.window().viewing().boardProperty().set("flow"));
    window.painted();
    assertFalse(window.shows("#hunt"));
    assertTrue(window.shows("#board-flow"));
    window.fx(() -> window.window().viewing().boardProperty().set("check"));
    window.painted();
    assertTrue(window.shows("#hunt"));
  }
}
