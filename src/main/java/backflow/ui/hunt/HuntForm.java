package backflow.ui.hunt;

import backflow.check.hunt.Hunt;
import backflow.check.hunt.bug.Bug;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Which layer, which mistake: what a guess is made of. */
final class HuntForm extends VBox {
  private final ToggleGroup layers = new ToggleGroup();
  private final ToggleGroup kinds = new ToggleGroup();

  /**
   * Nothing chosen.
   *
   * @param changed told when anything is chosen
   */
  HuntForm(Hunt hunt, Runnable changed) {
    setId("hunt-form");
    getStyleClass().add("hunt-form");
    FlowPane line = new FlowPane();
    line.getStyleClass().add("hunt-layers");
    for (int l = 1; l <= hunt.ground().layers(); l++) {
      line.getChildren().add(layer(l, hunt.ground().layers()));
    }
    getChildren().setAll(Lines.label("Which layer?", "lesson-heading"), line);
    getChildren().add(Lines.label("Which mistake?", "lesson-heading"));
    for (Bug bug : hunt.offered()) {
      getChildren().add(kind(bug));
    }
    InvalidationListener listener = o -> changed.run();
    layers.selectedToggleProperty().addListener((p, was, now) -> stay(was, now));
    layers.selectedToggleProperty().addListener(listener);
    kinds.selectedToggleProperty().addListener(listener);
  }

  /** A chosen layer that is pressed once more stays chosen. */
  private void stay(@Nullable Toggle was, @Nullable Toggle now) {
    if (now == null) {
      layers.selectToggle(was);
    }
  }

  private ToggleButton layer(int layer, int of) {
    ToggleButton button = new ToggleButton(Lines.layer(layer, of));
    button.setId("hunt-layer-" + layer);
    button.getStyleClass().setAll("toggle-button", "chip");
    button.setUserData(layer);
    button.setToggleGroup(layers);
    button.setTooltip(
        new Tooltip(
            "The layer whose formula is wrong. Its own gradients may be right, if it hands a wrong"
                + " signal to the layer below."));
    button.setAccessibleText("Layer " + Lines.layer(layer, of));
    return button;
  }

  private RadioButton kind(Bug bug) {
    RadioButton button = new RadioButton(bug.label());
    button.setId("hunt-kind-" + bug.id());
    button.getStyleClass().add("hunt-kind");
    button.setUserData(bug);
    button.setToggleGroup(kinds);
    return button;
  }

  /** The chosen layer; 0: none. */
  int layer() {
    Toggle chosen = layers.getSelectedToggle();
    return chosen == null ? 0 : (int) chosen.getUserData();
  }

  /** The chosen mistake; null: none. */
  @Nullable Bug kind() {
    Toggle chosen = kinds.getSelectedToggle();
    return chosen == null ? null : (Bug) chosen.getUserData();
  }

  /** Chooses a layer, if there is one of that number. @return whether there is */
  boolean chooseLayer(int layer) {
    boolean there = layer >= 1 && layer <= layers.getToggles().size();
    if (there) {
      layers.selectToggle(layers.getToggles().get(layer - 1));
    }
    return there;
  }

  /** Chooses the mistake so many lines further down. */
  void moveKind(int by) {
    List<Toggle> all = new ArrayList<>(kinds.getToggles());
    int now = all.indexOf(Objects.requireNonNullElse(kinds.getSelectedToggle(), all.get(0)));
    boolean none = kinds.getSelectedToggle() == null;
    int next = none ? 0 : Math.floorMod(now + by, all.size());
    kinds.selectToggle(all.get(next));
  }
}
