package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.chart.Numbers;
import backflow.probe.LayerQuantity;
import backflow.probe.StepQuantity;
import backflow.probe.StepSnapshot;
import backflow.train.Intervention;
import backflow.train.Progress;
import backflow.train.Run;
import backflow.train.TrainingSpec;
import backflow.ui.model.Stops;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompareTest extends WindowTest {
  @BeforeEach
  void reset() {
    window.reset();
  }

  private static Run runB() {
    return Objects.requireNonNull(window.model.runB());
  }

  private static void runTo(long steps) {
    window.fx(() -> window.model.play());
    OpenWindow.until(() -> window.model.progress().steps() >= steps);
    window.fx(() -> window.model.pause());
    OpenWindow.until(() -> window.model.progress().state() == Progress.State.PAUSED);
  }

  private static boolean level() {
    return window.model.progressB() != null
        && window.model.progressB().steps() == window.model.progress().steps()
        && window.model.progressB().steps() > 0;
  }

  @Test
  void runsWithTheSameSettingsAreTheSameToTheLastBit() {
    runTo(300);
    window.press(KeyCode.C).release(KeyCode.C);
    OpenWindow.until(CompareTest::level);
    StepSnapshot a = new StepSnapshot(window.run().history().layers());
    StepSnapshot b = new StepSnapshot(runB().history().layers());
    for (long step : new long[] {0, 7, 299}) {
      assertTrue(window.run().history().at(step, a));
      assertTrue(runB().history().at(step, b));
      assertEquals(a.get(StepQuantity.LOSS), b.get(StepQuantity.LOSS));
      for (int layer = 1; layer <= a.layers(); layer++) {
        for (LayerQuantity quantity : LayerQuantity.values()) {
          assertEquals(
              Double.doubleToRawLongBits(a.get(quantity, layer)),
              Double.doubleToRawLongBits(b.get(quantity, layer)),
              quantity + " of layer " + layer);
        }
      }
    }
    assertTrue(window.find(".difference-title", Label.class).getText().startsWith("B is the same"));
  }

  @Test
  void settingsChangeRunBAndRunAStaysAsItIs() {
    runTo(100);
    window.fx(() -> window.model.toggleComparing());
    Run a = window.run();
    window.fx(() -> window.model.edit("rate", s -> s.withTraining(slower(s.training()))));
    OpenWindow.until(CompareTest::level);
    assertEquals(a, window.run());
    assertEquals(0.1, window.model.specA().training().learningRate());
    assertEquals(0.01, window.model.spec().training().learningRate());
    assertTrue(window.shows("#difference-line"));
    window.clickOn("#close-b");
    OpenWindow.until(() -> window.model.runB() == null);
    assertFalse(window.shows("#difference-line"));
    assertEquals(0.1, window.model.spec().training().learningRate());
  }

  @Test
  void aRunThatWasChangedOnTheWayIsNotCalledTheSame() {
    runTo(100);
    window.fx(() -> window.model.edit("rate", s -> s.withTraining(slower(s.training()))));
    OpenWindow.until(() -> window.run().log().size() == 1);
    long step = window.run().log().get(0).step();
    runTo(step + 50);
    window.fx(() -> window.model.toggleComparing());
    OpenWindow.until(CompareTest::level);
    String changed = "A was changed at step " + Numbers.integer(step) + ",";
    OpenWindow.until(() -> title().equals(changed));
    assertFalse(
        window.lookup(".difference-title").queryAllAs(Label.class).stream()
            .anyMatch(label -> label.getText().startsWith("B is the same")));
  }

  @Test
  void neitherIsOneWhoseUnitsWereHeld() {
    runTo(100);
    window.fx(() -> window.model.toggleComparing());
    OpenWindow.until(CompareTest::level);
    OpenWindow.until(() -> title().startsWith("B is the same"));
    long step = window.model.progress().steps();
    window.fx(() -> window.model.intervene(Intervention.of(Intervention.Kind.KILL, 1, 1)));
    runTo(step + 20);
    OpenWindow.until(() -> title().startsWith("B was changed at step"));
  }

  private static String title() {
    return window.find(".difference-title", Label.class).getText();
  }

  private static TrainingSpec slower(TrainingSpec t) {
    return new TrainingSpec(
        t.loss(),
        t.optimizer(),
        0.01,
        t.schedule(),
        t.batchSize(),
        t.weightDecay(),
        t.clipping(),
        t.steps());
  }

  @Test
  void bothRunsStandAtTheSameStepWhenPaused() {
    runTo(50);
    window.fx(() -> window.model.toggleComparing());
    runTo(500);
    OpenWindow.until(CompareTest::level);
    assertNotNull(window.model.runB());
  }

  @Test
  void aBranchLeavesAtTheStepThatIsShown() {
    runTo(200);
    window.fx(() -> window.model.branch(120));
    OpenWindow.until(() -> window.model.runB() != null);
    assertEquals(120, Objects.requireNonNull(runB().origin()).step());
    OpenWindow.until(CompareTest::level);
    StepSnapshot a = new StepSnapshot(window.run().history().layers());
    StepSnapshot b = new StepSnapshot(window.run().history().layers());
    assertTrue(window.run().history().at(150, a));
    assertTrue(runB().history().at(150, b));
    assertEquals(a.get(StepQuantity.LOSS), b.get(StepQuantity.LOSS));
    assertEquals(a.get(StepQuantity.DISTANCE), b.get(StepQuantity.DISTANCE));
  }

  @Test
  void aBranchThatComesTooLateIsDropped() {
    runTo(200);
    window.fx(
        () -> {
          window.model.branch(150);
          window.model.newSeed();
        });
    Run before = window.run();
    OpenWindow.until(() -> !before.equals(window.model.run()));
    runTo(30);
    assertNull(window.model.runB());
  }

  @Test
  void whereOneRunPausesByItselfBothStandAndGoOnTogether() {
    runTo(50);
    window.fx(() -> window.model.toggleComparing());
    long there = window.model.progress().steps() + 200;
    window.fx(
        () -> {
          window.model.stopsProperty().set(window.model.stopsProperty().get().withStep(there));
          window.model.play();
        });
    OpenWindow.until(() -> window.model.progress().steps() >= there);
    OpenWindow.until(() -> level() && window.model.progress().state() == Progress.State.PAUSED);
    long stood = window.model.progress().steps();
    window.fx(() -> window.model.toggleRunning());
    OpenWindow.until(() -> window.model.progress().steps() > stood + 20);
    window.fx(
        () -> {
          window.model.pause();
          window.model.stopsProperty().set(Stops.DEFAULT);
        });
  }

  @Test
  void aKeptRunStaysBehindWhenTheNextBegins() {
    runTo(60);
    Run kept = window.run();
    window.fx(() -> window.model.keepGhost());
    window.fx(() -> window.model.newSeed());
    OpenWindow.until(() -> !kept.equals(window.model.run()));
    assertEquals(kept, window.model.ghost());
    window.fx(() -> window.model.forgetGhost());
    assertNull(window.model.ghost());
  }
}
