package backflow.ui.pane;

import backflow.ui.theme.Bubble;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** What the "?" of the window says: the keys, and how the window is to be read. */
final class KeysBubble {
  private static final String[][] KEYS = {
    {"Space", "run or pause"},
    {"→", "one step"},
    {"Shift →", "one sub-step: forward, backward, clip, update"},
    {"R", "restart from the same seed"},
    {"N", "restart from the next seed"},
    {"←", "one step back in what was recorded; → forward again, Esc to the newest"},
    {"C", "train a run B beside this one, or end that"},
    {"B", "branch run B off at the step that is shown"},
    {"1 – 9, 0", "the boards; 0 is your own"},
    {"↑ ↓", "select the next layer toward the output, toward the input"},
    {"Wheel", "zoom into steps; drag to move along them, double click for all"},
    {"F", "maximize the chart under the pointer; Esc goes back"},
    {"D", "dark or light"},
    {"Ctrl + −  0", "larger, smaller, normal type"},
    {"Ctrl Z", "undo a setting; Ctrl Shift Z makes it again"},
    {"?", "this list"},
  };

  private KeysBubble() {}

  static void toggle(Node owner) {
    Object open = owner.getProperties().get(KeysBubble.class);
    if (open instanceof PopOver bubble && bubble.isShowing()) {
      bubble.hide();
      return;
    }
    owner.getProperties().put(KeysBubble.class, Bubble.show(owner, words()));
  }

  private static VBox words() {
    Label title = new Label("Keys");
    title.getStyleClass().add("help-title");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("keys");
    ColumnConstraints keys = new ColumnConstraints();
    keys.setMinWidth(ColumnConstraints.CONSTRAIN_TO_PREF);
    grid.getColumnConstraints().setAll(keys, new ColumnConstraints());
    for (int i = 0; i < KEYS.length; i++) {
      Label key = new Label(KEYS[i][0]);
      key.getStyleClass().add("key");
      Label does = new Label(KEYS[i][1]);
      does.getStyleClass().add("help-text");
      grid.addRow(i, key, does);
    }
    Label reading =
        new Label(
            "Layers count from 1 at the input. Click a layer in a chart to follow it in all of"
                + " them. Settings with ↻ start the run again from the same seed; the others change"
                + " it as it goes on. Every chart has a “?” that says how to read it.");
    reading.setWrapText(true);
    reading.getStyleClass().add("help-text");
    VBox box = new VBox(title, grid, reading);
    box.getStyleClass().add("help-bubble");
    box.setId("keys-bubble");
    return box;
  }
}
