package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
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
}
