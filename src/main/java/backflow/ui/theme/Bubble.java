package backflow.ui.theme;

import javafx.scene.Node;
import org.controlsfx.control.PopOver;

/** Words in a bubble beside the button that asked for them. */
public final class Bubble {
  private Bubble() {}

  /**
   * Shows a bubble; a click elsewhere or Esc closes it.
   *
   * @param owner what it points at, at the right end of its bar
   * @param words what it says
   */
  public static PopOver show(Node owner, Node words) {
    PopOver bubble = new PopOver(words);
    bubble.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
    bubble.setAnimated(false);
    bubble.setDetachable(false);
    bubble.getRoot().getStylesheets().addAll(owner.getScene().getStylesheets());
    bubble.show(owner);
    return bubble;
  }
}
