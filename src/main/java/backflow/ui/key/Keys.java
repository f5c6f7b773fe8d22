package backflow.ui.key;

import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The keys of the window. While somebody types in a field, the field has them all but those with
 * Ctrl that a field has no use for.
 */
public final class Keys {
  private final AppModel model;
  private final Appearance appearance;
  private final BoardKeys board;

  /** What keys do to the board and the window around it. */
  public interface BoardKeys {
    /** Opens the sheet on which a picture or a file is made of what is shown. */
    void export();

    /** Maximizes a chart, or goes back. */
    void toggleMaximized();

    /** Goes back to all charts. @return whether there was something to go back from */
    boolean restoreAll();

    /** Whether an older step than the newest is shown. */
    boolean isAway();

    /** Shows an older step, or with a negative number a newer one. */
    void back(long steps);

    /** Checks the gradient once more, where it is shown. @return whether it is */
    boolean checkAgain();

    /** Branches run B off at the step that is shown. */
    void branch();

    /** Selects the layer so many further toward the output. @return whether there is a run */
    boolean selectLayer(int further);

    /**
     * Shows a board, counted from 1, 0 for the reader's own; its own number once more: back to all
     * of its charts.
     */
    void showBoard(int number);

    /** Shows or hides the lessons. */
    void toggleLessons();

    /** Gives a key to the lesson that is walked. @return whether it was for the lesson */
    boolean lesson(KeyCode code);

    /** Says over the window what each thing is. */
    void toggleHelp();

    /** Begins to present. */
    void present();

    /** Whether a sheet lies over the window, whose fields have all the keys. */
    boolean isCovered();

    /** What lies over the window has the keys first. @return whether it took this one */
    boolean pressedAbove(KeyEvent e);
  }

  /**
   * The keys.
   *
   * @param model what they command
   * @param appearance what they change the look of
   * @param board what they maximize
   */
  public Keys(AppModel model, Appearance appearance, BoardKeys board) {
    this.model = model;
    this.appearance = appearance;
    this.board = board;
  }

  /** Listens in a scene. */
  public void install(Scene scene) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          boolean above = board.pressedAbove(e);
          if (above || !board.isCovered() && pressed(e, scene.getFocusOwner())) {
            e.consume();
          }
        });
  }

  private boolean pressed(KeyEvent e, Node focused) {
    boolean typing = focused instanceof TextInputControl;
    if (e.isShortcutDown()) {
      return shortcut(e, typing);
    }
    return !typing && !e.isAltDown() && !e.isMetaDown() && plain(e, focused);
  }

  private boolean shortcut(KeyEvent e, boolean typing) {
    switch (e.getCode()) {
      case PLUS, EQUALS, ADD -> appearance.larger();
      case MINUS, SUBTRACT -> appearance.smaller();
      case DIGIT0, NUMPAD0 -> appearance.normal();
      case Z -> {
        if (typing) {
          return false;
        }
        if (e.isShiftDown()) {
          model.redo();
        } else {
          model.undo();
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean plain(KeyEvent e, Node focused) {
    if (focused instanceof ComboBoxBase<?> box && box.isShowing()) {
      return false;
    }
    if (board.lesson(e.getCode())) {
      return true;
    }
    if ("?".equals(e.getText())) {
      board.toggleHelp();
      return true;
    }
    switch (e.getCode()) {
      case ENTER -> {
        return opens(focused);
      }
      case SPACE -> model.toggleRunning();
      case RIGHT -> {
        if (focused instanceof Slider) {
          return false;
        }
        if (board.isAway() && !e.isShiftDown()) {
          board.back(-1);
        } else {
          step(e.isShiftDown());
        }
      }
      case LEFT -> {
        if (focused instanceof Slider) {
          return false;
        }
        board.back(e.isShiftDown() ? 10 : 1);
      }
      case R -> model.restart();
      case N -> model.newSeed();
      case DIGIT0, DIGIT1, DIGIT2, DIGIT3, DIGIT4, DIGIT5, DIGIT6, DIGIT7, DIGIT8, DIGIT9 ->
          board.showBoard(e.getCode().ordinal() - KeyCode.DIGIT0.ordinal());
      case NUMPAD0,
          NUMPAD1,
          NUMPAD2,
          NUMPAD3,
          NUMPAD4,
          NUMPAD5,
          NUMPAD6,
          NUMPAD7,
          NUMPAD8,
          NUMPAD9 ->
          board.showBoard(e.getCode().ordinal() - KeyCode.NUMPAD0.ordinal());
      case L -> board.toggleLessons();
      case B -> board.branch();
      case UP -> {
        return board.selectLayer(1);
      }
      case DOWN -> {
        return board.selectLayer(-1);
      }
      case K -> {
        return board.checkAgain();
      }
      case C -> model.toggleComparing();
      case E -> board.export();
      case F -> board.toggleMaximized();
      case P -> board.present();
      case ESCAPE -> {
        return board.restoreAll();
      }
      case D -> appearance.lookProperty().set(appearance.lookProperty().get().other());
      default -> {
        return e.getCode() == KeyCode.HELP;
      }
    }
    return true;
  }

  /**
   * Space runs and pauses everywhere, so it is Enter that opens a choice, as it presses buttons.
   */
  private static boolean opens(Node focused) {
    if (focused instanceof ComboBoxBase<?> box) {
      box.show();
      return true;
    }
    return false;
  }

  private void step(boolean part) {
    if (part) {
      model.subStep();
    } else {
      model.step();
    }
  }
}
