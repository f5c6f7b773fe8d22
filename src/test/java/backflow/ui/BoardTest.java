package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.figure.frame.Measure;
import backflow.lesson.Scene;
import backflow.lesson.Scenes;
import backflow.train.Progress.State;
import backflow.ui.theme.Look;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BoardTest extends WindowTest {
  private static final List<String> IDS =
      List.of("gradient-profile", "gradient-history", "signal-by-step", "loss", "update-ratio");

  @BeforeEach
  void someSteps() {
    window.reset();
    window.fx(
        () -> {
          window.model.step();
          window.model.step();
        });
    OpenWindow.until(() -> window.model.progress().steps() == 2);
  }

  @AfterEach
  void asItWas() {
    window.fx(
        () -> {
          window.appearance.lookProperty().set(Look.LIGHT);
          window.appearance.normal();
        });
  }

  private static String text(String query) {
    return window.find(query, Label.class).getText();
  }

  private static Point2D pointIn(String id, double across, double down) {
    Node canvas = window.lookup("#canvas-" + id).query();
    var bounds = canvas.localToScreen(canvas.getBoundsInLocal());
    return new Point2D(
        bounds.getMinX() + across * bounds.getWidth(),
        bounds.getMinY() + down * bounds.getHeight());
  }

  @Test
  void theFiveInstrumentsStandSideBySideWithoutOverlap() {
    for (String id : IDS) {
      assertTrue(window.shows("#card-" + id), id);
      for (String other : IDS) {
        if (!other.equals(id)) {
          var a = window.lookup("#card-" + id).query().getBoundsInParent();
          var b = window.lookup("#card-" + other).query().getBoundsInParent();
          assertFalse(a.intersects(b), id + " overlaps " + other);
        }
      }
    }
  }

  @Test
  void aChipMakesItsSignalTheHeroOfAllCharts() {
    window.clickOn("#chip-weights");
    assertTrue(window.find("#chip-weights", ToggleButton.class).isSelected());
    assertTrue(
        window
            .lookup("#card-gradient-history .card-subtitle")
            .queryLabeled()
            .getText()
            .startsWith("weights"));
    assertEquals(
        "weights", window.lookup("#card-signal-by-step .card-subtitle").queryLabeled().getText());
    window.clickOn("#chip-backward");
  }

  @Test
  void everyGradientIsMeasuredInTheChosenWay() {
    ComboBox<Measure> measure = window.find("#signal-measure", ComboBox.class);
    window.fx(() -> measure.setValue(Measure.MAX));
    window.clickOn("#chip-delta");
    OpenWindow.until(() -> subtitle("signal-by-step").equals("delta max"));
    assertTrue(measure.getTooltip().getText().contains("max |δ|"));
    window.fx(() -> measure.setValue(Measure.NORM));
    OpenWindow.until(() -> subtitle("gradient-history").equals("delta norm, layer × step"));
    window.clickOn("#chip-activations");
    OpenWindow.until(() -> subtitle("signal-by-step").equals("activations"));
    assertFalse(measure.isVisible());
    window.clickOn("#chip-backward");
    OpenWindow.until(() -> subtitle("signal-by-step").equals("backward norm"));
    window.fx(() -> measure.setValue(Measure.RMS));
    OpenWindow.until(() -> subtitle("signal-by-step").equals("backward"));
  }

  private String subtitle(String id) {
    return window.lookup("#card-" + id + " .card-subtitle").queryLabeled().getText();
  }

  @Test
  void aClickSelectsALayerInAllChartsAndAClickBesideLetsItGo() {
    window.clickOn(pointIn("gradient-profile", 0.35, 0.5));
    OpenWindow.until(() -> text("#selection").startsWith("layer "));
    window.clickOn(pointIn("loss", 0.02, 0.02));
    OpenWindow.until(() -> text("#selection").startsWith("click"));
  }

  @Test
  void aChartIsMaximizedAndEscGoesBack() {
    window.clickOn("#maximize-loss");
    assertTrue(window.shows("#card-loss"));
    assertFalse(window.shows("#card-gradient-profile"));
    double board = window.find("#board-flow", Region.class).getWidth();
    OpenWindow.until(() -> window.find("#card-loss", Region.class).getWidth() > board - 20);
    window.push(KeyCode.ESCAPE);
    assertTrue(window.shows("#card-gradient-profile"));
  }

  @Test
  void theKeyMaximizesWhatIsUnderThePointer() {
    window.moveTo(pointIn("update-ratio", 0.5, 0.5));
    window.push(KeyCode.F);
    assertFalse(window.shows("#card-loss"));
    assertTrue(window.shows("#card-update-ratio"));
    window.push(KeyCode.F);
    assertTrue(window.shows("#card-loss"));
  }

  @Test
  void everyChartSaysHowToReadIt() {
    window.clickOn("#help-gradient-profile");
    OpenWindow.until(() -> window.lookup("#help-bubble").tryQuery().isPresent());
    window.push(KeyCode.ESCAPE);
    OpenWindow.until(() -> window.lookup("#help-bubble").tryQuery().isEmpty());
  }

  @Test
  void theThemeIsSwitchedByButtonAndKey() {
    window.clickOn("#theme");
    assertEquals(Look.DARK, window.appearance.lookProperty().get());
    window.clickOn("#board-flow");
    window.push(KeyCode.D);
    assertEquals(Look.LIGHT, window.appearance.lookProperty().get());
  }

  @Test
  void typeGrowsShrinksAndComesBack() {
    double before = window.find("#card-loss .card-title", Label.class).getFont().getSize();
    window.push(KeyCode.CONTROL, KeyCode.PLUS);
    OpenWindow.until(
        () -> window.find("#card-loss .card-title", Label.class).getFont().getSize() > before);
    window.push(KeyCode.CONTROL, KeyCode.MINUS);
    window.push(KeyCode.CONTROL, KeyCode.MINUS);
    OpenWindow.until(
        () -> window.find("#card-loss .card-title", Label.class).getFont().getSize() < before);
    window.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    assertEquals(1, window.appearance.typeScaleProperty().get());
  }

  @Test
  void aSceneOpensAtItsTellingStepAndWaitsThere() {
    @SuppressWarnings("unchecked")
    ComboBox<Scene> scenes = window.find("#scenes", ComboBox.class);
    OpenWindow.until(() -> scenes.getItems().size() == Scenes.ids().size());
    Scene first = Scenes.first();
    window.fx(() -> scenes.setValue(first));
    OpenWindow.until(
        () ->
            window.run().spec().equals(first.spec())
                && window.model.progress().state() == State.PAUSED
                && window.model.progress().steps() == first.spec().view().at());
    assertEquals(first.watch(), text("#watch"));
  }
}
