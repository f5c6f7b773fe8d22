package backflow.ui.diagnosis;

import backflow.diagnose.rule.Rule;
import backflow.diagnose.rule.Threshold;
import backflow.ui.model.AppModel;
import backflow.ui.theme.Bubble;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What a rule means, and where it begins to fire; both can be read, the second changed. */
final class RuleBubble {
  private RuleBubble() {}

  static void show(Node owner, Rule rule, AppModel model) {
    VBox words = new VBox(styled(rule.label(), "help-title"), styled(rule.meaning(), "help-text"));
    words.setId("rule-bubble");
    words.getStyleClass().add("help-bubble");
    if (!rule.thresholds().isEmpty()) {
      words.getChildren().add(styled("Thresholds, kept in the experiment file", "help-heading"));
    }
    for (Threshold threshold : rule.thresholds()) {
      words.getChildren().add(new ThresholdField(model, threshold));
    }
    Bubble.show(owner, words);
  }

  private static Label styled(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(style);
    return label;
  }
}
