package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backflow.train.Progress;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that the mouse does, the keyboard does too; everything has a name. */
final class KeyboardTest extends WindowTest {
  @BeforeEach
  void reset() {
    window.reset();
    window.fx(() -> window.mainWindow().showBoard(1));
  }

  private static void focus(String query) {
    Node node = window.find(query, Node.class);
    window.fx(node::requestFocus);
    OpenWindow.until(node::isFocused);
  }

  @Test
  void enterPressesTheButtonThatHasTheFocus() {
    focus("#maximize-loss");
    window.push(KeyCode.ENTER);
    OpenWindow.until(() -> !window.shows("#card-gradient-profile"));
    window.push(KeyCode.ESCAPE);
    OpenWindow.until(() -> window.shows("#card-gradient-profile"));
    focus("#step");
    window.push(KeyCode.ENTER);
    OpenWindow.until(() -> window.model.progress().steps() == 1);
  }

  @Test
  void spaceRunsAndPausesWhateverHasTheFocus() {
    focus("#maximize-loss");
    window.push(KeyCode.SPACE);
    OpenWindow.until(() -> window.model.progress().state() == Progress.State.RUNNING);
    assertTrue(window.shows("#card-gradient-profile"));
    window.push(KeyCode.SPACE);
    OpenWindow.until(() -> window.model.progress().state() == Progress.State.PAUSED);
  }

  @Test
  void enterChoosesASignalAndFoldsASection() {
    focus("#chip-weights");
    window.push(KeyCode.ENTER);
    OpenWindow.until(() -> window.find("#chip-weights", ToggleButton.class).isSelected());
    focus("#chip-backward");
    window.push(KeyCode.ENTER);
    OpenWindow.until(() -> window.find("#chip-backward", ToggleButton.class).isSelected());
  }

  @Test
  void menusAndChoicesOpenByEnter() {
    focus("#menu-loss");
    window.push(KeyCode.ENTER);
    OpenWindow.until(() -> window.find("#menu-loss", MenuButton.class).isShowing());
    window.push(KeyCode.ESCAPE);
    OpenWindow.until(() -> !window.find("#menu-loss", MenuButton.class).isShowing());
    focus("#choice-activation");
    window.push(KeyCode.ENTER);
    OpenWindow.until(() -> window.find("#choice-activation", ComboBoxBase.class).isShowing());
    window.push(KeyCode.ESCAPE);
    OpenWindow.until(() -> !window.find("#choice-activation", ComboBoxBase.class).isShowing());
  }

  @Test
  void theTabKeyReachesEveryControlOfTheWindow() {
    focus("#run");
    List<Node> reached = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      window.push(KeyCode.TAB);
      Node[] owner = new Node[1];
      window.fx(() -> owner[0] = window.mainWindow().scene().getFocusOwner());
      if (reached.contains(owner[0])) {
        break;
      }
      reached.add(owner[0]);
    }
    for (Node node : controls()) {
      assertTrue(reached.contains(node), "the Tab key does not reach " + node);
    }
    for (String id : new String[] {"#tab-units", "#timeline-track", "#canvas-loss"}) {
      assertTrue(reached.contains(window.find(id, Node.class)), id);
    }
  }

  /** What can be used: shown, enabled, and no part of something else. */
  private static List<Node> controls() {
    List<Node> found = new ArrayList<>();
    window.fx(
        () ->
            window.lookup("*").queryAll().stream()
                .filter(KeyboardTest::isControl)
                .filter(node -> !node.isDisabled() && window.shows("#" + node.getId()))
                .forEach(found::add));
    return found;
  }

  private static boolean isControl(Node node) {
    boolean kind =
        node instanceof ButtonBase
            || node instanceof Slider
            || node instanceof ComboBoxBase
            || node instanceof TextInputControl;
    return kind && node.getId() != null && !(node.getParent() instanceof ComboBoxBase);
  }

  @Test
  void everyControlHasAName() {
    List<String> nameless = new ArrayList<>();
    for (Node node : controls()) {
      window.fx(
          () -> {
            Object name = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
            String text = node instanceof Labeled labeled ? labeled.getText() : null;
            boolean said = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
            boolean shown = text != null && !text.isBlank();
            if (!said && !shown) {
              nameless.add(node.getId() + " " + name);
            }
          });
    }
    assertEquals(List.of(), nameless);
  }

  @Test
  void aTabIsOpenedByEnter() {
    focus("#tab-units");
    window.push(KeyCode.ENTER);
    OpenWindow.until(() -> window.shows("#board-units"));
    assertFalse(window.shows("#board-flow"));
  }
}
