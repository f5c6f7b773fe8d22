package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import backflow.train.Pace;
import backflow.train.Progress.State;
import backflow.train.Run;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TransportTest extends WindowTest {
  @BeforeEach
  void reset() {
    window.reset();
  }

  @Test
  void runTrainsAndPauseStops() {
    Button run = window.find("#run", Button.class);
    assertEquals("Run", run.getText());
    window.clickOn(run);
    OpenWindow.until(() -> window.model.progress().steps() > 10);
    assertEquals("Pause", run.getText());
    window.clickOn(run);
    OpenWindow.until(() -> window.model.progress().state() == State.PAUSED);
    assertEquals("Run", run.getText());
  }

  @Test
  void oneStepIsOneStep() {
    window.clickOn("#step");
    OpenWindow.until(() -> window.model.progress().steps() == 1);
    window.clickOn("#step");
    OpenWindow.until(() -> window.model.progress().steps() == 2);
    assertEquals(State.PAUSED, window.model.progress().state());
  }

  @Test
  void fourSubStepsMakeAStepAndTheButtonSaysWhichComesNext() {
    Button subStep = window.find("#sub-step", Button.class);
    for (String next : new String[] {"forward", "backward", "clip", "update"}) {
      OpenWindow.until(() -> subStep.getText().equals(next));
      assertEquals(0, window.model.progress().steps());
      window.clickOn(subStep);
    }
    OpenWindow.until(() -> window.model.progress().steps() == 1);
    OpenWindow.until(() -> subStep.getText().equals("forward"));
  }

  @Test
  void restartBeginsAgainFromTheSameSeed() {
    window.clickOn("#step");
    OpenWindow.until(() -> window.model.progress().steps() == 1);
    Run before = window.run();
    window.clickOn("#restart");
    OpenWindow.until(() -> window.model.progress().steps() == 0 && !window.run().equals(before));
    assertEquals(before.spec().seed(), window.run().spec().seed());
  }

  @Test
  void newSeedStartsFromAnother() {
    long seed = window.model.spec().seed();
    window.clickOn("#new-seed");
    OpenWindow.until(() -> window.run().spec().seed() == seed + 1);
    assertEquals(seed + 1, window.model.spec().seed());
  }

  @Test
  void speedIsChosenFromFour() {
    window.clickOn("#speed-1");
    assertEquals(new Pace(10), window.model.paceProperty().get());
    window.clickOn("#speed-3");
    assertEquals(Pace.MAX, window.model.paceProperty().get());
  }

  @Test
  void keysDoTheSame() {
    window.clickOn("#board-flow");
    window.push(KeyCode.RIGHT);
    OpenWindow.until(() -> window.model.progress().steps() == 1);
    window.push(KeyCode.SHIFT, KeyCode.RIGHT);
    OpenWindow.until(() -> window.find("#sub-step", Button.class).getText().equals("backward"));
    window.push(KeyCode.SPACE);
    OpenWindow.until(() -> window.model.progress().state() == State.RUNNING);
    window.push(KeyCode.SPACE);
    OpenWindow.until(() -> window.model.progress().state() == State.PAUSED);
    Run before = window.run();
    window.push(KeyCode.R);
    OpenWindow.until(() -> !window.run().equals(before));
    long seed = window.model.spec().seed();
    window.push(KeyCode.N);
    OpenWindow.until(() -> window.run().spec().seed() == seed + 1);
  }

  @Test
  void keysAreLettersWhileTypingInAField() {
    long seed = window.model.spec().seed();
    Run before = window.run();
    window.clickOn("#field-learningRate");
    window.push(KeyCode.N);
    window.push(KeyCode.SPACE);
    assertEquals(seed, window.model.spec().seed());
    assertSame(before, window.run());
    assertEquals(State.PAUSED, window.model.progress().state());
    window.push(KeyCode.ESCAPE);
  }

  @Test
  void statusTellsStepAndLoss() {
    window.clickOn("#step");
    OpenWindow.until(() -> window.find("#status-step", Label.class).getText().equals("1"));
    assertNotEquals("–", window.find("#status-loss", Label.class).getText());
    assertFalse(window.find("#status-speed", Label.class).getText().isEmpty());
  }
}
