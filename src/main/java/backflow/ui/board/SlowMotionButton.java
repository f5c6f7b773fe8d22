package backflow.ui.board;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Plays the shown step in slow motion, or stops that. */
final class SlowMotionButton extends Button {
  private static final String SAYS =
      "Forward, loss, backward, clip, update of the step that is shown, one after the other";

  private final FontIcon icon = new FontIcon();

  SlowMotionButton(SlowMotion motion) {
    setId("graph-slow-motion");
    getStyleClass().add("small-button");
    setMinWidth(Region.USE_PREF_SIZE);
    setGraphic(icon);
    setTooltip(new Tooltip(SAYS));
    setOnAction(
        e -> {
          if (motion.playingProperty().get()) {
            motion.stop();
          } else {
            motion.playAll();
          }
        });
    motion.playingProperty().addListener((p, was, now) -> show(now));
    show(false);
  }

  private void show(boolean playing) {
    icon.setIconCode(playing ? Feather.SQUARE : Feather.PLAY);
    setText(playing ? "Stop" : "Slow motion");
    setAccessibleText(playing ? "Stop the slow motion" : "Slow motion. " + SAYS);
  }
}
