package backflow.ui.lesson;

import backflow.lesson.Summary;
import javafx.scene.layout.VBox;

/** What is to be kept of a lesson: a few sentences, formulas, and where it can be read up. */
final class SummaryPage extends VBox {
  private static final double FORMULA = 15;

  SummaryPage(Summary summary, double scale) {
    setId("lesson-summary");
    getStyleClass().add("lesson-page");
    getChildren().add(Words.label("What to keep", "lesson-step-title"));
    getChildren().addAll(Words.paragraphs(summary.text(), scale));
    VBox formulas = new VBox();
    formulas.getStyleClass().add("lesson-formulas");
    for (String formula : summary.formulas()) {
      formulas.getChildren().add(Words.flow(formula, scale * FORMULA / 14));
    }
    getChildren().add(formulas);
    if (!summary.sources().isEmpty()) {
      getChildren().add(Words.label("Sources", "lesson-heading"));
      summary.sources().forEach(s -> getChildren().add(Words.label(s, "lesson-note")));
    }
  }
}
