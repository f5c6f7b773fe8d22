package backflow.ui.board;

import backflow.figure.Instrument;
import backflow.ui.theme.Bubble;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** How to read an instrument, beside its "?". */
final class HelpBubble {
  private HelpBubble() {}

  static void show(Node owner, Instrument instrument) {
    Instrument.Help help = instrument.help();
    VBox words =
        new VBox(
            styled(help.question(), "help-title"),
            styled(help.reading(), "help-text"),
            styled("What a sick one looks like", "help-heading"),
            styled(help.sick(), "help-text"));
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
