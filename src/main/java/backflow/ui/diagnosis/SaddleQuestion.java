package backflow.ui.diagnosis;

import backflow.chart.Numbers;
import backflow.math.Blank;
import backflow.study.Curvature;
import backflow.ui.model.AppModel;
import backflow.ui.model.Viewing;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** On a plateau: is it a saddle? Worked out when asked, beside the screen, of run A. */
final class SaddleQuestion extends VBox {
  private final Label answer = new Label();

  SaddleQuestion(AppModel model, Viewing viewing) {
    getStyleClass().add("saddle-question");
    Button ask = new Button("Is it a saddle?");
    ask.setId("ask-saddle");
    ask.getStyleClass().add("small-button");
    ask.setTooltip(
        new Tooltip(
            "Looks for the smallest eigenvalue of the Hessian of the loss over the training set"
                + " (Lanczos). Negative: there is a way down on both sides."));
    answer.setId("saddle-answer");
    answer.setWrapText(true);
    answer.getStyleClass().add("lesson-note");
    say("");
    ask.setOnAction(
        e -> {
          say("Working it out beside the screen…");
          model.askCurvature(viewing.focus().playhead());
        });
    model.curvatureProperty().addListener((p, was, now) -> show(now));
    model.runProperty().addListener(o -> say(""));
    getChildren().setAll(ask, answer);
  }

  private void say(String words) {
    answer.setText(words);
    answer.setVisible(!words.isEmpty());
    answer.setManaged(!words.isEmpty());
  }

  private void show(@Nullable Curvature found) {
    if (found != null) {
      say(words(found));
    }
  }

  static String words(Curvature found) {
    String at = "Step " + Numbers.integer(found.step()) + ": ";
    if (found.iterations() == 0 || Blank.is(found.smallest())) {
      return at + "cannot be told with dropout, whose loss is another at every look.";
    }
    if (Double.isNaN(found.smallest())) {
      return at + "the Hessian is not finite here.";
    }
    String numbers =
        "smallest Hessian eigenvalue "
            + Numbers.value(found.smallest())
            + ", largest "
            + Numbers.value(found.largest());
    return found.isSaddle()
        ? at + "a saddle: " + numbers + ". There is a way down on both sides."
        : at + "no way down was found: " + numbers + ", about 0 or above.";
  }
}
