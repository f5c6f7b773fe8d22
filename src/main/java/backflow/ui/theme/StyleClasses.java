package backflow.ui.theme;

import java.util.List;
import javafx.scene.Node;

/** The style classes of what is told many times a second. UI thread only. */
public final class StyleClasses {
  private StyleClasses() {}

  /**
   * Gives a node exactly these classes. Where it has them already nothing happens: otherwise all
   * rules would be matched anew for the node and everything in it.
   *
   * @param node modified
   * @param classes in their order
   */
  public static void set(Node node, String... classes) {
    if (!node.getStyleClass().equals(List.of(classes))) {
      node.getStyleClass().setAll(classes);
    }
  }
}
