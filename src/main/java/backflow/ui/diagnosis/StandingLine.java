package backflow.ui.diagnosis;

import backflow.diagnose.Standing;
import backflow.ui.theme.StyleClasses;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A rule that has no finding, and its number or why not; a click tells its thresholds. */
final class StandingLine extends Button {
  private final FontIcon icon = new FontIcon(Feather.CHECK_CIRCLE);
  private final Label name = new Label();
  private final Label figure = new Label();

  StandingLine(Consumer<Node> asked) {
    getStyleClass().add("standing");
    name.setMinWidth(Region.USE_PREF_SIZE);
    name.getStyleClass().add("standing-name");
    figure.getStyleClass().add("standing-figure");
    figure.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(icon, name, gap, figure);
    line.getStyleClass().add("standing-line");
    setGraphic(line);
    setMaxWidth(Double.MAX_VALUE);
    line.prefWidthProperty().bind(widthProperty().subtract(16));
    line.maxWidthProperty().bind(widthProperty().subtract(16));
    setTooltip(new Tooltip());
    setOnAction(e -> asked.accept(this));
  }

  void show(Standing standing) {
    boolean fine = standing.state() == Standing.State.FINE;
    setId("standing-" + standing.id());
    icon.setIconCode(fine ? Feather.CHECK_CIRCLE : Feather.MINUS_CIRCLE);
    StyleClasses.set(this, "standing", fine ? "fine" : "not-defined");
    name.setText(standing.label());
    figure.setText(standing.figure());
    String words = standing.label() + ": " + standing.figure();
    getTooltip().setText(words + "\nClick: what it means, and its thresholds");
    setAccessibleText(verdict(standing.state()) + words);
  }

  private static String verdict(Standing.State state) {
    return switch (state) {
      case FINE -> "fine: ";
      case EXPLAINED -> "not raised: ";
      case NOT_APPLICABLE -> "not defined: ";
      case FOUND -> "found: ";
    };
  }
}
