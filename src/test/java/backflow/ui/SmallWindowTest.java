package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.ui.model.Appearance;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SmallWindowTest {
  private OpenWindow window;

  @BeforeEach
  void open() throws Exception {
    window = OpenWindow.small();
  }

  @AfterEach
  void close() throws Exception {
    window.close();
  }

  @Test
  void aSmallWindowSaysThingsShorterAndANarrowOneHasADrawer() {
    window.fx(() -> window.stage.setWidth(1366));
    OpenWindow.until(() -> !window.shows("#row-samples"));
    ToggleButton chip = window.find("#chip-weights", ToggleButton.class);
    assertEquals(ContentDisplay.GRAPHIC_ONLY, chip.getContentDisplay());
    window.clickOn("#chip-weights");
    assertTrue(chip.isSelected());
    assertTrue(window.shows("#row-depth"));
    window.fx(() -> window.stage.setWidth(1100));
    OpenWindow.until(() -> !window.shows("#row-depth") && window.shows("#drawer"));
    window.clickOn("#drawer");
    assertTrue(window.shows("#row-depth"));
    window.fx(window.appearance::smaller);
    window.fx(window.appearance::smaller);
    OpenWindow.until(() -> window.shows("#row-depth") && !window.shows("#drawer"));
  }

  /** With and without a run B, at four type scales. */
  @Test
  void theBarKeepsItsButtonsDownToTheLeastWidth() {
    for (int scales = 0; scales < 4; scales++) { // 1, 1.1, 1.25, 1.5
      for (boolean two : new boolean[] {false, true}) {
        for (int width = 1420; width >= Appearance.LEAST_WIDTH; width -= 130) {
          int wide = width;
          window.fx(() -> window.stage.setWidth(wide));
          OpenWindow.until(() -> window.stage.getScene().getWidth() == wide && barFits());
        }
        window.fx(window.model::toggleComparing);
      }
      window.fx(window.appearance::larger);
    }
  }

  @Test
  void theBarStillFitsWhenItsNumbersGrow() {
    window.fx(() -> window.stage.setWidth(1300));
    OpenWindow.until(() -> window.stage.getScene().getWidth() == 1300 && barFits());
    assertTrue(window.shows("#status-loss"));
    window.fx(() -> window.find("#status-loss", Label.class).setMinWidth(300));
    OpenWindow.until(this::barFits);
    window.fx(() -> window.stage.setWidth(1800));
    OpenWindow.until(() -> window.shows("#status-loss") && barFits());
  }

  private boolean barFits() {
    HBox bar = window.find(".top-bar", HBox.class);
    return bar.getChildren().stream()
        .filter(Node::isManaged)
        .allMatch(node -> node.getBoundsInParent().getMaxX() <= bar.getWidth() + 0.5);
  }
}
