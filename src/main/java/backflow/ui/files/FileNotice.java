package backflow.ui.files;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line above the board with what there is to say about files; hidden if there is nothing. */
public final class FileNotice extends HBox {
  private final ExperimentFiles files;
  private final FontIcon icon = new FontIcon(Feather.FILE_TEXT);
  private final Label title = new Label();
  private final Label words = new Label();
  private final HBox offers = new HBox();

  /**
   * The line.
   *
   * @param files what it speaks of
   */
  public FileNotice(ExperimentFiles files) {
    this.files = files;
    setId("file-notice");
    getStyleClass().addAll("notice", "file-notice");
    title.getStyleClass().add("notice-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    words.getStyleClass().add("notice-words");
    words.setId("file-notice-words");
    words.setWrapText(true);
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    offers.getStyleClass().add("offers");
    offers.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().setAll(icon, title, words, offers, leave());
    files.messageProperty().addListener((p, was, now) -> show(now));
    show(files.messageProperty().get());
  }

  private Button leave() {
    Button leave = new Button(null, new FontIcon(Feather.X));
    leave.setId("file-notice-close");
    leave.getStyleClass().add("icon-button");
    leave.setTooltip(new Tooltip("Close this line"));
    leave.setAccessibleText("Close this line");
    leave.setOnAction(e -> files.hush());
    return leave;
  }

  private void show(Message message) {
    setVisible(!message.isEmpty());
    setManaged(!message.isEmpty());
    getStyleClass().removeAll("failed", "opening");
    getStyleClass().add(message.failed() ? "failed" : "opening");
    icon.setIconCode(message.failed() ? Feather.ALERT_OCTAGON : Feather.FILE_TEXT);
    title.setText(message.title());
    words.setText(message.words());
    offers.getChildren().clear();
    for (Message.Offer offer : message.offers()) {
      offers.getChildren().add(button(offer));
    }
  }

  private static Button button(Message.Offer offer) {
    Button button = new Button(offer.words());
    button.setId("offer-" + offer.words().toLowerCase(Locale.ROOT).replace(' ', '-'));
    button.getStyleClass().add("small-button");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> offer.action().run());
    return button;
  }
}
