package backflow.ui.board;

import backflow.figure.frame.Focus;
import backflow.train.Intervention;
import backflow.ui.model.AppModel;
import backflow.ui.model.Viewing;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Kill, freeze, perturb the selected unit of the running network, or let it go. */
final class UnitActions extends HBox {
  UnitActions(AppModel model, Viewing viewing) {
    getStyleClass().add("unit-actions");
    setSpacing(4);
    setAlignment(Pos.CENTER_LEFT);
    for (Intervention.Kind kind : Intervention.Kind.values()) {
      Button button = new Button(word(kind));
      button.setId("unit-" + kind.name().toLowerCase(Locale.ROOT));
      button.getStyleClass().add("small-button");
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setTooltip(new Tooltip(says(kind)));
      button.setOnAction(
          e -> {
            Focus focus = viewing.focus();
            model.intervene(Intervention.of(kind, focus.layer(), focus.unit()));
          });
      getChildren().add(button);
    }
    viewing.focusProperty().addListener((p, was, now) -> setDisable(now.unit() == 0));
    setDisable(viewing.focus().unit() == 0);
  }

  private static String word(Intervention.Kind kind) {
    return switch (kind) {
      case KILL -> "Kill";
      case FREEZE -> "Freeze";
      case PERTURB -> "Perturb";
      case RELEASE -> "Let go";
    };
  }

  private static String says(Intervention.Kind kind) {
    return switch (kind) {
      case KILL -> "Hold the unit's activation at 0 from now on";
      case FREEZE -> "Leave the unit's incoming weights and bias as they are from now on";
      case PERTURB -> "Shake the unit's incoming weights once";
      case RELEASE -> "Neither dead nor frozen from now on";
    };
  }
}
