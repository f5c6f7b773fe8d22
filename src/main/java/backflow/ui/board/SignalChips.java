package backflow.ui.board;

import backflow.chart.Marker;
import backflow.figure.frame.Signal;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.shape.SVGPath;
import javafx.util.StringConverter;

/** Which signal is the hero: one chip each, with the shape that stands for it in the charts. */
final class SignalChips extends HBox {
  private static final List<Signal> SIGNALS =
      List.of(Signal.BACKWARD, Signal.DELTA, Signal.WEIGHTS, Signal.ACTIVATIONS);

  private static final List<Signal> MEASURES =
      List.of(Signal.WEIGHTS, Signal.WEIGHTS_NORM, Signal.WEIGHTS_MEAN, Signal.WEIGHTS_MAX);

  private static final double ALL_WORDS = 720;
  private static final double ONE_WORD = 500;

  private final ToggleGroup group = new ToggleGroup();
  private final ComboBox<Signal> measure = new ComboBox<>();

  private double room = ALL_WORDS;

  SignalChips(Consumer<Signal> chosen) {
    getStyleClass().add("chips");
    for (Signal signal : SIGNALS) {
      ToggleButton chip = new ToggleButton(signal.word(), marker(signal));
      chip.setId("chip-" + signal.word());
      chip.getStyleClass().setAll("chip");
      chip.setUserData(signal);
      chip.setMinWidth(USE_PREF_SIZE);
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
                fit(room);
                chosen.accept(wanted((Signal) now.getUserData()));
              }
            });
    measure.setId("weights-measure");
    measure.getStyleClass().add("knob-choice");
    measure.getItems().setAll(MEASURES);
    measure.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Signal signal) {
            return signal == null ? "" : signal.measure();
          }

          @Override
          public Signal fromString(String word) {
            return Signal.WEIGHTS;
          }
        });
    measure.setValue(Signal.WEIGHTS);
    measure.setTooltip(new Tooltip("How the entries of a layer's weight gradient are summed up"));
    measure.setAccessibleText("Measure of the weight gradient");
    measure.setOnAction(e -> chosen.accept(measure.getValue()));
    getChildren().add(measure);
  }

  void show(Signal signal) {
    boolean weights = signal.isWeights();
    measure.setVisible(weights);
    measure.setManaged(weights);
    if (weights && measure.getValue() != signal) {
      measure.setValue(signal);
    }
    Signal chip = weights ? Signal.WEIGHTS : signal;
    group.getToggles().stream()
        .filter(toggle -> toggle.getUserData() == chip && !toggle.isSelected())
        .forEach(toggle -> toggle.setSelected(true));
  }

  /** The weights as they are measured now. */
  private Signal wanted(Signal chip) {
    return chip == Signal.WEIGHTS ? measure.getValue() : chip;
  }

  /**
   * Fits the words to the room: all chips have them, the chosen one, or none; where a word is left
   * away, the shape stays and the tooltip says it.
   *
   * @param width of the card at type scale 1, in pixels
   */
  void fit(double width) {
    room = width;
    for (Toggle toggle : group.getToggles()) {
      boolean word = width >= ALL_WORDS || width >= ONE_WORD && toggle.isSelected();
      ((ToggleButton) toggle)
          .setContentDisplay(word ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
    }
  }

  private static SVGPath marker(Signal signal) {
    SVGPath shape = new SVGPath();
    shape.setContent(
        switch (signal.marker()) {
          case SQUARE -> "M0.5 0.5H8.5V8.5H0.5Z";
          case DIAMOND -> "M5 0L10 5L5 10L0 5Z";
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
