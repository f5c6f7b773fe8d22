package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.sweep.SweepPlan;
import backflow.sweep.SweepSession;
import backflow.sweep.SweepTable;
import backflow.sweep.Varied;
import backflow.train.ExperimentSpec;
import backflow.ui.model.SweepDesk.State;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The board Sweep in the real window. */
final class SweepBoardTest {
  private OpenWindow window;

  @BeforeEach
  void openTheBoard() throws Exception {
    window = OpenWindow.small();
    window.fx(() -> window.window().viewing().boardProperty().set("sweep"));
    window.painted();
  }

  @AfterEach
  void close() throws Exception {
    window.close();
  }

  private State state() {
    return window.model.sweeps().stateProperty().get();
  }

  private SweepTable table() {
    return Objects.requireNonNull(window.model.sweeps().tableProperty().get());
  }

  private void type(String id, String text) {
    TextField field = window.find(id, TextField.class);
    window.fx(() -> field.setText(text));
  }

  private String words() {
    return window.find("#sweep-words", Label.class).getText();
  }

  private String button() {
    return window.find("#sweep-button", Button.class).getText();
  }

  private void sweep(String first, String second, String seeds, String steps) {
    type("#sweep-first-values", first);
    type("#sweep-second-values", second);
    type("#sweep-seeds", seeds);
    type("#sweep-steps", steps);
    window.clickOn("#sweep-button");
  }

  @Test
  void beforeTheFirstSweepTheBoardSaysWhatItDoes() {
    assertEquals(State.EMPTY, state());
    assertEquals("Start the sweep", button());
    assertTrue(words().startsWith("Trains the experiment on the left once for every pair"));
    assertTrue(words().contains(": 48 runs."), words());
    type("#sweep-seeds", "1");
    assertTrue(words().contains(": 16 runs."), words());
    assertTrue(window.shows("#card-phase-diagram"));
    assertTrue(window.shows("#card-sweep-lines"));
    assertFalse(window.shows("#sweep-progress"));
  }

  @Test
  void tilesFillAndAClickOpensTheRunWhichCanBeUndone() {
    sweep("2, 3", "1, 2", "2", "5");
    OpenWindow.until(() -> state() == State.DONE);
    window.painted();
    assertEquals(8, table().done());
    assertEquals(2, Objects.requireNonNull(table().run(0, 0)).start().layers().size() + 1);
    assertTrue(words().startsWith("8 runs of “small"), words());
    ExperimentSpec before = window.model.spec();
    clickOnTile(0.7, 0.25);
    OpenWindow.until(() -> window.model.spec().network().depth() == 3);
    assertEquals(2, window.model.spec().network().initializer().gain());
    assertEquals(5, window.model.spec().training().steps());
    assertEquals(before.seed(), window.model.spec().seed());
    assertEquals("flow", window.window().viewing().boardProperty().get());
    OpenWindow.until(() -> window.run().history().layers() == 4);
    window.fx(window.model::undo);
    assertEquals(before, window.model.spec());
  }

  private void clickOnTile(double across, double down) {
    Node canvas = window.find("#canvas-phase-diagram", Node.class);
    Bounds bounds = canvas.localToScreen(canvas.getBoundsInLocal());
    window.clickOn(
        bounds.getMinX() + across * bounds.getWidth(),
        bounds.getMinY() + down * bounds.getHeight());
  }

  @Test
  void oneSettingIsEnough() {
    ComboBox<?> second = window.find("#sweep-second-key", ComboBox.class);
    window.fx(() -> second.getSelectionModel().select(0));
    assertFalse(window.shows("#sweep-second-values"));
    type("#sweep-first-values", "1, 2, 3");
    type("#sweep-seeds", "1");
    type("#sweep-steps", "2");
    window.clickOn("#sweep-button");
    OpenWindow.until(() -> state() == State.DONE);
    assertEquals(1, table().varied().size());
    assertEquals(3, table().done());
  }

  @Test
  void aRunningSweepSaysHowFarItIsAndCanBeStopped() {
    sweep("2, 3", "1, 2", "100", "100000");
    OpenWindow.until(() -> state() == State.RUNNING);
    window.painted();
    assertEquals("Stop", button());
    assertTrue(window.shows("#sweep-progress"));
    assertTrue(words().endsWith("of 400 runs"), words());
    window.clickOn("#sweep-button");
    OpenWindow.until(() -> state() == State.STOPPED);
    assertTrue(words().startsWith("Stopped after "), words());
    assertEquals("Start the sweep", button());
    sweep("2", "1", "1", "2");
    OpenWindow.until(() -> state() == State.DONE);
    assertEquals(1, table().done());
  }

  @Test
  void whatCannotBeVariedIsRefusedInWords() {
    sweep("2, many", "1, 2", "1", "2");
    OpenWindow.until(() -> state() == State.FAILED);
    assertTrue(words().contains("\"many\" is not a number"), words());
    assertNull(window.model.sweeps().tableProperty().get());
    sweep("2, 3", "1, 2", "1", "none");
    assertEquals("Steps: a whole number from 1 to 100,000.", words());
    sweep("2, 3", "1, 2", "0", "1");
    assertEquals("Seeds: a whole number from 1 to 100.", words());
    sweep("2, 3", "1, 2", "1", "1");
    OpenWindow.until(() -> state() == State.DONE);
  }

  @Test
  void enterStartsAndTheNumberKeyShowsTheBoard() {
    window.fx(() -> window.window().viewing().boardProperty().set("flow"));
    int number =
        backflow.figure.BoardPlans.ALL.indexOf(
                backflow.figure.BoardPlans.byId("sweep").orElseThrow())
            + 1;
    window.push(KeyCode.valueOf("DIGIT" + number));
    OpenWindow.until(() -> window.shows("#sweep-bar"));
    type("#sweep-steps", "1");
    TextField values = window.find("#sweep-first-values", TextField.class);
    window.fx(
        () -> {
          values.setText("2");
          values.fireEvent(new ActionEvent());
        });
    OpenWindow.until(() -> state() == State.DONE);
    assertEquals(12, table().done());
  }

  @Test
  void trainingTheRunThatIsShownChangesNothingOfTheSweep() throws Exception {
    window.fx(window.model::play);
    sweep("3", "1, 2", "1", "20");
    OpenWindow.until(() -> state() == State.DONE);
    window.fx(window.model::pause);
    List<Varied> varied =
        Stream.of("network.hidden.depth=3", "network.initializer.gain=1,2")
            .map(Varied::parse)
            .toList();
    SweepPlan plan = SweepPlan.of(window.model.spec(), varied, 1, 20);
    SweepSession straight =
        SweepSession.start(plan, SweepSession.Keeping.NOTHING, 1, Thread.NORM_PRIORITY);
    try (straight) {
      SweepTable alone = straight.await();
      for (int cell = 0; cell < 2; cell++) {
        assertEquals(alone.run(cell, 0), table().run(cell, 0));
      }
    }
  }

  @Test
  void theNextSweepKeepsTheRunsThatItShares() {
    sweep("3", "1, 2", "1", "3");
    OpenWindow.until(() -> state() == State.DONE);
    SweepTable few = table();
    sweep("2, 3", "1, 2", "2", "3");
    OpenWindow.until(() -> state() == State.DONE && table().runs() == 8);
    assertSame(few.run(0, 0), table().run(2, 0));
    assertSame(few.run(1, 0), table().run(3, 0));
  }
}
