package backflow.ui.pane;

import backflow.chart.Numbers;
import backflow.probe.Event;
import backflow.ui.model.AppModel;
import backflow.ui.model.Stops;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** When the run shall pause by itself: at a step, a loss, or an event. */
final class StopMenu extends MenuButton {
  private final AppModel model;

  StopMenu(AppModel model) {
    super(null, new FontIcon(Feather.FLAG));
    this.model = model;
    setId("stop-menu");
    getStyleClass().add("card-menu");
    setTooltip(new Tooltip("When to pause by itself"));
    setAccessibleText("When to pause by itself");
    getItems().add(new MenuItem("…"));
    setOnShowing(e -> fill());
  }

  private void fill() {
    Stops stops = model.stopsProperty().get();
    MenuItem step = new MenuItem(stepWords(stops));
    step.setOnAction(e -> ask("Pause after how many steps? Empty: never", this::step));
    MenuItem loss = new MenuItem(lossWords(stops));
    loss.setOnAction(e -> ask("Pause when the loss is below? Empty: never", this::loss));
    getItems()
        .setAll(
            event(stops, Event.Kind.NON_FINITE, "Pause at the first NaN or ∞"),
            event(stops, Event.Kind.FIRST_DEATH, "Pause at the first unit that dies"),
            event(stops, Event.Kind.CLIPPING_STARTED, "Pause when clipping starts"),
            new SeparatorMenuItem(),
            step,
            loss);
  }

  private CheckMenuItem event(Stops stops, Event.Kind kind, String words) {
    CheckMenuItem item = new CheckMenuItem(words);
    item.setSelected(stops.onEvents().contains(kind));
    item.setOnAction(
        e -> model.stopsProperty().set(model.stopsProperty().get().with(kind, item.isSelected())));
    return item;
  }

  private static String stepWords(Stops stops) {
    return stops.atStep() < 0
        ? "Pause at a step…"
        : "Pause at step " + Numbers.integer(stops.atStep()) + "…";
  }

  private static String lossWords(Stops stops) {
    return Double.isNaN(stops.lossBelow())
        ? "Pause at a loss…"
        : "Pause when the loss is below " + Numbers.value(stops.lossBelow()) + "…";
  }

  private void ask(String question, Consumer<String> answered) {
    TextInputDialog dialog = new TextInputDialog();
    dialog.initOwner(getScene().getWindow());
    dialog.setTitle("Backflow");
    dialog.setHeaderText(question);
    dialog.showAndWait().ifPresent(answered);
  }

  private void step(String text) {
    Stops stops = model.stopsProperty().get();
    try {
      long step = text.isBlank() ? -1 : Long.parseLong(text.strip().replace(",", ""));
      model.stopsProperty().set(stops.withStep(step));
    } catch (NumberFormatException e) {
      ask("“" + text + "” is not a whole number. Pause after how many steps?", this::step);
    }
  }

  private void loss(String text) {
    Stops stops = model.stopsProperty().get();
    try {
      double loss = text.isBlank() ? Double.NaN : Double.parseDouble(text.strip());
      model.stopsProperty().set(stops.withLossBelow(loss));
    } catch (NumberFormatException e) {
      ask("“" + text + "” is not a number. Pause when the loss is below?", this::loss);
    }
  }
}
