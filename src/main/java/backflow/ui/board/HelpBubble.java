package backflow.ui.board;

import backflow.figure.frame.Instrument;
import backflow.ui.theme.Bubble;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** How to read an instrument, beside its "?". */
final class HelpBubble {
  private HelpBubble() {}

  /**
   * Shows it.
   *
   * @param formula of the instrument with its numbers; may be empty
   */
  static void show(Node owner, Instrument instrument, List<String> formula) {
    Instrument.Help help = instrument.help();
    VBox words =
        new VBox(
            styled(help.question(), "help-title"),
            styled(help.reading(), "help-text"),
            styled("What a sick one looks like", "help-heading"),
            styled(help.sick(), "help-text"));
    if (!formula.isEmpty()) {
      words.getChildren().add(styled("With the numbers of now", "help-heading"));
      formula.forEach(line -> words.getChildren().add(styled(line, "help-formula")));
    }
    words.getStyleClass().add("help-bubble");
    words.setId("help-bubble");
    Bubble.show(owner, words);
  }

  private static Label styled(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(style);
    return label;
  }
}
