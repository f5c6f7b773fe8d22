package backflow.ui.present;

import backflow.chart.Theme;
import backflow.chart.Typography;
import backflow.figure.frame.Focus;
import backflow.figure.frame.Instrument;
import backflow.figure.frame.Readings;
import backflow.ui.board.BoardReadings;
import backflow.ui.canvas.FramePulse;
import backflow.ui.model.AppModel;
import backflow.ui.model.Appearance;
import backflow.ui.model.Viewing;
import backflow.ui.theme.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The one or two pictures of a slide, read from the run that the model shows. */
final class PictureRow extends HBox {
  private final AppModel model;
  private final Appearance appearance;
  private final Viewing viewing;
  private final FramePulse pulse;
  private final DoubleSupplier typeScale;
  private final List<Picture> pictures = new ArrayList<>();
  private BoardReadings source;
  private boolean frozen;
  private Focus drawn = Focus.LIVE;

  /**
   * An empty row.
   *
   * @param typeScale of the figures
   */
  PictureRow(
      AppModel model,
      Appearance appearance,
      Viewing viewing,
      FramePulse pulse,
      DoubleSupplier typeScale) {
    this.model = model;
    this.appearance = appearance;
    this.viewing = viewing;
    this.pulse = pulse;
    this.typeScale = typeScale;
    source = new BoardReadings(model, viewing, List.of());
    getStyleClass().add("picture-row");
    setMinSize(0, 0);
  }

  /** Shows these instruments instead, uncovered. */
  void show(List<Instrument> instruments) {
    clear();
    source = new BoardReadings(model, viewing, instruments);
    for (Instrument instrument : instruments) {
      Picture picture = new Picture(instrument, source.readings(), viewing, this::look);
      HBox.setHgrow(picture, Priority.ALWAYS);
      picture.setPrefWidth(1);
      picture.setMinWidth(0);
      picture.narrow(instruments.size() > 1);
      pictures.add(picture);
      pulse.paint(picture.canvas());
    }
    getChildren().setAll(pictures);
  }

  /** Shows nothing any more. */
  void clear() {
    pictures.forEach(picture -> pulse.forget(picture.canvas()));
    pictures.clear();
    getChildren().clear();
    frozen = false;
  }

  private backflow.figure.frame.Look look(double width, double height) {
    Theme theme = appearance.lookProperty().get() == Look.DARK ? Theme.DARK : Theme.LIGHT;
    return new backflow.figure.frame.Look(
        theme, width, height, new Typography(typeScale.getAsDouble()));
  }

  List<Picture> pictures() {
    return pictures;
  }

  /** What the pictures show. */
  Readings readings() {
    return source.readings();
  }

  /** Whether the pictures stand while training goes on. */
  boolean isFrozen() {
    return frozen;
  }

  void freeze(boolean on) {
    frozen = on;
    source.stale();
  }

  void repaint() {
    pictures.forEach(picture -> picture.canvas().repaintSoon());
  }

  /** Copies what is new; once per frame. @return whether there was anything */
  boolean pull() {
    if (frozen) {
      return false;
    }
    if (source.turn()) {
      pictures.forEach(Picture::forget);
    }
    follow();
    boolean changed = source.pull((int) Math.max(64, getWidth()));
    if (changed) {
      pictures.forEach(picture -> picture.canvas().repaint());
    }
    return changed;
  }

  /** Another step, signal or layer is looked at. */
  private void follow() {
    Focus now = viewing.focus();
    if (now.equals(drawn)) {
      return;
    }
    boolean others =
        now.hero() != drawn.hero()
            || now.playhead() != drawn.playhead()
            || !now.span().equals(drawn.span());
    drawn = now;
    if (others) {
      source.stale();
      pictures.forEach(Picture::tell);
    }
    repaint();
  }
}
