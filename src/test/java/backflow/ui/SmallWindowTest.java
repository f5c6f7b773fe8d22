package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.ui.model.Appearance;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
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

  /** With and without a run B, at the type scale of the start. */
  @Test
  void theBarKeepsAllItsButtonsDownToTheLeastWidth() {
    for (boolean two : new boolean[] {false, true}) {
      for (int width = 1420; width >= Appearance.LEAST_WIDTH; width -= 13) {
        int wide = width;
        window.fx(() -> window.stage.setWidth(wide));
        OpenWindow.until(() -> window.stage.getScene().getWidth() == wide);
        window.fx(() -> window.stage.getScene().getRoot().layout());
        String what = wide + " wide, two runs: " + two;
        HBox bar = window.find(".top-bar", HBox.class);
        for (Node node : bar.getChildren()) {
          double right = node.getBoundsInParent().getMaxX();
          assertTrue(!node.isManaged() || right <= bar.getWidth() + 0.5, what + ": " + node);
        }
      }
      window.fx(window.model::toggleComparing);
    }
  }
}
