package backflow.ui.diagnosis;

import backflow.diagnose.Examination;
import backflow.diagnose.Finding;
import backflow.diagnose.rule.Severity;
import backflow.ui.theme.StyleClasses;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The diagnosis in one line, where the window has no room for the column: the worst finding. */
public final class DiagnosisStrip extends HBox {
  private final FontIcon icon = new FontIcon(Feather.CHECK_CIRCLE);
  private final Label name = new Label();
  private final Label words = new Label();
  private final Label others = new Label();
  private final Button why = new Button("Why");

  /**
   * The line.
   *
   * @param pane the column that it stands for
   * @param opens what its button does
   */
  public DiagnosisStrip(DiagnosisPane pane, Runnable opens) {
    setId("diagnosis-strip");
    getStyleClass().setAll("diagnosis-strip");
    name.getStyleClass().add("finding-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    words.getStyleClass().add("strip-words");
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    words.setTooltip(new Tooltip());
    HBox.setHgrow(words, Priority.ALWAYS);
    others.getStyleClass().add("section-note");
    others.setMinWidth(Region.USE_PREF_SIZE);
    why.setId("why");
    why.getStyleClass().add("small-button");
    why.setMinWidth(Region.USE_PREF_SIZE);
    why.setTooltip(new Tooltip("The whole diagnosis, what helps, and the equation"));
    why.setOnAction(e -> opens.run());
    getChildren().setAll(icon, name, words, others, why);
    pane.examinationProperty().addListener((p, was, now) -> show(now));
    show(pane.examinationProperty().get());
  }

  private void show(@Nullable Examination now) {
    if (now == null) {
      tell("fine", Feather.MINUS_CIRCLE, "No step yet", "");
      others.setText("");
    } else if (now.isHealthy()) {
      tell("fine", Feather.CHECK_CIRCLE, "Healthy", "nothing worse than a note at this step");
      others.setText(count(now.count(Severity.NOTE), "note"));
    } else {
      Finding worst = now.findings().get(0);
      String style = Verdict.of(worst.severity()).style();
      tell(style, Verdict.icon(worst), worst.label(), worst.headline());
      int more = now.findings().size() - 1;
      others.setText(more == 0 ? "" : "and " + more + " more");
    }
  }

  private static String count(long n, String word) {
    return n == 0 ? "" : n + " " + word + (n == 1 ? "" : "s");
  }

  private void tell(String style, Feather sign, String title, String sentence) {
    StyleClasses.set(this, "diagnosis-strip", style);
    icon.setIconCode(sign);
    name.setText(title);
    words.setText(sentence);
    words.getTooltip().setText(sentence);
  }
}
