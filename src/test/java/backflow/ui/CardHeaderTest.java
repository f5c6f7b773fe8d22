package backflow.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The header of every card keeps what it shows inside the card, the menu always. */
final class CardHeaderTest extends WindowTest {
  private static final int[] WIDTHS = {1920, 1600, 1366, 1280, 1100, 1024, 900};
  private static final double[] SCALES = {1, 1.25, 1.5};
  private static final int BOARDS = 7;

  @AfterEach
  void asItWas() {
    window.fx(window.appearance::normal);
    look(1, 1920);
  }

  private static void widen(int width) {
    window.fx(() -> window.stage.setWidth(width));
    OpenWindow.until(() -> window.stage.getScene().getWidth() == width);
  }

  private static void look(int board, int width) {
    widen(width);
    window.fx(() -> open(board));
  }

  /** Opens a board and lays it out, with its style applied, before any frame or change of size. */
  private static void open(int board) {
    window.mainWindow().showBoard(board);
    settle();
  }

  /** As the next two frames do: what is moved into a header gets the style of its new place. */
  private static void settle() {
    Parent root = window.stage.getScene().getRoot();
    for (int frame = 0; frame < 2; frame++) {
      root.applyCss();
      root.layout();
    }
  }

  /** The headers that are seen. */
  private static List<HBox> headers() {
    List<HBox> seen = new ArrayList<>();
    for (Node node : window.lookup(".card > .card-header").queryAll()) {
      if (isSeen(node)) {
        seen.add((HBox) node);
      }
    }
    return seen;
  }

  private static boolean isSeen(Node node) {
    return node == null || node.isVisible() && isSeen(node.getParent());
  }

  /** Adds what stands out of its card, and returns how many headers were looked at. */
  private static int lookForWhatStandsOut(String where, List<String> wrong) {
    List<HBox> seen = headers();
    for (HBox header : seen) {
      Parent card = header.getParent();
      double end = card.localToScene(card.getLayoutBounds()).getMaxX();
      for (Node node : header.getChildren()) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        boolean shown = node.isVisible() && node.isManaged();
        if (shown && bounds.getMaxX() > end + 0.5) {
          wrong.add(where + ": " + card.getId() + " ends at " + end + ", " + node + " " + bounds);
        }
        boolean menu = node.getStyleClass().contains("card-menu");
        if (menu && (!shown || bounds.getWidth() < 20)) {
          wrong.add(where + ": " + card.getId() + " has no menu");
        }
      }
    }
    return seen.size();
  }

  @Test
  void nothingStandsOutOfAHeaderOnAnyBoardAtAnyWidthAndTypeScale() {
    List<String> wrong = new ArrayList<>();
    for (double scale : SCALES) {
      window.fx(() -> window.appearance.typeScaleProperty().set(scale));
      for (int width : WIDTHS) {
        widen(width);
        String where = width + " wide, type scale " + scale + ", board ";
        window.fx(() -> lookAtAllBoards(where, wrong));
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static void lookAtAllBoards(String where, List<String> wrong) {
    for (int board = 1; board <= BOARDS; board++) {
      open(board);
      assertTrue(lookForWhatStandsOut(where + board, wrong) > 0, where + board);
    }
  }

  @Test
  void aTitleThatIsShortenedIsSaidWholeByItsTooltip() {
    look(3, 1920);
    Label title = window.find("#card-clipping-angle .card-title", Label.class);
    window.fx(() -> assertFalse(isShortened(title), "at 1920"));
    look(3, 1024);
    window.fx(() -> assertTrue(isShortened(title), "at 1024"));
    window.fx(() -> assertEquals(title.getText(), title.getTooltip().getText()));
    look(3, 1920);
    window.fx(() -> assertFalse(isShortened(title), "at 1920 again"));
  }

  private static boolean isShortened(Label title) {
    boolean shortened = title.getWidth() < title.prefWidth(-1);
    assertEquals(shortened, title.getTooltip() != null);
    return shortened;
  }
}
