package backflow.ui.board;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The first line of a card: title, subtitle, choices, help, maximize, menu.
 *
 * <p>Where it is too narrow for all of them, these give way, in this order: the subtitle, the
 * button that maximizes (F, a double click and the menu do the same), the actions on a unit (the
 * menu has them too), the end of the title (its tooltip says it whole), help. That is decided at
 * every layout: only then are the sizes known that the style sheet and the type scale give.
 */
final class CardHeader extends HBox {
  private static final double NARROW = 330;
  private static final double WIDE = 700;

  /** A title shorter than this many of its own font sizes says nothing. */
  private static final double LEAST_TITLE = 3;

  final Button help;
  final Button maximize;
  private final Label title;
  private final Tooltip wholeTitle;
  private final Label subtitle = new Label();
  private final Region gap = new Region();
  private boolean wantsSubtitle;

  /**
   * A header without choices and without a menu.
   *
   * @param id of the instrument
   * @param words its title
   */
  CardHeader(String id, String words) {
    title = new Label(words);
    title.getStyleClass().add("card-title");
    wholeTitle = new Tooltip(words);
    subtitle.getStyleClass().add("card-subtitle");
    HBox.setHgrow(gap, Priority.ALWAYS);
    help = iconButton(Feather.HELP_CIRCLE, "help-" + id, "How to read this");
    maximize = iconButton(Feather.MAXIMIZE_2, "maximize-" + id, "Maximize (F)");
    getStyleClass().add("card-header");
    getChildren().setAll(title, subtitle, gap, help, maximize);
  }

  private static Button iconButton(Feather icon, String id, String says) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add("icon-button");
    button.setTooltip(new Tooltip(says));
    button.setAccessibleText(says);
    return button;
  }

  /** Puts something between title and buttons. */
  void addChoice(Node node) {
    getChildren().add(2, node);
  }

  void setSubtitle(String text, boolean wanted) {
    subtitle.setText(text);
    wantsSubtitle = wanted;
    requestLayout();
  }

  void showMaximized(boolean maximized) {
    ((FontIcon) maximize.getGraphic())
        .setIconCode(maximized ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2);
    maximize.getTooltip().setText(maximized ? "Back to the board (Esc)" : "Maximize (F)");
  }

  /**
   * How wide it must be, in pixels, for a whole title beside something else that is in it or not.
   */
  double leastBeside(Region other) {
    List<Node> rest =
        getChildren().stream()
            .filter(node -> node != other && node != subtitle && node != maximize)
            .filter(node -> node == help || node.isManaged())
            .toList();
    return least(rest) + preferred(title) + getSpacing() + other.minWidth(-1);
  }

  /** Never wider than its card: what there is no room for gives way. */
  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    giveWay();
    super.layoutChildren();
  }

  /** What is shown is changed only where it must be: each change asks for another layout. */
  private void giveWay() {
    List<Node> shown = new ArrayList<>(getChildren());
    shown.removeIf(node -> !(isOptional(node) ? isWanted(node) : node.isManaged()));
    if (preferred(shown) > getWidth()) {
      shown.remove(subtitle);
    }
    double whole = preferred(title);
    if (forTitle(shown) < whole) {
      shown.remove(maximize);
    }
    if (forTitle(shown) < whole) {
      shown.removeIf(UnitActions.class::isInstance);
    }
    if (forTitle(shown) < Math.min(whole, LEAST_TITLE * title.getFont().getSize())) {
      shown.remove(help);
    }
    getChildren().stream().filter(this::isOptional).forEach(n -> show(n, shown.contains(n)));
    shorten(forTitle(shown));
  }

  private boolean isOptional(Node node) {
    return node == subtitle || node == maximize || node == help || node instanceof UnitActions;
  }

  private boolean isWanted(Node node) {
    return node == subtitle
        ? wantsSubtitle
        : node == help || getWidth() > (node == maximize ? NARROW : WIDE);
  }

  private void shorten(double room) {
    double whole = preferred(title);
    title.setMinWidth(Math.max(0, Math.min(whole, Math.floor(room))));
    title.setTooltip(room < whole ? wholeTitle : null);
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /** What is left for the title if all else is as narrow as it can be. */
  private double forTitle(List<Node> shown) {
    return getWidth() - least(shown);
  }

  /** The least width of these, with what is between and around them; nothing for the title. */
  private double least(List<Node> nodes) {
    double sum = around(nodes.size());
    for (Node node : nodes) {
      sum += node == title ? 0 : node == subtitle ? preferred(node) : snapSizeX(node.minWidth(-1));
    }
    return sum;
  }

  private double preferred(List<Node> nodes) {
    return around(nodes.size()) + nodes.stream().mapToDouble(this::preferred).sum();
  }

  /** As the layout counts it. */
  private double preferred(Node node) {
    double least = node == title || node == subtitle ? 0 : node.minWidth(-1);
    return snapSizeX(Math.max(least, node.prefWidth(-1)));
  }

  private double around(int nodes) {
    Insets insets = getInsets();
    return snapSpaceX(insets.getLeft())
        + snapSpaceX(insets.getRight())
        + Math.max(0, nodes - 1) * snapSpaceX(getSpacing());
  }
}
