package backflow.ui.board;

import backflow.figure.frame.Focus;
import backflow.figure.frame.Readings;
import backflow.study.UnitPortrait;
import backflow.train.Intervention;
import backflow.ui.model.AppModel;
import backflow.ui.model.Viewing;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * Kill, freeze, perturb the unit under the lens in the running network, or let it go. That unit is
 * then selected, so that it stays under the lens.
 */
final class UnitActions extends HBox {
  private final AppModel model;
  private final Viewing viewing;
  private final Readings readings;

  UnitActions(AppModel model, Viewing viewing, Readings readings) {
    this.model = model;
    this.viewing = viewing;
    this.readings = readings;
    getStyleClass().add("unit-actions");
    setSpacing(4);
    setAlignment(Pos.CENTER_LEFT);
    for (Intervention.Kind kind : Intervention.Kind.values()) {
      Button button = new Button(word(kind));
      button.setId("unit-" + kind.name().toLowerCase(Locale.ROOT));
      button.getStyleClass().add("small-button");
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setTooltip(new Tooltip(says(kind)));
      button.setAccessibleText(word(kind) + ": " + says(kind));
      button.setOnAction(e -> act(kind));
      getChildren().add(button);
    }
  }

  private void act(Intervention.Kind kind) {
    Focus unit = target(viewing.focus(), readings);
    if (unit.unit() > 0) {
      viewing.focus(unit);
      model.intervene(Intervention.of(kind, unit.layer(), unit.unit()));
    }
  }

  /**
   * The focus on the unit that would be acted on: the selected one, else the one under the lens.
   * Its unit is 0 while there is none.
   */
  static Focus target(Focus focus, Readings readings) {
    UnitPortrait shown = readings.findings().find(UnitPortrait.class);
    return focus.unit() > 0 || shown == null
        ? focus
        : focus.withUnit(shown.facts().layer(), shown.facts().unit());
  }

  /** What it is called on a button. */
  static String word(Intervention.Kind kind) {
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
      case PERTURB ->
          "Add N(0, 0.1²) to each of the unit's incoming weights, once; back from it by scrubbing"
              + " to an earlier step and branching (B), or by a restart (R)";
      case RELEASE -> "Neither killed nor frozen from now on";
    };
  }
}
