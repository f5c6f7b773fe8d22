package backflow.ui.board;

import backflow.chart.Numbers;
import backflow.figure.frame.Knob;
import backflow.figure.frame.Knobs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The knobs of an instrument in the header of its card. */
final class KnobRow extends HBox {
  private final Supplier<Knobs> now;
  private final Consumer<Knobs> turned;
  private final List<Runnable> followers = new ArrayList<>();

  KnobRow(List<Knob> knobs, Supplier<Knobs> now, Consumer<Knobs> turned) {
    this.now = now;
    this.turned = turned;
    getStyleClass().add("knobs");
    setAlignment(Pos.CENTER_LEFT);
    setSpacing(10);
    for (Knob knob : knobs) {
      getChildren()
          .add(knob instanceof Knob.Choice choice ? choice(choice) : dial((Knob.Dial) knob));
    }
  }

  /** Shows how the knobs stand, if something else has turned them. */
  void follow() {
    followers.forEach(Runnable::run);
  }

  /** How wide a card must be for its title, its knobs and its buttons to stand in one line. */
  double roomInHeader() {
    double needed = 330;
    for (Node knob : getChildren()) {
      needed += knob instanceof ComboBox ? 120 : 230;
    }
    return needed;
  }

  /** Spreads over a line under the header, or keeps together in it. */
  void inOwnLine(boolean own) {
    getStyleClass().remove("knob-line");
    if (own) {
      getStyleClass().add("knob-line");
    }
    for (Node knob : getChildren()) {
      HBox.setHgrow(knob, own ? Priority.ALWAYS : Priority.NEVER);
    }
  }

  private Node choice(Knob.Choice choice) {
    ComboBox<String> box = new ComboBox<>();
    box.getItems().setAll(choice.words());
    box.setValue(now.get().of(choice));
    box.setId("knob-" + choice.id());
    box.getStyleClass().add("knob-choice");
    box.setMinWidth(USE_PREF_SIZE);
    box.setTooltip(new Tooltip(choice.label()));
    box.setAccessibleText(choice.label());
    box.setOnAction(e -> turned.accept(now.get().with(choice, box.getValue())));
    followers.add(() -> box.setValue(now.get().of(choice)));
    return box;
  }

  private Node dial(Knob.Dial dial) {
    double low = dial.log() ? Math.log10(dial.low()) : dial.low();
    double high = dial.log() ? Math.log10(dial.high()) : dial.high();
    double start = now.get().of(dial);
    Slider slider = new Slider(low, high, dial.log() ? Math.log10(start) : start);
    slider.setId("knob-" + dial.id());
    slider.getStyleClass().add("knob-dial");
    slider.setPrefWidth(110);
    slider.setMinWidth(26);
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider.setTooltip(new Tooltip(dial.label()));
    slider.setAccessibleText(dial.label());
    Label number = new Label(words(dial, start));
    number.getStyleClass().add("knob-number");
    slider
        .valueProperty()
        .addListener(
            (p, was, value) -> {
              double rounded = value(dial, value.doubleValue());
              number.setText(words(dial, rounded));
              turned.accept(now.get().with(dial, rounded));
            });
    followers.add(
        () -> {
          double stands = now.get().of(dial);
          if (stands != value(dial, slider.getValue())) {
            slider.setValue(dial.log() ? Math.log10(stands) : stands);
          }
        });
    Label name = new Label(dial.label());
    name.getStyleClass().add("knob-label");
    name.setMinWidth(Region.USE_PREF_SIZE);
    HBox box = new HBox(4, name, slider, number);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  /** What a place of the slider means. */
  private static double value(Knob.Dial dial, double place) {
    double x = dial.log() ? Math.pow(10, place) : place;
    return dial.whole() ? Math.rint(x) : x;
  }

  private static String words(Knob.Dial dial, double value) {
    return dial.whole() ? Numbers.integer((long) value) : Numbers.value(value);
  }
}
