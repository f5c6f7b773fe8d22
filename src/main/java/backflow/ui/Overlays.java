package backflow.ui;

import backflow.ui.guide.Explanation;
import backflow.ui.guide.Tour;
import backflow.ui.present.Presentation;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/**
 * What can lie over the window: the words that explain it, the tour, the presentation. While one
 * does, it has the keys.
 */
final class Overlays extends StackPane {
  private final Node window;
  private final Presentation presentation;
  private final Tour tour;
  private final Explanation explanation;

  /**
   * None shown.
   *
   * @param window what lies under them
   */
  Overlays(Node window, Presentation presentation) {
    this.window = window;
    this.presentation = presentation;
    tour = new Tour(window);
    explanation = new Explanation(window, tour::start);
    // the presentation joins them when it is first wanted: the start need not style it
    getChildren().setAll(window, explanation, tour);
  }

  /** A key, before the window has it. @return whether it was taken */
  boolean pressed(KeyEvent e) {
    return presentation.pressed(e) || explanation.pressed(e) || tour.pressed(e);
  }

  /** Says what each thing is, or no more. */
  void toggleExplanation() {
    closePopUps();
    explanation.toggle();
  }

  /** The tour of the window. */
  Tour tour() {
    return tour;
  }

  /**
   * Begins to present.
   *
   * @param fullScreen whether the window is to fill the screen meanwhile
   */
  void present(boolean fullScreen) {
    closePopUps();
    if (!getChildren().contains(presentation)) {
      getChildren().add(presentation);
    }
    presentation.enter(fullScreen);
    window.setVisible(false);
  }

  /** Shows the window again. */
  void uncover() {
    window.setVisible(true);
  }

  /** A tooltip or a bubble that is open would stay over the slide. */
  private static void closePopUps() {
    for (Window open : List.copyOf(Window.getWindows())) {
      if (open instanceof PopupWindow popUp) {
        popUp.hide();
      }
    }
  }
}
