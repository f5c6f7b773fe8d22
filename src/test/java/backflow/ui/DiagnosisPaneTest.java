package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.lesson.Scenes;
import backflow.train.ExperimentSpec;
import backflow.train.Progress;
import backflow.train.ViewSpec;
import java.util.Map;
import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiagnosisPaneTest extends WindowTest {
  private static int opened;

  @AfterEach
  void wide() {
    window.fx(() -> window.stage.setWidth(1920));
  }

  /** Under a name of its own, so that the run of before is not taken for it. */
  private static void openScene(String id) {
    open(Scenes.named(id).orElseThrow().spec());
  }

  private static void open(ExperimentSpec scene) {
    ExperimentSpec spec = scene.withName(scene.name() + " " + ++opened);
    window.fx(() -> window.model.open(spec));
    OpenWindow.until(
        () ->
            window.run().spec().equals(spec)
                && window.model.progress().state() == Progress.State.PAUSED
                && window.model.progress().steps() == spec.view().at());
  }

  private static String headline(String id) {
    return window.find("#finding-" + id + " .finding-headline", Label.class).getText();
  }

  @Test
  void aVanishingNetworkIsNamedAndARemedyBecomesRunB() {
    openScene("vanishing-sigmoid");
    OpenWindow.until(() -> window.shows("#finding-vanishing-gradient"));
    assertTrue(headline("vanishing-gradient").contains("per layer"));
    ExperimentSpec a = window.model.specA();
    window.clickOn("#remedy-vanishing-gradient-1");
    OpenWindow.until(() -> window.model.runB() != null);
    assertEquals(a, window.model.specA());
    assertEquals("relu", window.model.spec().network().activation(1));
    assertEquals(a.seed(), Objects.requireNonNull(window.model.runB()).spec().seed());
    window.clickOn("#diagnose-B");
    OpenWindow.until(() -> !window.shows("#finding-vanishing-gradient"));
    window.clickOn("#close-b");
    OpenWindow.until(() -> window.shows("#finding-vanishing-gradient"));
    assertFalse(window.shows("#diagnose-B"));
  }

  @Test
  void beforeTheFirstStepNothingIsSaidOfTheRunThatWasThere() {
    openScene("vanishing-sigmoid");
    OpenWindow.until(() -> window.shows("#finding-vanishing-gradient"));
    assertFalse(window.shows("#diagnosis-before"));
    ExperimentSpec scene = Scenes.named("vanishing-sigmoid").orElseThrow().spec();
    open(scene.withView(ViewSpec.DEFAULT));
    OpenWindow.until(() -> window.shows("#diagnosis-before"));
    assertFalse(window.shows("#finding-vanishing-gradient"));
    assertFalse(window.shows("#standing-exploding-gradient"));
    assertEquals("", window.find("#diagnosis-counts", Label.class).getText());
  }

  @Test
  void aHealthyNetworkIsCalledHealthyAndEveryRuleSaysItsNumber() {
    openScene("he-relu");
    OpenWindow.until(() -> window.shows("#healthy"));
    assertTrue(window.shows("#standing-exploding-gradient"));
    assertTrue(window.shows("#standing-saturated-units"));
  }

  @Test
  void aThresholdThatIsChangedJudgesTheRunAnewAndCanBeUndone() {
    openScene("vanishing-sigmoid");
    OpenWindow.until(() -> window.shows("#finding-vanishing-gradient"));
    long before = window.run().history().lastStep();
    window.fx(
        () ->
            window.model.edit(
                "thresholds",
                s ->
                    s.withDiagnosis(
                        Map.of(
                            "vanishing-gradient", 1e-30,
                            "vanishing-gradient-severe", 1e-300,
                            "vanishing-gradient-tiny", 0.0))));
    OpenWindow.until(() -> !window.shows("#finding-vanishing-gradient"));
    assertEquals(before, window.run().history().lastStep(), "the run did not start again");
    window.fx(() -> window.model.undo());
    OpenWindow.until(() -> window.shows("#finding-vanishing-gradient"));
  }

  @Test
  void aThresholdThatIsNoNumberOrOutOfRangeIsRefusedInWords() {
    openScene("vanishing-sigmoid");
    OpenWindow.until(() -> window.shows("#standing-exploding-gradient"));
    window.clickOn("#standing-exploding-gradient");
    OpenWindow.until(() -> window.lookup("#rule-bubble").tryQuery().isPresent());
    ExperimentSpec before = window.model.spec();
    TextField field = window.lookup("#threshold-exploding-gradient").queryAs(TextField.class);
    window.fx(
        () -> {
          field.setText("-7");
          field.fireEvent(new ActionEvent());
        });
    Label reason = window.lookup("#rule-bubble .reason").queryAs(Label.class);
    assertTrue(reason.getText().contains("allowed"), reason::getText);
    assertEquals(before, window.model.spec());
    window.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
  }

  @Test
  void whatIsScrubbedToIsWhatIsJudged() {
    openScene("dying-relu");
    OpenWindow.until(() -> window.shows("#finding-dead-units"));
    window.fx(() -> window.mainWindow().viewing().goTo(0, window.run().history().lastStep()));
    OpenWindow.until(() -> !window.shows("#finding-dead-units"));
    window.fx(() -> window.mainWindow().viewing().live());
    OpenWindow.until(() -> window.shows("#finding-dead-units"));
  }

  @Test
  void aSmallWindowSaysItInOneLineAndTellsWhyInADrawer() {
    openScene("vanishing-sigmoid");
    window.fx(() -> window.stage.setWidth(1366));
    OpenWindow.until(() -> window.shows("#diagnosis-strip"));
    assertFalse(window.shows("#diagnosis"));
    window.clickOn("#why");
    OpenWindow.until(() -> window.shows("#diagnosis"));
    window.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    OpenWindow.until(() -> !window.shows("#diagnosis"));
  }

  @Test
  void theEquationFollowsTheSelectedLayer() {
    openScene("vanishing-sigmoid");
    window.fx(
        () ->
            window
                .mainWindow()
                .viewing()
                .focus(window.mainWindow().viewing().focus().withLayer(7)));
    OpenWindow.until(
        () ->
            window
                .find("#equation .equation-title", Label.class)
                .getText()
                .equals("Backward through layer 7"));
  }

  @Test
  void aPlateauIsAskedWhetherItIsASaddle() {
    openScene("all-zeros");
    OpenWindow.until(() -> window.model.run() != null);
    window.fx(() -> window.model.askCurvature(-1));
    OpenWindow.until(() -> window.model.curvatureProperty().get() != null);
    assertTrue(
        Objects.requireNonNull(window.model.curvatureProperty().get()).iterations() > 0,
        "products were made");
  }
}
