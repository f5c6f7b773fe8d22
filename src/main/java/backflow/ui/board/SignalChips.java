package backflow.ui.board;

import backflow.chart.Marker;
import backflow.figure.Signal;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.shape.SVGPath;

/** Which signal is the hero: one chip each, with the shape that stands for it in the charts. */
final class SignalChips extends HBox {
  private static final List<Signal> SIGNALS =
      List.of(Signal.BACKWARD, Signal.WEIGHTS, Signal.ACTIVATIONS);

  private final ToggleGroup group = new ToggleGroup();

  SignalChips(Consumer<Signal> chosen) {
    getStyleClass().add("chips");
    for (Signal signal : SIGNALS) {
      ToggleButton chip = new ToggleButton(signal.word(), marker(signal));
      chip.setId("chip-" + signal.word());
      chip.getStyleClass().setAll("chip");
      chip.setUserData(signal);
      chip.setTooltip(new Tooltip(signal.word()));
      chip.setAccessibleText(signal.word());
      chip.setToggleGroup(group);
      getChildren().add(chip);
    }
    group
        .selectedToggleProperty()
        .addListener(
            (p, was, now) -> {
              if (now == null) {
                group.selectToggle(was);
              } else {
                chosen.accept((Signal) now.getUserData());
              }
            });
  }

  void show(Signal signal) {
    group.getToggles().stream()
        .filter(toggle -> toggle.getUserData() == signal)
        .forEach(toggle -> toggle.setSelected(true));
  }

  /** Leaves the shapes only, for small windows; the words are their tooltips. */
  void setCompact(boolean small) {
    for (Toggle toggle : group.getToggles()) {
      ((ToggleButton) toggle)
          .setContentDisplay(small ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    }
  }

  private static SVGPath marker(Signal signal) {
    SVGPath shape = new SVGPath();
    shape.setContent(
        switch (signal.marker()) {
          case SQUARE -> "M0.5 0.5H8.5V8.5H0.5Z";
          case TRIANGLE -> "M5 0.5L9.5 8.5H0.5Z";
          default -> "M4.5 0A4.5 4.5 0 1 1 4.5 9A4.5 4.5 0 1 1 4.5 0Z";
        });
    shape.getStyleClass().add("chip-marker");
    if (signal.marker() == Marker.CIRCLE) {
      shape.getStyleClass().add("filled");
    }
    return shape;
  }
}
