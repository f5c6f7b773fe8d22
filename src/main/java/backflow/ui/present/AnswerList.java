package backflow.ui.present;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The answers to choose from; revealed, the right one is marked by word, sign and colour. */
final class AnswerList extends VBox {
  AnswerList() {
    getStyleClass().add("answers");
    setId("answers");
  }

  /**
   * Shows a question's answers.
   *
   * @param chosen what the audience predicts, from 1; 0: nothing yet
   */
  void show(Question question, int chosen, boolean revealed) {
    getChildren().clear();
    List<String> answers = question.answers();
    for (int i = 1; i <= answers.size(); i++) {
      getChildren().add(row(i, answers.get(i - 1), question.right(), chosen, revealed));
    }
  }

  private static HBox row(int number, String answer, int right, int chosen, boolean revealed) {
    boolean isRight = revealed && number == right;
    StackPane circle = new StackPane(styled(Integer.toString(number), "answer-number"));
    circle.getStyleClass().add("answer-circle");
    Label words = styled(answer, "answer-words");
    words.setWrapText(true);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(circle, words);
    row.getStyleClass().add("answer");
    row.setId("answer-" + number);
    if (isRight) {
      row.getStyleClass().add("right");
      row.getChildren().add(styled("right", "answer-verdict"));
      row.getChildren().add(new FontIcon(Feather.CHECK_CIRCLE));
    } else if (revealed) {
      row.getStyleClass().add("past");
    }
    if (number == chosen) {
      row.getStyleClass().add("chosen");
      if (!isRight) {
        row.getChildren().add(styled("predicted", "answer-verdict"));
      }
    }
    return row;
  }

  private static Label styled(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    if (!style.equals("answer-words")) {
      label.setMinWidth(USE_PREF_SIZE);
    }
    return label;
  }
}
