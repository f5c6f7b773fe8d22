package backflow.ui.hunt;

import backflow.check.hunt.Guess;
import backflow.check.hunt.Hunt;
import backflow.check.hunt.Reveal;
import backflow.check.hunt.Search;
import backflow.check.hunt.Verdict;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** What came of hints and guesses, and at the end the answer. */
final class HuntTrail extends VBox {
  private final double scale;

  HuntTrail(double scale) {
    this.scale = scale;
    setId("hunt-trail");
    getStyleClass().add("hunt-trail");
  }

  void show(Search search) {
    getChildren().clear();
    if (search.over()) {
      getChildren().add(answer(search));
    }
    List<String> hints = search.hints();
    for (int i = 0; i < hints.size(); i++) {
      Node hint = Lines.flow("Hint " + (i + 1) + ". " + hints.get(i), scale, "hunt-hint");
      hint.setId("hunt-hint-" + (i + 1));
      getChildren().add(hint);
    }
    for (Guess guess : search.guesses()) {
      getChildren().add(verdict(guess, search.hunt()));
    }
  }

  private static Node verdict(Guess guess, Hunt hunt) {
    String what =
        "Layer " + Lines.layer(guess.layer(), hunt.ground().layers()) + ", " + guess.kind().label();
    boolean right = guess.verdict() == Verdict.RIGHT;
    Node line = Lines.label(what + ": " + guess.verdict().words(), "hunt-verdict");
    line.getStyleClass().add(right ? "right" : "wrong");
    return line;
  }

  private VBox answer(Search search) {
    Reveal reveal = search.hunt().reveal();
    int points = search.points();
    String title =
        search.found()
            ? "Found: " + points + (points == 1 ? " point" : " points")
            : "It was “" + reveal.bug().label() + "” in " + reveal.place().name();
    VBox box =
        new VBox(
            Lines.label(title, "lesson-step-title"),
            Lines.label("The line as it was", "lesson-heading"),
            Lines.flow(reveal.wrong(), scale, "hunt-wrong-line"),
            Lines.label("As it should be", "lesson-heading"),
            Lines.flow(reveal.right(), scale, "hunt-right-line"),
            Lines.label("What pointed to it", "lesson-heading"),
            Lines.flow(reveal.trace(), scale, "hunt-trace"),
            Lines.flow(
                "ℓ = n·L is the summed loss of the n samples; 1/n stands in the gradients of the"
                    + " parameters.",
                scale,
                "hunt-note"));
    box.setId("hunt-answer");
    box.getStyleClass().add("lesson-reveal");
    return box;
  }
}
