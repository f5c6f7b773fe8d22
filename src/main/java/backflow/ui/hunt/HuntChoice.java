package backflow.ui.hunt;

import backflow.check.hunt.Level;
import backflow.ui.model.AppModel;
import backflow.ui.model.HuntDesk;
import java.time.Clock;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Which hunt is dealt: its level and its number. */
final class HuntChoice extends HBox {
  /** Numbers that can be told to a class. */
  private static final long MOST = 999_999;

  private final AppModel model;
  private final HuntDesk desk;
  private final ComboBox<Level> level = new ComboBox<>();
  private final TextField number = new TextField();
  private boolean telling;

  HuntChoice(AppModel model) {
    this.model = model;
    desk = model.hunts();
    getStyleClass().addAll("control-line", "hunt-choice");
    level.setId("hunt-level");
    level.getItems().setAll(Level.values());
    level.setConverter(new LevelWords());
    level.setTooltip(new Tooltip("How deep the network is, and of how many parts"));
    level.setAccessibleText("Level");
    level.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(level, Priority.ALWAYS);
    level.valueProperty().addListener((p, was, now) -> chosen(now));
    number.setId("hunt-number");
    number.getStyleClass().addAll("number-field", "hunt-number");
    number.setTooltip(
        new Tooltip("A number from 1 to 999999: the same number is the same hunt, everywhere"));
    number.setAccessibleText("Number of the hunt");
    number.setOnAction(e -> typed());
    Label no = new Label("No.");
    no.getStyleClass().add("control-label");
    no.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().setAll(level, no, number);
  }

  /** Deals the next hunt of the same level; the first one is another at every start. */
  static void next(AppModel model) {
    HuntDesk desk = model.hunts();
    long before = desk.number() == 0 ? Clock.systemUTC().millis() : desk.number();
    model.hunt(desk.level(), before % MOST + 1);
  }

  private void chosen(@Nullable Level now) {
    if (now != null && !telling) {
      model.hunt(now, desk.number());
    }
  }

  /** What is no number of a hunt is put back. */
  private void typed() {
    long wish = parsed(number.getText().strip().replace(",", ""));
    if (wish >= 1 && wish <= MOST) {
      model.hunt(desk.level(), wish);
    } else {
      follow();
    }
  }

  private static long parsed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Shows which hunt is hunted. */
  void follow() {
    telling = true;
    level.setValue(desk.level());
    number.setText(Long.toString(desk.number()));
    telling = false;
  }

  /** The levels as they are called. */
  private static final class LevelWords extends StringConverter<Level> {
    @Override
    public String toString(@Nullable Level level) {
      return level == null ? "" : level.label();
    }

    @Override
    public Level fromString(String words) {
      return Level.valueOf(words);
    }
  }
}
