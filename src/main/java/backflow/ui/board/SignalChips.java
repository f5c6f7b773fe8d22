package backflow.ui.board;

import backflow.chart.Marker;
import backflow.figure.frame.Measure;
import backflow.figure.frame.Signal;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.shape.SVGPath;
import javafx.util.StringConverter;

/**
 * Which signal is the hero: one chip each, with the shape that stands for it in the charts; and how
 * its entries become one number.
 */
final class SignalChips extends HBox {
  private static final double ALL_WORDS = 720;
  private static final double ONE_WORD = 600;

  /** With less the choice of the measure waits until the card is maximized. */
  private static final double MEASURE = 510;

  private final ToggleGroup group = new ToggleGroup();
  private final ComboBox<Measure> measure = new ComboBox<>();

  private double room = ALL_WORDS;

  SignalChips(Consumer<Signal> chosen) {
    getStyleClass().add("chips");
    for (Signal signal : Signal.APART) {
      ToggleButton chip = new ToggleButton(signal.word(), marker(signal));
      chip.setId("chip-" + signal.word());
      chip.getStyleClass().setAll("chip");
      chip.setUserData(signal);
      chip.setMinWidth(USE_PREF_SIZE);
      chip.setTooltip(new Tooltip(words(signal)));
      chip.setAccessibleText(words(signal));
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
                chosen.accept(chip().by(measure.getValue()));
              }
            });
    measure.setId("signal-measure");
    // its width by style: the cells of the open list hold whole sentences
    measure.getStyleClass().addAll("knob-choice", "measure-choice");
    measure.setMinWidth(USE_PREF_SIZE);
    measure.getItems().setAll(Measure.values());
    measure.setCellFactory(list -> new MeasureCell());
    measure.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Measure one) {
            return one == null ? "" : one.word();
          }

          @Override
          public Measure fromString(String word) {
            return Measure.RMS;
          }
        });
    measure.setValue(Measure.RMS);
    measure.setOnAction(e -> chosen.accept(chip().by(measure.getValue())));
    explain(Signal.BACKWARD);
    getChildren().add(measure);
  }

  void show(Signal signal) {
    boolean choice = signal.measures().size() > 1;
    showMeasure(choice);
    if (choice && measure.getValue() != signal.measure()) {
      measure.setValue(signal.measure());
    }
    explain(signal);
    group.getToggles().stream()
        .filter(toggle -> toggle.getUserData() == signal.byRms() && !toggle.isSelected())
        .forEach(toggle -> toggle.setSelected(true));
  }

  private void showMeasure(boolean choice) {
    boolean shown = choice && room >= MEASURE;
    measure.setVisible(shown);
    measure.setManaged(shown);
  }

  private Signal chip() {
    Toggle selected = group.getSelectedToggle();
    return selected == null ? Signal.BACKWARD : (Signal) selected.getUserData();
  }

  private void explain(Signal signal) {
    String words = signal.unit() + ": " + signal.measure().meaning();
    String rarely = signal.isRare() ? "; measured at every " + Signal.EVERY + "th step" : "";
    measure.setTooltip(
        new Tooltip("How a layer's gradient becomes one number.\n" + words + rarely));
    measure.setAccessibleText("Measure of the signal, " + words + rarely);
  }

  /** What a signal is. */
  private static String words(Signal signal) {
    return switch (signal.byRms()) {
      case DELTA -> "delta, δ = ∂L/∂z: what the activation passes back";
      case WEIGHTS -> "weights, ∂L/∂W: what the optimizer gets";
      case ACTIVATIONS -> "activations, a: what flows forward";
      default -> "backward, ∂L/∂a: what backpropagation hands down to each layer";
    };
  }

  /** A measure in the open list, with what it says. */
  private static final class MeasureCell extends ListCell<Measure> {
    @Override
    protected void updateItem(Measure item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? "" : item.word() + ": " + item.meaning());
    }
  }

  /**
   * Fits the words to the room: all chips have them, the chosen one, or none; where a word is left
   * away, the shape stays and the tooltip says it.
   *
   * @param width of the card at type scale 1, in pixels
   */
  void fit(double width) {
    room = width;
    showMeasure(chip().measures().size() > 1);
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
