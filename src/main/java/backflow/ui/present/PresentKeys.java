package backflow.ui.present;

import java.util.StringJoiner;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The keys of a presentation, for its "?" and for the notes. */
final class PresentKeys {
  private static final String[][] KEYS = {
    {"Space", "reveal; then train on, or pause"},
    {"Page Down  →", "next scene"},
    {"Page Up  ←", "scene before"},
    {"Home  End", "first scene, last scene"},
    {"1 – 6", "mark what the audience predicts"},
    {"↓  ↑", "another instrument"},
    {"H", "hide again"},
    {"R", "this scene anew"},
    {"F", "freeze the picture while training goes on"},
    {"L", "a ring around the pointer"},
    {"B  .", "black, and back"},
    {"N", "notes on the other monitor"},
    {"D", "dark, light"},
    {"Esc", "leave"},
  };

  private PresentKeys() {}

  static String inOneLine() {
    StringJoiner all = new StringJoiner(" · ");
    for (String[] key : KEYS) {
      all.add(key[0] + ": " + key[1]);
    }
    return all.toString();
  }

  /** A panel with all of them. */
  static VBox panel() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("present-keys-grid");
    for (int i = 0; i < KEYS.length; i++) {
      Label key = new Label(KEYS[i][0]);
      key.getStyleClass().add("key-cap");
      key.setMinWidth(Label.USE_PREF_SIZE);
      Label does = new Label(KEYS[i][1]);
      does.getStyleClass().add("hint-words");
      grid.addRow(i, key, does);
    }
    Label title = new Label("Keys");
    title.getStyleClass().add("slide-heading");
    VBox panel = new VBox(title, grid);
    panel.getStyleClass().add("present-keys");
    panel.setId("present-keys");
    return panel;
  }
}
