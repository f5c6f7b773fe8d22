package backflow.ui.lesson;

import backflow.ui.canvas.FormulaFlow;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** An answer to choose: its number, its words, and after the reveal whether it was right. */
final class OptionButton extends WrappingButton {
  private final Label mark;

  OptionButton(int number, String words, double scale) {
    this(number, words, new Label(), scale);
  }

  private OptionButton(int number, String words, Label mark, double scale) {
    super(line(number, words, mark, scale));
    this.mark = mark;
    setId("option-" + number);
    getStyleClass().setAll("option");
    setAccessibleText("Answer " + number + ": " + words);
  }

  private static HBox line(int number, String words, Label mark, double scale) {
    Label pill = new Label(Integer.toString(number));
    pill.getStyleClass().add("option-number");
    pill.setMinWidth(USE_PREF_SIZE);
    FormulaFlow text = Words.flow(words, scale);
    HBox.setHgrow(text, Priority.ALWAYS);
    mark.getStyleClass().add("option-mark");
    mark.setMinWidth(USE_PREF_SIZE);
    HBox line = new HBox(pill, text, mark);
    line.getStyleClass().add("option-line");
    return line;
  }

  void choose(boolean chosen) {
    getStyleClass().remove("chosen");
    if (chosen) {
      getStyleClass().add("chosen");
    }
  }

  /** Marks it right or wrong, in a word. */
  void reveal(boolean right, boolean chosen) {
    getStyleClass().setAll("option", right ? "right" : chosen ? "wrong" : "other");
    if (right || chosen) {
      mark.setText(right ? "right" : "not this");
      mark.setGraphic(new FontIcon(right ? Feather.CHECK : Feather.X));
    }
    setAccessibleText(getAccessibleText() + (right ? ", right" : chosen ? ", not this" : ""));
  }
}
