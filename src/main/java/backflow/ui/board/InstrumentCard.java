package backflow.ui.board;

import backflow.figure.Figure;
import backflow.figure.Focus;
import backflow.figure.Hit;
import backflow.figure.Instrument;
import backflow.figure.Look;
import backflow.figure.Readings;
import backflow.ui.canvas.ChartCanvas;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One instrument in its frame: title, help, maximize, and the figure. A figure that fails says so
 * here, in words, and nowhere else.
 */
final class InstrumentCard extends VBox {
  private final Instrument instrument;
  private final Figure figure;
  private final ChartCanvas canvas;
  private final Label subtitle = new Label();
  private final Label failure = new Label();
  private final HBox header = new HBox();
  private final Button maximize;

  /**
   * What the card shows and how, asked at every painting.
   *
   * @param readings what was measured
   * @param look colours and sizes, for a width and a height
   * @param focus what the reader looks at
   */
  record Source(Readings readings, Sized look, Supplier<Focus> focus) {
    /** The look at a size. */
    @FunctionalInterface
    interface Sized {
      /** The look of a figure of that size. */
      Look of(double width, double height);
    }
  }

  InstrumentCard(Instrument instrument, Source source) {
    this.instrument = instrument;
    figure = instrument.figure();
    getStyleClass().add("card");
    setId("card-" + instrument.id());
    canvas =
        new ChartCanvas(
            (pen, width, height) -> {
              if (!failure.isVisible()) {
                draw(
                    () ->
                        figure.draw(
                            pen,
                            source.readings(),
                            source.look().of(width, height),
                            source.focus().get()));
              }
            });
    canvas.setId("canvas-" + instrument.id());
    failure.getStyleClass().add("card-failure");
    failure.setWrapText(true);
    failure.setVisible(false);
    StackPane body = new StackPane(canvas, failure);
    body.setMinSize(0, 0);
    VBox.setVgrow(body, Priority.ALWAYS);
    maximize = iconButton(Feather.MAXIMIZE_2, "maximize-" + instrument.id(), "Maximize (F)");
    fillHeader();
    getChildren().setAll(header, body);
  }

  private void fillHeader() {
    Label title = new Label(instrument.title());
    title.getStyleClass().add("card-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    subtitle.getStyleClass().add("card-subtitle");
    subtitle.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button help = iconButton(Feather.HELP_CIRCLE, "help-" + instrument.id(), "How to read this");
    help.setOnAction(e -> HelpBubble.show(help, instrument));
    header.getStyleClass().add("card-header");
    header.getChildren().setAll(title, subtitle, gap, help, maximize);
  }

  private static Button iconButton(Feather icon, String id, String says) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add("icon-button");
    button.setTooltip(new Tooltip(says));
    button.setAccessibleText(says);
    return button;
  }

  private void draw(Runnable drawing) {
    try {
      drawing.run();
    } catch (RuntimeException e) {
      failure.setText(
          "This chart could not be drawn; training goes on.\n"
              + e.getClass().getSimpleName()
              + (e.getMessage() == null ? "" : ": " + e.getMessage()));
      failure.setVisible(true);
      canvas.setVisible(false);
    }
  }

  Instrument instrument() {
    return instrument;
  }

  ChartCanvas canvas() {
    return canvas;
  }

  /** Puts something between title and buttons. */
  void addToHeader(Node node) {
    header.getChildren().add(2, node);
  }

  void setSubtitle(String text, boolean shown) {
    subtitle.setText(text);
    subtitle.setVisible(shown);
    subtitle.setManaged(shown);
  }

  void onMaximize(Runnable action) {
    maximize.setOnAction(e -> action.run());
  }

  void showMaximized(boolean maximized) {
    ((FontIcon) maximize.getGraphic())
        .setIconCode(maximized ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2);
    maximize.getTooltip().setText(maximized ? "Back to the board (Esc)" : "Maximize (F)");
  }

  /** Another run begins: axes start anew, and a failure is forgiven. */
  void forget() {
    failure.setVisible(false);
    canvas.setVisible(true);
    draw(figure::forget);
    canvas.repaint();
  }

  Hit hit(MouseEvent event) {
    Hit[] hit = {Hit.NONE};
    draw(() -> hit[0] = figure.hit(event.getX(), event.getY()));
    return hit[0];
  }
}
